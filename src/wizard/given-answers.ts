import type { Computer } from '../computer/computer.ts';
import type { FlagTexts, Given } from './given.ts';
import type { SetupOptions } from './setup-options.ts';

/** What was answered before the run. */
export interface GivenAnswers {
  readonly given: Given;
  /** May SSH be let in from everywhere? */
  readonly sshFromAnywhere: boolean;
  /** The nodes that the answers file agrees to. */
  readonly accept: readonly string[];
}

const NOTHING: GivenAnswers = { given: new Map(), sshFromAnywhere: false, accept: [] };

/**
 * The answers of flags and answers file. What it takes to read them is loaded where there are any.
 * @throws SetupError, exit 2, with the flag among its facts
 */
export async function givenAnswers(
  { flags, answersFile }: Pick<SetupOptions, 'flags' | 'answersFile'>,
  computer: Pick<Computer, 'home' | 'cwd'>,
): Promise<GivenAnswers> {
  if (Object.keys(flags).length === 0 && answersFile === undefined) return NOTHING;
  const { allowsSshFromAnywhere, readGiven } = await import('./given.ts');
  const file: FlagTexts = answersFile === undefined ? {} : await readFile(answersFile, computer);
  return {
    given: await readGiven(flags, file, computer),
    sshFromAnywhere: [flags, file].some(allowsSshFromAnywhere),
    accept: (file.accept ?? '')
      .split(',')
      .map((node) => node.trim())
      .filter(Boolean),
  };
}

async function readFile(path: string, computer: Pick<Computer, 'home' | 'cwd'>): Promise<FlagTexts> {
  const { readAnswersFile } = await import('./answers-file.ts');
  return readAnswersFile(path, computer);
}
