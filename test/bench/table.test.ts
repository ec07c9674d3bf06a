import { describe, expect, test } from 'vitest';
import { figureText } from '../../bench/frame/figure-text.ts';
import { markdownTable, terminalTable } from '../../bench/frame/print.ts';
import { comparedRow, plainRow } from '../../bench/frame/row.ts';
import { failuresOf, type Row, type Table, verdictOf } from '../../bench/frame/table.ts';

const against = (samples: readonly number[], atMost?: number): Row => {
  const limit = atMost === undefined ? {} : { atMost };
  const beside = { name: 'node -e 0', samples };
  return comparedRow({ what: '--help', ours: [60, 62, 64], unit: 'ms', beside, ...limit });
};
const missing = (figure: { absent: string } | { failed: string }): Row =>
  comparedRow({ what: 'set-up', ours: [60], unit: 'ms', beside: { name: 'aws', samples: figure }, atMost: 1 });

describe('the verdict on a row', () => {
  test.each<[string, Row, unknown]>([
    ['a figure at its limit is ok', plainRow({ what: '', ours: [260_000], unit: 'bytes', atMost: 260_000 }), 'ok'],
    ['one byte more is over', plainRow({ what: '', ours: [260_001], unit: 'bytes', atMost: 260_000 }), 'over'],
    ['a ratio is held against the limit, not the figure', against([60, 62, 64], 1.1), 'ok'],
    ['a ratio above it is over', against([30, 31, 32], 1.6), 'over'],
    ['without a limit there is none', against([30, 31, 32]), undefined],
    ['against what is not installed nothing can be said', missing({ absent: 'not installed' }), 'unknown'],
  ])('%s', (_, row, verdict) => expect(verdictOf(row)).toBe(verdict));
});

describe('a figure that is missing', () => {
  test('is a failure where it could have been measured', () => {
    expect(failuresOf(missing({ failed: 'it made another account' }))).toEqual(['set-up: it made another account']);
  });

  test('is none where the rival is not installed', () => {
    expect(failuresOf(missing({ absent: 'not installed' }))).toEqual([]);
    expect(failuresOf(against([1, 2, 3]))).toEqual([]);
  });
});

describe('a figure', () => {
  test.each([
    [{ value: 0, unit: '' }, '0'],
    [{ value: 2.345, unit: 'ms' }, '2.3 ms'],
    [{ value: 63.4, unit: 'ms' }, '63 ms'],
    [{ value: 2312, unit: 'ms' }, '2.31 s'],
    [{ value: 999, unit: 'bytes' }, '999 B'],
    [{ value: 161_300, unit: 'bytes' }, '161.3 KB'],
    [{ value: 1_650_000, unit: 'bytes' }, '1.65 MB'],
    [{ value: 76, unit: 'requests' }, '76 requests'],
    [{ value: 14.24, unit: 'round trips' }, '14.2 round trips'],
    [{ value: 97.44, unit: 'MiB' }, '97.4 MiB'],
    [{ absent: 'not installed' }, 'not installed'],
    [{ failed: 'it ended with 1' }, 'failed'],
  ] as const)('%j reads %s', (figure, text) => expect(figureText(figure)).toBe(text));
});

const table: Table = {
  title: 'Start-up',
  rows: [
    against([30, 31, 32], 1.6),
    missing({ absent: 'not installed' }),
    plainRow({ what: 'packed', ours: [161_300], unit: 'bytes', atMost: 260_000 }),
  ],
  notes: ['One line.', 'first of two\nsecond of two'],
};

describe('a table', () => {
  test('in a terminal has its figures one below the other and says OVER where a limit is exceeded', () => {
    expect(terminalTable(table)).toMatchInlineSnapshot(`
      "Start-up
                    ours  beside it                  ratio    quartiles       limit
        --help     62 ms  node -e 0          31 ms  2.00 ×  2.00 – 2.00     ≤ 1.6 ×  OVER
        set-up     60 ms  aws        not installed                            ≤ 1 ×  not measured
        packed  161.3 KB                                                 ≤ 260.0 KB  ok

        One line.
        first of two
        second of two"
    `);
  });

  test('leaves a column out that nothing stands in', () => {
    const row = plainRow({ what: 'files', ours: [70], unit: '' });
    expect(terminalTable({ title: 'Package', rows: [row], notes: [] })).toMatchInlineSnapshot(`
      "Package
               ours
        files    70"
    `);
  });

  test('for a README is a Markdown table', () => {
    expect(markdownTable(table)).toMatchInlineSnapshot(`
      "**Start-up**

      |  | ours | beside it |  | ratio | quartiles | limit |  |
      | --- | ---: | --- | ---: | ---: | ---: | ---: | --- |
      | --help | 62 ms | node -e 0 | 31 ms | 2.00 × | 2.00 – 2.00 | ≤ 1.6 × | OVER |
      | set-up | 60 ms | aws | not installed |  |  | ≤ 1 × | not measured |
      | packed | 161.3 KB |  |  |  |  | ≤ 260.0 KB | ok |

      One line.

      \`\`\`
      first of two
      second of two
      \`\`\`"
    `);
  });

  test('shows on which side of its limit a ratio is that is very near to it', () => {
    const row = comparedRow({ ...near, ours: [110.4], atMost: 1.1 });
    expect(terminalTable({ title: '', rows: [row], notes: [] })).toContain('1.104 ×');
  });
});

const near = { what: '--version', unit: 'ms', beside: { name: 'node', samples: [100] } } as const;
