import type { AnswerKey, AnswerValue, Draft } from '../../src/answers/answers.ts';
import type { Question, Step } from '../../src/steps/step.ts';
import { AnswerBook } from '../../src/wizard/answer-book.ts';
import type { Asking } from '../../src/wizard/asking.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import type { GivenAnswer } from '../../src/wizard/given.ts';
import { account, REGION } from '../resources/account.ts';
import { type Person, person, type Typing } from './person.ts';

/** The words of every question here. */
export const text = { code: 'cluster.question' };

/** A question about an answer, with its default. */
export const question = (key: AnswerKey, byDefault: AnswerValue, more: Partial<Question> = {}): Question => ({
  key,
  kind: 'text',
  text,
  default: byDefault,
  ...more,
});

/** A step that asks these questions and sees the answers it looks with. */
export function stepOf(questions: readonly Question[] | ((draft: Draft) => readonly Question[])): Step<Draft> {
  return {
    id: 'cluster',
    scope: 'region',
    look: async (_cx, draft) => draft,
    questions: (_seen, draft) => (typeof questions === 'function' ? questions(draft) : questions),
    nodes: () => [],
    findings: () => [],
    notes: () => [],
  };
}

/** What is given, kept and typed before a step is asked. */
export interface Case {
  readonly given?: Readonly<Partial<Record<AnswerKey, GivenAnswer>>>;
  readonly saved?: Readonly<Record<string, string | number | boolean | string[]>>;
  readonly typing?: Typing;
  readonly again?: boolean;
  readonly nobody?: boolean;
}

/** Somebody to ask, and what comes of it. */
export function asking({ given = {}, saved, typing, again = false, nobody = false }: Case = {}) {
  const book = new AnswerBook(saved && { global: {}, regions: { [REGION]: { ...saved } } });
  const who: Person = person(typing);
  const told: RunEvent[] = [];
  const keeping: Draft[] = [];
  const all: Asking = {
    given: new Map(Object.entries(given) as [AnswerKey, GivenAnswer][]),
    book,
    prompter: nobody ? undefined : who,
    again,
    report: (event) => told.push(event),
    computer: { home: '/home/alice', cwd: '/work' },
    sshFromAnywhere: false,
    secrets: new Map(),
    keep: async () => void keeping.push(book.of(REGION).values),
  };
  return { all, book, who, told, keeping, answered: () => book.of(REGION) };
}

/** A look at an account that nothing is asked of. */
export const { read: cx } = account();
