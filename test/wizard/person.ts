import type { AnswerValue } from '../../src/answers/answers.ts';
import type { Pairing } from '../../src/aws/pairing.ts';
import { SetupError } from '../../src/engine/errors.ts';
import type { Question } from '../../src/steps/step.ts';
import type { Prompter } from '../../src/wizard/prompter.ts';

/** What a person types: by the answer's name (`line` where none is asked for), one text a time it is asked; Enter where nothing is left. */
export interface Typing {
  readonly [key: string]: readonly string[];
}

export interface Person extends Prompter {
  /** Somebody with an authenticator app. */
  readonly pairing?: Pairing;
  /** Every question as it was put: the answer's name and the default. */
  readonly asked: (readonly [string, AnswerValue])[];
  /** The extras that were offered. */
  readonly offered: string[];
  /** The codes of what was refused in place. */
  readonly refused: string[];
  /** Every choice that was put: why, and what could be chosen. */
  readonly chosen: (readonly [string, readonly string[]])[];
}

/** A person at the prompts. `choose` takes, in turn, the choices whose text has the given codes. */
export function person(typing: Typing = {}, choices: readonly string[] = [], secret = 'Typed-Secret-1'): Person {
  const left = new Map(Object.entries(typing).map(([key, texts]) => [key, [...texts]]));
  const codes = [...choices];
  const asked: Person['asked'] = [];
  const offered: string[] = [];
  const refused: string[] = [];
  const chosen: Person['chosen'] = [];
  return {
    asked,
    offered,
    refused,
    chosen,
    ask: async (question: Question, accept) => {
      asked.push([question.key, question.default]);
      for (;;) {
        const text = left.get(question.key)?.shift() ?? enter(question.default);
        try {
          return await accept(text);
        } catch (error) {
          if (!(error instanceof SetupError)) throw error;
          refused.push(error.code);
          if (refused.length > 20) throw new TypeError(`cannot answer ${question.key}: ${refused.join(', ')}`);
        }
      }
    },
    secret: async (_text, check) => {
      if (check(secret).length > 0) throw new TypeError(`${secret} will not do`);
      return secret;
    },
    confirm: async () => true,
    choose: async ({ code }, offered, byDefault) => {
      chosen.push([code, offered.map(({ text }) => text.code)]);
      if (chosen.length > 20) throw new TypeError(`asked again and again: ${code}`);
      const wanted = codes.shift();
      return offered.find(({ text }) => text.code === wanted)?.value ?? byDefault;
    },
    checklist: async (_text, items) => {
      const typed = left.get('with')?.shift();
      offered.push(...items.map(({ value }) => value));
      asked.push(['with', items.filter(({ ticked }) => ticked).map(({ value }) => value)]);
      return typed === undefined
        ? items.filter(({ ticked }) => ticked).map(({ value }) => value)
        : typed.split(',').filter(Boolean);
    },
    line: async () => left.get('line')?.shift() ?? '123456',
  };
}

/** What the prompt gives for Enter. */
function enter(byDefault: AnswerValue): string {
  if (typeof byDefault === 'boolean') return byDefault ? 'yes' : 'no';
  return Array.isArray(byDefault) ? byDefault.join(',') : String(byDefault);
}
