import type { AnswerValue, Source } from '../answers/answers.ts';
import { FLAGS, flagOf, scopeOf } from '../answers/flags.ts';
import { parseAnswer } from '../answers/parse.ts';
import type { ReadContext } from '../aws/context.ts';
import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import type { NodeId } from '../engine/resource.ts';
import type { Meanwhile, Question, Settled, Step } from '../steps/step.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Report } from './events.ts';
import type { Given } from './given.ts';
import type { Prompter } from './prompter.ts';

export interface Asking {
  readonly given: Given;
  readonly book: AnswerBook;
  /** Absent where nobody can be asked: the defaults are taken then, and told. */
  readonly prompter: Prompter | undefined;
  /** Ask again what an earlier run was answered. */
  readonly again: boolean;
  readonly report: Report;
  readonly computer: Pick<Computer, 'home' | 'cwd'>;
  /** `--allow-ssh-from-anywhere` counts for what a person types as well. */
  readonly sshFromAnywhere: boolean;
  /** Passwords typed in this run. */
  readonly secrets: Map<NodeId, string>;
  /** A run that makes nothing needs none. */
  readonly dryRun?: boolean;
  /** For answers that take their time; absent where nobody waits. */
  readonly sleep?: Meanwhile['sleep'];
  /** Called after each answer a person gave, so that it is kept whatever happens next. */
  readonly keep: () => Promise<void>;
}

/** Settles every question of a step in one region, in order, and returns what the step has seen with those answers. */
export async function askStep<Seen>(step: Step<Seen>, cx: ReadContext, asking: Asking): Promise<Seen> {
  const { book } = asking;
  for (;;) {
    const draft = { ...book.draftFrom(cx.region, asking.given), ...book.of(cx.region).values };
    const seen = await step.look(cx, draft, isAskedAgain(asking));
    const question = step.questions(seen, draft, cx).find(({ key }) => !book.has(key, cx.region));
    if (!question) {
      await askSecrets(step, seen, cx, asking);
      return seen;
    }
    await settle(question, cx.region, asking);
  }
}

/** Is a person asked what an earlier run was answered? */
export const isAskedAgain = ({ again, prompter }: Asking): boolean => again && prompter !== undefined;

/** Settles every question without asking or telling: for a step that is only needed by others. */
export async function assumeStep<Seen>(step: Step<Seen>, cx: ReadContext, asking: Asking): Promise<Seen> {
  const quietly = { ...asking, prompter: undefined, again: false, report: () => undefined };
  return askStep({ ...step, secrets: () => [] }, cx, quietly);
}

async function settle(question: Question, region: string, asking: Asking): Promise<void> {
  const { book, report } = asking;
  const { value, source, settled } = await settledAnswer(question, region, asking);
  book.set(question.key, region, settled.value, source);
  if (settled.because) report({ type: 'notice', ...settled.because });
  if (source === 'default' && !question.quiet) {
    const where = scopeOf(question.key) === 'region' ? { region } : {};
    const choice = question.choices?.find((one) => one.value === value)?.text;
    const flag = FLAGS.find(({ key }) => key === question.key)?.flag;
    const told = {
      key: question.key,
      ...(flag ? { flag } : {}),
      question: question.text,
      ...where,
      ...(choice ? { choice } : {}),
    };
    report({ type: 'answer', ...told, value: settled.value, source });
  }
  if (source === 'asked') await asking.keep();
}

/** A person is asked until what they answered holds. */
async function settledAnswer(
  question: Question,
  region: string,
  asking: Asking,
): Promise<{ value: AnswerValue; source: Source; settled: Settled }> {
  const { report, sleep = async () => undefined } = asking;
  const tell: Meanwhile['tell'] = (message) => {
    report({ type: 'notice', level: 'info', ...message });
    report({ type: 'looking' });
  };
  for (;;) {
    const { value, source } = await answer(question, region, asking);
    const settled = (await question.settle?.(value, { sleep, tell })) ?? { value };
    if (!settled.again || source !== 'asked') return { value, source, settled };
    report({ type: 'notice', ...settled.again });
  }
}

/** Flag, answers file, saved answer, person, default: the first that there is. */
async function answer(
  question: Question,
  region: string,
  asking: Asking,
): Promise<{ value: AnswerValue; source: Source }> {
  const { key } = question;
  const given = asking.given.get(key);
  if (given) {
    checkGiven(question, given.value);
    return given;
  }
  const saved = question.afresh ? undefined : asking.book.saved(key, region);
  const askable = asking.prompter && !question.quiet;
  if (saved !== undefined && !(asking.again && askable)) return { value: saved, source: 'saved' };
  if (!asking.prompter || question.quiet) return { value: question.default, source: 'default' };
  const proposed = { ...question, default: saved ?? question.default };
  const value = await asking.prompter.ask(proposed, async (text) => {
    // A person is told in the prompt what is too wide; the flag that allows it is for scripts and the brave.
    const parsed = await parseAnswer(key, text, { computer: asking.computer, sshFromAnywhere: asking.sshFromAnywhere });
    question.check?.(parsed);
    return parsed;
  });
  return { value, source: 'asked' };
}

function checkGiven(question: Question, value: AnswerValue): void {
  try {
    question.check?.(value);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    throw new SetupError(error.code, { ...error.facts, flag: flagOf(question.key), value: String(value) }, 2);
  }
}

async function askSecrets<Seen>(step: Step<Seen>, seen: Seen, cx: ReadContext, asking: Asking): Promise<void> {
  for (const secret of step.secrets?.(seen, asking.book.of(cx.region).values, cx) ?? []) {
    if (asking.secrets.has(secret.node) || (asking.prompter && asking.dryRun)) continue;
    if (asking.prompter) asking.secrets.set(secret.node, await asking.prompter.secret(secret.text, secret.check));
    else {
      // Nobody is here to type it: one is made, as without the wish.
      asking.book.set('adminPassword', cx.region, 'generated', 'default');
      asking.report({ type: 'notice', level: 'info', code: 'admin.password-not-typed' });
    }
  }
}
