import stringWidth from 'fast-string-width';
import { wrapAnsi } from './wrap.ts';

const GAP = 2;
/** A last column narrower than this is unreadable: the rows are then stacked. */
const NARROWEST = 22;

export interface TableOptions {
  readonly indent?: number;
  /** A line above a row, by the row's index; empty for none. */
  readonly titles?: readonly string[];
}

/**
 * Rows in columns no wider than `width`; the last column takes what is left and wraps. Wide characters count two.
 * Where that leaves too little, each row is stacked: its first cells on a line, the last one below, indented.
 */
export function formatTable(rows: readonly (readonly string[])[], width: number, options: TableOptions = {}): string {
  const { indent = 2, titles = [] } = options;
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const before = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP, indent);
  const left = width - before - 1;
  const layOut = (row: readonly string[]) =>
    left < NARROWEST ? stacked(row, width, indent) : aligned(row, widths, left, indent);
  const lines = rows.flatMap((row, at) => [...(titles[at] ? [titles[at]] : []), ...layOut(row)]);
  return lines.map((line) => line.trimEnd()).join('\n');
}

function aligned(row: readonly string[], widths: readonly number[], left: number, indent: number): readonly string[] {
  const cells = row.slice(0, -1).map((cell, column) => pad(cell, (widths[column] ?? 0) + GAP));
  const head = ' '.repeat(indent) + cells.join('');
  const [first = '', ...more] = wrap(row.at(-1) ?? '', left);
  return [head + first, ...more.map((line) => ' '.repeat(stringWidth(head)) + line)];
}

function stacked(row: readonly string[], width: number, indent: number): readonly string[] {
  const head = row
    .slice(0, -1)
    .filter((cell) => cell !== '')
    .join('  ');
  const space = ' '.repeat(indent);
  const room = Math.max(8, width - indent - 3);
  return [
    ...wrap(head, room).map((line) => space + line),
    ...wrap(row.at(-1) ?? '', room).map((line) => `${space}  ${line}`),
  ];
}

/** Text broken into lines no wider than `width`, words kept whole where they fit. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(8, width), { hard: true, trim: true }).split('\n');
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** As much of a text as `width` columns hold, wide letters counting two; what is left out shows as `…`. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && stringWidth(letters.join('')) > width - 1) letters.pop();
  return `${letters.join('')}…`;
}
