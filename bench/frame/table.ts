/** Milliseconds, bytes, MiB, a number without a unit, or a number of something (`requests`, `round trips`). */
export type Unit = 'ms' | 'bytes' | 'MiB' | 'requests' | 'round trips' | '';

export interface Figure {
  readonly value: number;
  readonly unit: Unit;
}

/** Why there is no figure. `absent`: the rival is not installed, which is no fault; `failed`: it could not be measured, and the bench exits with 1. */
export interface NoFigure {
  readonly absent?: string;
  readonly failed?: string;
}

/** What must not be passed: our own figure, in its unit, or its ratio to the figure beside it. */
export interface Limit {
  readonly of: 'ours' | 'ratio';
  readonly atMost: number;
}

/** One line of a table: our figure and, where there is one, what it is held against. */
export interface Row {
  readonly what: string;
  readonly ours: Figure | NoFigure;
  /** What stands beside it: its name (`node -e 0`, `terraform apply`) and its figure. */
  readonly beside?: { readonly name: string; readonly figure: Figure | NoFigure };
  /** The median of the pairs' ratios, ours ÷ beside. */
  readonly ratio?: Ratio;
  readonly limit?: Limit;
  /** Every single measurement, round by round, for `--json`. */
  readonly samples?: { readonly ours: readonly number[]; readonly beside?: readonly number[] };
}

export interface Ratio {
  readonly median: number;
  /** The first and the third quartile: how far the pairs lie apart. */
  readonly low: number;
  readonly high: number;
}

/** What a group found. */
export interface Table {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Sentences below the table: versions of the rivals, counts, a curve, a critical path. Multi-line texts keep their lines. */
  readonly notes: readonly string[];
}

/** `ok`, `over` a limit, or `unknown` where a limit could not be held against anything; nothing where there is no limit. */
export type Verdict = 'ok' | 'over' | 'unknown' | undefined;

export const isFigure = (figure: Figure | NoFigure): figure is Figure => 'value' in figure;

/** How a row stands to its limit. */
export function verdictOf({ ours, ratio, limit }: Row): Verdict {
  if (limit === undefined) return undefined;
  const value = limit.of === 'ratio' ? ratio?.median : isFigure(ours) ? ours.value : undefined;
  if (value === undefined) return 'unknown';
  return value <= limit.atMost ? 'ok' : 'over';
}

/** What of a row could not be measured although everything for it is there. */
export function failuresOf({ what, ours, beside }: Row): readonly string[] {
  const figures = beside ? [ours, beside.figure] : [ours];
  return figures.flatMap((figure) => (isFigure(figure) || !figure.failed ? [] : `${what}: ${figure.failed}`));
}
