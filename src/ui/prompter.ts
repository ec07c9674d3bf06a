import stringWidth from 'fast-string-width';
import type { AnswerValue } from '../answers/answers.ts';
import { SetupError } from '../engine/errors.ts';
import type { Message, Question, QuestionChoice } from '../steps/step.ts';
import type { Meanwhile, Prompter } from '../wizard/prompter.ts';
import { harmless } from './harmless.ts';
import { onlyListedKeys } from './listed-keys.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';
import { discardTypedAhead } from './typed-ahead.ts';

export interface PromptStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  /** Called when the person presses Ctrl-C in a prompt; aborts the run. */
  readonly interrupt: () => void;
  /** Called before a prompt is drawn: nothing else may draw while it is open. True when something was under way since the last one. */
  readonly quiet: () => boolean;
  /** Called when it is closed again. */
  readonly closed: () => void;
}

const YES_OR_NO: readonly QuestionChoice[] = [
  { value: 'yes', text: { code: 'prompt.yes' } },
  { value: 'no', text: { code: 'prompt.no' } },
];

interface Asking {
  /** The answer lets something happen that has just been shown. */
  readonly consent?: boolean;
  /** Nothing of it stays on the screen. */
  readonly fleeting?: boolean;
  readonly meanwhile?: Meanwhile | undefined;
}

interface Prompt {
  readonly type: string;
  readonly message: string;
  readonly theme?: { readonly style: object };
  readonly [option: string]: unknown;
}

type AskOne = (prompt: Prompt, asking?: Asking) => Promise<unknown>;

/** inquirer draws at the end of the turn in which it is asked: what comes two turns later finds the question on the screen. */
const onceDrawn = (then: () => void): void => void setTimeout(() => setImmediate(then));

