import { FAULTS, type Strike } from './faults.ts';
import { randomFrom, seedOf } from './seed.ts';
import { STATES, type StateFate } from './state-damage.ts';

/** How many cells are played; all without it. */
const SIZE = Number(process.env.CHAOS_SAMPLE) || Number.POSITIVE_INFINITY;
/** A sample begins nothing new after so long, however slow the machine is; what is under way may take another minute. */
const SAMPLE_TIME = 210_000;
const end = SIZE === Number.POSITIVE_INFINITY ? SIZE : Date.now() + SAMPLE_TIME;

/** Is the time for a sample over? */
export const isOver = (): boolean => Date.now() > end;

export interface DealtStrike extends Strike {
  readonly state: StateFate;
}

/**
 * Every call with every fault, and over the table every fault with every fate of the state. With CHAOS_SAMPLE only so many of them, chosen by
 * the seed.
 */
export function dealt(calls: readonly string[]): readonly DealtStrike[] {
  const all = calls.flatMap((call, row) =>
    FAULTS.map((fault, column) => ({ call, fault, state: STATES[(row + column) % STATES.length] ?? 'kept' })),
  );
  const random = randomFrom(seedOf('sample'));
  return all
    .map((one) => ({ one, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, SIZE)
    .map(({ one }) => one);
}
