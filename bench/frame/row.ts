import { median, pairedRatio } from './statistics.ts';
import type { Figure, Limit, NoFigure, Row, Unit } from './table.ts';

/** The median of some measurements. */
const figureOf = (samples: readonly number[], unit: Unit): Figure => ({ value: median(samples), unit });

interface OursAlone {
  readonly what: string;
  readonly ours: readonly number[];
  readonly unit: Unit;
  /** What the median must not pass. */
  readonly atMost?: number;
}

interface Comparison extends Omit<OursAlone, 'atMost'> {
  /** What stands beside it, and its measurements of the same rounds, or why there are none. */
  readonly beside: { readonly name: string; readonly samples: readonly number[] | NoFigure };
  /** What the ratio must not pass. */
  readonly atMost?: number;
}

/** A row of our own figure alone. */
export function plainRow({ what, ours, unit, atMost }: OursAlone): Row {
  return { what, ours: figureOf(ours, unit), ...limited('ours', atMost), samples: { ours } };
}

/** A row of two things measured in turn (see `alternate`). */
export function comparedRow({ what, ours, unit, beside: { name, samples }, atMost }: Comparison): Row {
  const limit = limited('ratio', atMost);
  const own = { what, ours: figureOf(ours, unit), ...limit };
  if (!('length' in samples)) return { ...own, beside: { name, figure: samples }, samples: { ours } };
  return {
    ...own,
    beside: { name, figure: figureOf(samples, unit) },
    ratio: pairedRatio(ours, samples),
    samples: { ours, beside: samples },
  };
}

const limited = (of: Limit['of'], atMost: number | undefined): { limit?: Limit } =>
  atMost === undefined ? {} : { limit: { of, atMost } };
