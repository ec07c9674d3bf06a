import type { Ratio } from './table.ts';

/** The value in the middle; of an even number, the mean of the two in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which a share (0 to 1) of the values lies, interpolated between its neighbours. Throws for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) throw new RangeError('no values');
  return below + (above - below) * (at - Math.floor(at));
}

/** The ratio of two things measured in turn: the median of the rounds' own ratios, which a machine's slow hour does not bend. */
export function pairedRatio(ours: readonly number[], beside: readonly number[]): Ratio {
  if (ours.length !== beside.length) throw new RangeError(`${ours.length} values against ${beside.length}`);
  const ratios = ours.map((value, round) => value / (beside[round] ?? Number.NaN));
  return { median: median(ratios), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75) };
}
