/** Something under way from one moment to another. */
export interface UnderWay {
  readonly arrived: number;
  readonly answered: number;
}

/**
 * For each call, in the order they arrived, the length of the longest row of calls up to it of which each arrived after the one before was
 * answered: the round trip it was in, the first is 1.
 */
export function roundsOf<C extends UnderWay>(calls: readonly C[]): readonly (readonly [round: number, call: C])[] {
  const inOrder = calls.toSorted((one, other) => one.arrived - other.arrived);
  const rounds: [number, C][] = [];
  for (const call of inOrder) {
    const before = rounds.filter(([, earlier]) => earlier.answered <= call.arrived).map(([round]) => round);
    rounds.push([Math.max(0, ...before) + 1, call]);
  }
  return rounds;
}

/** The longest row of calls one after another. */
export function longestRow(calls: readonly UnderWay[]): number {
  return Math.max(0, ...roundsOf(calls).map(([round]) => round));
}

/** How many were under way at once at the most. */
export function mostAtOnce(calls: readonly UnderWay[]): number {
  const changes = calls.flatMap(({ arrived, answered }) => [[arrived, 1] as const, [answered, -1] as const]);
  // What ends in the moment another begins was not under way with it.
  const inOrder = changes.toSorted(([one, step], [other, otherStep]) => one - other || step - otherStep);
  let now = 0;
  let most = 0;
  for (const [, step] of inOrder) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

/** For how long at least one was under way. */
export function timeUnderWay(calls: readonly UnderWay[]): number {
  const inOrder = calls.toSorted((one, other) => one.arrived - other.arrived);
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { arrived, answered } of inOrder) {
    total += Math.max(0, answered - Math.max(arrived, until));
    until = Math.max(until, answered);
  }
  return total;
}
