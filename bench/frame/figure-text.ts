import { type Figure, isFigure, type Limit, type NoFigure, type Ratio, type Row } from './table.ts';

/** A figure as it is read: `63 ms`, `2.31 s`, `161.3 KB` (thousands), `97.4 MiB`, `14.2 round trips`, `45 requests`. */
export function figureText(figure: Figure | NoFigure): string {
  if (!isFigure(figure)) return figure.absent ?? (figure.failed ? 'failed' : '');
  const { value, unit } = figure;
  if (unit === 'ms') return value < 1000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1000).toFixed(2)} s`;
  if (unit === 'bytes') return bytesText(value);
  const number = Number.isInteger(value) ? String(value) : value.toFixed(1);
  return unit === '' ? number : `${number} ${unit}`;
}

function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(2)} MB`;
}

/** `1.04 ×`; with a third digit where the ratio is small, or so near its limit that two do not show on which side it is. */
export function ratioText(ratio: number, limit?: number): string {
  const isNear = limit !== undefined && Math.abs(ratio - limit) < 0.01;
  return `${ratio.toFixed(ratio < 0.2 || isNear ? 3 : 2)} ×`;
}

/** How far the middle half of the pairs lies apart: `1.02 – 1.07`. */
export function spreadText({ median, low, high }: Ratio): string {
  const digits = median < 0.2 ? 3 : 2;
  return `${low.toFixed(digits)} – ${high.toFixed(digits)}`;
}

/** `≤ 1.1 ×`, `≤ 260.0 KB`. */
export function limitText({ of, atMost }: Limit, { ours }: Row): string {
  if (of === 'ratio') return `≤ ${atMost} ×`;
  return `≤ ${isFigure(ours) ? figureText({ value: atMost, unit: ours.unit }) : atMost}`;
}
