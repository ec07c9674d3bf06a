import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';

/** So long must nothing have come up before all calls that wait are answered at once. */
const STILL = 25;

/** Round trips: every call under way waits until no other is begun, then all of them are answered together. */
export interface Rounds {
  readonly options: Partial<SandboxOptions>;
  /** How many there were so far. */
  count(): number;
}

/** A practice account whose time is counted in round trips, whatever the computer is busy with. */
export function rounds(): Rounds {
  let waiting: (() => void)[] = [];
  let count = 0;
  let last = 0;
  let turning = false;
  const turn = async () => {
    turning = true;
    while (waiting.length > 0) {
      while (performance.now() - last < STILL) await sleep(STILL / 2);
      const answered = waiting;
      waiting = [];
      count += 1;
      for (const answer of answered) answer();
      last = performance.now();
      await sleep(STILL);
    }
    turning = false;
  };
  const call = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      last = performance.now();
      if (!turning) void turn();
    });
  return { options: { latencyMilliseconds: 1, sleep: call }, count: () => count };
}
