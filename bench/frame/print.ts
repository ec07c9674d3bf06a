import stringWidth from 'string-width';
import { figureText, limitText, ratioText, spreadText } from './figure-text.ts';
import { type Row, type Table, verdictOf } from './table.ts';

const HEADINGS = ['', 'ours', 'beside it', '', 'ratio', 'quartiles', 'limit', ''] as const;
/** Figures stand on the right of their column, words on the left. */
const RIGHT = [false, true, false, true, true, true, true, false] as const;
const WORDS = { ok: 'ok', over: 'OVER', unknown: 'not measured' } as const;

/** A row's cells, in the order of the headings. */
function cellsOf(row: Row): readonly string[] {
  const verdict = verdictOf(row);
  return [
    row.what,
    figureText(row.ours),
    row.beside?.name ?? '',
    row.beside ? figureText(row.beside.figure) : '',
    row.ratio ? ratioText(row.ratio.median, row.limit?.of === 'ratio' ? row.limit.atMost : undefined) : '',
    row.ratio && (row.samples?.ours.length ?? 0) > 1 ? spreadText(row.ratio) : '',
    row.limit ? limitText(row.limit, row) : '',
    verdict ? WORDS[verdict] : '',
  ];
}

/** A table for a terminal. */
export function terminalTable({ title, rows, notes }: Table): string {
  const bodies = rows.map(cellsOf);
  const lines = [HEADINGS, ...bodies];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => stringWidth(cells[column] ?? ''))));
  const isUsed = HEADINGS.map((_, column) => bodies.some((cells) => cells[column] !== ''));
  const aligned = lines.map((cells) =>
    cells
      .map((cell, column) => pad(cell, widths[column] ?? 0, RIGHT[column] ?? false))
      .filter((_, column) => isUsed[column])
      .join('  ')
      .trimEnd(),
  );
  const below = notes.flatMap((note) => note.split('\n').map((line) => `  ${line}`.trimEnd()));
  return [title, ...aligned.map((line) => `  ${line}`), ...(below.length > 0 ? ['', ...below] : [])].join('\n');
}

/** The same for a README. */
export function markdownTable({ title, rows, notes }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = RIGHT.map((right) => (right ? '---:' : '---'));
  const below = notes.map((note) => (note.includes('\n') ? `\n\`\`\`\n${note}\n\`\`\`` : `\n${note}`));
  return [`**${title}**\n`, line(HEADINGS), line(rule), ...rows.map((row) => line(cellsOf(row))), ...below].join('\n');
}

function pad(text: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? blanks + text : text + blanks;
}
