import { existsSync } from 'node:fs';
import { vi } from 'vitest';
import { countedRounds } from '../support/counted-rounds.ts';
import { type Runs, runs } from './run.ts';

export interface CountedRuns extends Runs {
  /** How many round trips it took. */
  trips(run: () => Promise<unknown>): Promise<number>;
  /** How many there were so far. */
  count(): number;
}

/** A disk that is slow to answer would make round trips of its own. */
const MEMORY = '/dev/shm';

/** Runs in a practice account that answers in round trips. */
export async function countedRuns(): Promise<CountedRuns> {
  const { options, count } = countedRounds();
  if (existsSync(MEMORY)) vi.stubEnv('TMPDIR', MEMORY);
  const account = await runs(undefined, options);
  vi.unstubAllEnvs();
  const trips: CountedRuns['trips'] = async (run) => {
    const before = count();
    await run();
    return count() - before;
  };
  return { ...account, trips, count };
}
