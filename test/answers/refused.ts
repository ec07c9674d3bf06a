import type { AnswerKey, Answers } from '../../src/answers/answers.ts';
import { type ParseSurroundings, parseAnswer } from '../../src/answers/parse.ts';
import { SetupError } from '../../src/engine/errors.ts';

const NOWHERE: ParseSurroundings = { computer: { home: '/home/alice', cwd: '/work' }, sshFromAnywhere: false };

/** Reads an answer as a flag would be read. */
export function read<K extends AnswerKey>(
  key: K,
  text: string,
  around: Partial<ParseSurroundings> = {},
): Promise<Answers[K]> {
  return parseAnswer(key, text, { ...NOWHERE, ...around });
}

/** What an answer is refused with: its code, what it tells and the exit code. Fails when it is taken. */
export async function refusal(
  key: AnswerKey,
  text: string,
  around: Partial<ParseSurroundings> = {},
): Promise<Pick<SetupError, 'code' | 'facts' | 'exitCode'>> {
  const taken = await read(key, text, around).catch((error: unknown) => error);
  if (taken instanceof SetupError) return { code: taken.code, facts: taken.facts, exitCode: taken.exitCode };
  throw new TypeError(`was not refused: ${JSON.stringify(taken)}`);
}
