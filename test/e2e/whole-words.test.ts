import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { makeHome } from '../support/environment.ts';
import { openTerminal } from '../support/terminal.ts';
import { region } from './practice.ts';

/** Does every line end where a word does? A row that the terminal broke is joined again, and then too long. */
const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

test('what is wrong with an answer is broken between words', async () => {
  const { text } = await loadCatalogue('en');
  const terminal = openTerminal(['alias', '--sandbox', '--region', region], { home: makeHome() });
  await terminal.answerAllWithEnter({ until: '? ' });
  terminal.type('X!');
  await terminal.waitFor('X!');
  terminal.press('enter');
  await terminal.waitFor(/\n> /);
  const wrong = terminal.screen().slice(terminal.screen().indexOf('\n> ') + 3);
  const words = text('input.alias', { value: 'X!' }).split(' ');
  expect(wrong.split('\n').length).toBeGreaterThan(1);
  expect(wrong.split(/\s+/).filter((word) => word && !words.includes(word))).toEqual([]);
  terminal.press('ctrl-c');
  expect((await terminal.exit).code).toBe(130);
});

test.each([
  ['--ssh-cidr', 'nonsense'],
  ['--key-name', ' '],
  ['--vpc-cidr', '10.0.0.0/8'],
])('a mistake in %s is broken between words', async (flag, value) => {
  const terminal = openTerminal(['init', '--sandbox', flag, value, '--region', region], { home: makeHome() });
  expect((await terminal.exit).code).toBe(2);
  expect(terminal.scrollback()).toContain(`${flag}:`);
  expect(longest(terminal.scrollback())).toBeLessThanOrEqual(80);
});

test('an answer that does not fit beside its question stands below it', async () => {
  const terminal = openTerminal(['admin', '--sandbox', '--region', region], { home: makeHome() });
  await terminal.answerAllWithEnter();
  expect((await terminal.exit).code, terminal.scrollback()).toBe(0);
  expect(terminal.scrollback()).toContain('come from?\n  A random one, written to the credentials file\n');
});

test('what was made is broken between words', async () => {
  const terminal = openTerminal(['init', '--sandbox', '--yes', '--region', region], { home: makeHome() });
  expect((await terminal.exit).code).toBe(0);
  const lines = terminal.scrollback().split('\n');
  const made = lines.filter((line) => line.startsWith('✔ Created: '));
  expect(made.length).toBeGreaterThan(10);
  expect(longest(made.join('\n'))).toBeLessThanOrEqual(80);
});