/** Prompts by inquirer, which is loaded with the first of them. */
export function terminalPrompter(screen: Screen, streams: PromptStreams): Prompter {
  const { tell, say } = screen;
  /** What was answered, on lines of its own where it does not fit beside the question. */
  const answeredTo = (message: string) => (text: string) => {
    const room = widthOf(screen.talk) - stringWidth(`✔ ${message} `);
    const lines = wrap(text, widthOf(screen.talk) - 3).map((line) => `\n  ${line}`);
    return screen.colour.cyan(stringWidth(text) <= room ? text : lines.join(''));
  };
  const askOne: AskOne = async (question, { consent = false, fleeting = false, meanwhile } = {}) => {
    const loading = import('inquirer');
    // What is answered by mistake can be seen in the plan, and nobody agrees to anything by choosing a region.
    const isFinal = consent && !meanwhile;
    if (streams.quiet() || consent) await discardTypedAhead(streams.input, streams.interrupt, isFinal);
    const { default: inquirer } = await loading;
    streams.signal.throwIfAborted();
    const prompt = inquirer.createPromptModule({
      input: streams.input as NodeJS.ReadStream,
      output: streams.output as NodeJS.WriteStream,
      clearPromptOnDone: fleeting,
      signal: meanwhile ? AbortSignal.any([streams.signal, meanwhile.signal]) : streams.signal,
    });
    if (meanwhile) onceDrawn(meanwhile.shown);
    const { type } = question;
    const isList = type === 'select' || type === 'checkbox';
    const allKeys = isList ? onlyListedKeys(streams.input, type === 'select') : () => {};
    try {
      const style = { ...question.theme?.style, answer: answeredTo(question.message) };
      const answers = await prompt([{ ...question, theme: { style }, name: 'answer' }] as never);
      return (answers as { answer: unknown }).answer;
    } catch (error) {
      if (!(error instanceof Error) || !/^(ExitPromptError|AbortPromptError)$/.test(error.name)) throw error;
      meanwhile?.signal.throwIfAborted();
      streams.interrupt();
      streams.signal.throwIfAborted();
      throw error;
    } finally {
      allKeys();
      streams.closed();
    }
  };
  const told = (text: string, colour = (line: string) => line) => {
    for (const line of wrap(text, widthOf(screen.talk) - 3)) screen.talk.write(`  ${colour(line)}\n`);
  };
  // inquirer puts `> ` before it, and breaks what is longer than a line wherever the line ends.
  const wrong = (text: string) => wrap(text, widthOf(screen.talk) - 3).join('\n  ');
  const select = async (
    text: Message,
    choices: readonly QuestionChoice[],
    byDefault: string,
    asking?: Asking,
  ): Promise<string> => {
    const shown = choices.map((choice) => ({ name: tell(choice.text), value: choice.value }));
    const theme = { style: { keysHelpTip: () => screen.colour.dim(say('prompt.help-select')) } };
    const question = { type: 'select', message: tell(text), choices: shown, default: byDefault, theme };
    return String(await askOne(question, asking));
  };
  const confirm = async (text: Message, byDefault: boolean, asking?: Asking): Promise<boolean> => {
    // inquirer takes a yes or a no in English only.
    if (screen.language !== 'en') return (await select(text, YES_OR_NO, byDefault ? 'yes' : 'no', asking)) === 'yes';
    const transformer = (yes: boolean) => say(yes ? 'prompt.yes' : 'prompt.no');
    const question = { type: 'confirm', message: tell(text), default: byDefault, transformer };
    return (await askOne(question, asking)) as boolean;
  };
  const askUntilTaken = async (question: Question, accept: (text: string) => Promise<AnswerValue>) => {
    for (;;) {
      const chosen = await select(question.text, question.choices ?? [], String(question.default));
      try {
        return await accept(chosen);
      } catch (error) {
        if (!(error instanceof SetupError)) throw error;
        told(say(error.code, error.facts));
      }
    }
  };
  const showFound = (found: Message | undefined) => {
    if (found) told(tell(found), screen.colour.dim);
  };

  return {
    async ask(question, accept) {
      showFound(question.found);
      if (question.kind === 'confirm') {
        return confirm(question.text, question.default === true);
      }
      if (question.kind === 'select') return askUntilTaken(question, accept);
      let value: AnswerValue = question.default;
      const validate = async (text: string) => {
        try {
          value = await accept(text);
          return true;
        } catch (error) {
          if (error instanceof SetupError) return wrong(say(error.code, error.facts));
          throw error;
        }
      };
      // Some come from AWS, which has a name for everything.
      const shown = harmless(String(question.default));
      await askOne({ type: 'input', message: tell(question.text), default: shown, validate });
      return value;
    },
    async secret(text, check) {
      for (;;) {
        const validate = (typed: string) => {
          const [fault] = check(typed);
          return fault ? wrong(tell(fault)) : true;
        };
        const hidden = { type: 'password', mask: '*', toggleMask: false };
        const first = await askOne({ ...hidden, message: tell(text), validate });
        // It goes from the screen: that it was answered would look as if it were right.
        const second = await askOne({ ...hidden, message: say('prompt.repeat-password') }, { fleeting: true });
        if (first === second) return String(first);
        told(say('prompt.passwords-differ'));
      }
    },
    confirm: (text, byDefault) => confirm(text, byDefault, { consent: true }),
    async checklist(text, items) {
      const names = items.map((item) => `${tell(item.text)} ${screen.colour.dim(tell(item.price))}`);
      const choices = items.map(({ value, ticked }, at) => ({ name: names[at], value, checked: ticked }));
      const style = {
        keysHelpTip: () => screen.colour.dim(say('prompt.help-checklist')),
        renderSelectedChoices: (chosen: readonly { readonly value: unknown }[]) =>
          chosen.length === 0 ? say('prompt.none') : chosen.map(({ value }) => String(value)).join(', '),
      };
      const question = { type: 'checkbox', message: tell(text), choices, theme: { style }, pageSize: 16, loop: false };
      return (await askOne(question, { consent: true })) as readonly string[];
    },
    choose: (text, choices, byDefault, meanwhile) => select(text, choices, byDefault, { consent: true, meanwhile }),
    line: async (text) => String(await askOne({ type: 'input', message: tell(text) }, { consent: true })),
  };
}
