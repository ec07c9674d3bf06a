import { wrapAnsi as wrapLetters } from 'fast-wrap-ansi';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { ko } from '../../src/i18n/ko.ts';
import { wrapAnsi } from '../../src/ui/wrap.ts';

const texts = [
  ...Object.values(en).slice(0, 200),
  ...Object.values(ko).slice(0, 100),
  ...[
    '',
    ' ',
    '  ',
    'a',
    ' a',
    'a ',
    '  two  words  ',
    'tab\tstop',
    'new\nline',
    'two\r\nlines',
    'ｗｉｄｅ',
    '👍🏽',
    'e\u0301',
  ],
  ...['\u001b[36m❯ us-east-1\u001b[39m', '\u001b[1mbold\u001b[22m text', '  us-east-1', 'a'.repeat(80), 'a'.repeat(81)],
];

/** inquirer's options, and ours. */
const OPTIONS = [{ trim: false, wordWrap: false }, { hard: true, trim: true }, {}];

describe('text in lines', () => {
  it.each([8, 20, 80, 200])('is what fast-wrap-ansi makes of it at %d columns', (columns) => {
    for (const options of OPTIONS) {
      for (const text of texts) {
        expect(wrapAnsi(text, columns, options), JSON.stringify(text)).toBe(wrapLetters(text, columns, options));
      }
    }
  });
});
