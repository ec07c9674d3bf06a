import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts';

/** So often in a row, so many milliseconds apart, must nothing new have come up. */
const LOOKS = 4;
const PAUSE = 8;

/** A practice account whose time is counted in round trips, however busy the computer is. */
export interface CountedRounds {
  readonly options: Partial<SandboxOptions>;
  /** How many there were so far. */
  count(): number;
}

/** Every call under way waits until no other is begun; then all of them are answered together. */
export function countedRounds(): CountedRounds {
  let waiting: (() => void)[] = [];
  let begun = 0;
  let count = 0;
  let isTurning = false;
  const untilStill = async () => {
    for (let still = 0; still < LOOKS; ) {
      const before = begun;
      await sleep(PAUSE);
      still = begun === before ? still + 1 : 0;
    }
  };
  const turn = async () => {
    isTurning = true;
    while (waiting.length > 0) {
      await untilStill();
      const answered = waiting;
      waiting = [];
      count += 1;
      for (const answer of answered) answer();
      await untilStill();
    }
    isTurning = false;
  };
  const call = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      begun += 1;
      if (!isTurning) void turn();
    });
  return { options: { latencyMilliseconds: 1, sleep: call }, count: () => count };
}
