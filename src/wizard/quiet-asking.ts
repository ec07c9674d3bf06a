import type { AnswerBook } from './answer-book.ts';
import type { Asking } from './asking.ts';
import type { Report } from './events.ts';
import type { Surroundings } from './surroundings.ts';

/** Settles every question by what was answered before, else by its default: for a run that only looks. */
export function quietAsking(
  book: AnswerBook,
  { computer }: Pick<Surroundings, 'computer'>,
  report: Report = () => undefined,
): Asking {
  return {
    given: new Map(),
    book,
    prompter: undefined,
    again: false,
    report,
    computer,
    sshFromAnywhere: false,
    secrets: new Map(),
    keep: async () => undefined,
  };
}
