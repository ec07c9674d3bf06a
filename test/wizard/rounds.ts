import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { type Runs, runs } from './run.ts';

/** So often in a row, and so long each time, must nothing have come up before all calls that wait are answered at once. */
const LOOKS = 4;
const PAUSE = 6;

/** Round trips: every call under way waits until no other is begun, then all of them are answered together. */
interface Rounds {
  readonly options: Partial<SandboxOptions>;
  /** How many there were so far. */
  count(): number;
}

/** A practice account whose time is counted in round trips, whatever the computer is busy with. */
function rounds(): Rounds {
  let waiting: (() => void)[] = [];
  let count = 0;
  let begun = 0;
  let turning = false;
  const untilStill = async () => {
    for (let still = 0; still < LOOKS; ) {
      const before = begun;
      await sleep(PAUSE);
      still = begun === before ? still + 1 : 0;
    }
  };
  const turn = async () => {
    turning = true;
    while (waiting.length > 0) {
      await untilStill();
      const answered = waiting;
      waiting = [];
      count += 1;
      for (const answer of answered) answer();
      await untilStill();
    }
    turning = false;
  };
  const call = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      begun += 1;
      if (!turning) void turn();
    });
  return { options: { latencyMilliseconds: 1, sleep: call }, count: () => count };
}

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
  const { options, count } = rounds();
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
