import { describe, expect, test } from 'vitest';
import { openPrompt } from '../support/prompts.ts';

describe('openPrompt', () => {
  test('is the last question with the cursor in it', () => {
    expect(openPrompt(['✔ Region eu-west-1', '? Alias (none)', ''], 1)).toEqual({
      row: 1,
      question: 'Alias (none)',
      text: '? Alias (none)',
    });
  });

  test('holds the menu below the question', () => {
    const rows = ['? Which VPC?', '❯ default', '  new', '', '↑↓ navigate • ⏎ select', ''];
    expect(openPrompt(rows, 4)?.text).toBe(rows.slice(0, 5).join('\n'));
  });

  test.each([
    ['the question is answered', ['✔ Alias none', ''], 1],
    ['an answered one follows', ['? Alias', '✔ Region eu-west-1'], 1],
    ['the row is ordinary text, with the cursor below it', ['? not sure about the alias', ''], 1],
    ['nothing is on the screen', ['', ''], 0],
  ])('is none when %s', (_, rows, cursor) => {
    expect(openPrompt(rows, cursor)).toBeUndefined();
  });
});
