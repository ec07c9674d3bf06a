import { createRequire } from 'node:module';
import type { Command } from 'commander';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { en } from '../../src/i18n/en.ts';
import { ko } from '../../src/i18n/ko.ts';
import type { Output } from '../../src/ui/screen.ts';

type Say = (code: string, facts?: Readonly<Record<string, string>>) => string;
type Pages = { readonly pages: Readonly<Record<string, unknown>> };
interface Help {
  helpPages(makeProgram: (stdout: Output, say: Say) => Command): Pages;
}
interface Printer {
  layOut(pages: Pages, sentences: Readonly<Record<string, string>>, command: string, columns: number): string;
}

const { helpPages } = (await import(new URL('../../build/help.mjs', import.meta.url).href)) as Help;
const { layOut } = createRequire(import.meta.url)('../../bin/help.cjs') as Printer;

const programWith = (stdout: Output, say: Say) =>
  makeProgram({ version: '1.2.3', stdout, say, run: async () => undefined });
const pages = helpPages(programWith);

async function programIn(language: 'en' | 'ko') {
  const { text } = await loadCatalogue(language);
  return (stdout: Output) => programWith(stdout, text);
}

const sentences = { en, ko };

/** What commander prints on a stream of so many columns, for `words`. */
function printed(make: (stdout: Output) => Command, words: readonly string[], columns: number): string {
  const texts: string[] = [];
  const stdout = { write: (text: string) => void texts.push(text), isTerminal: columns > 0, columns };
  expect(() => make(stdout).parse([...words], { from: 'user' })).toThrow(/help/i);
  return texts.join('');
}

const WIDTHS = [1, 30, 60, 69, 70, 71, 79, 80, 81, 100, 120, 400];

describe.each(['en', 'ko'] as const)('help that was made with the program, in %s', (language) => {
  it('has a page for the program and for each command', async () => {
    const make = await programIn(language);
    const commands = make({ write: () => undefined, isTerminal: false, columns: 0 }).commands.map((one) => one.name());
    expect(commands.length).toBeGreaterThan(20);
    expect(Object.keys(pages.pages)).toEqual(['', ...commands]);
  });

  it('is to the letter what commander prints, however wide the terminal is', async () => {
    const make = await programIn(language);
    for (const command of Object.keys(pages.pages)) {
      for (const columns of WIDTHS) {
        const words = [command, '--help'].filter(Boolean);
        expect(layOut(pages, sentences[language], command, columns), `${command} at ${columns}`).toBe(
          printed(make, words, columns),
        );
      }
    }
  });

  it.each([72, 80, 120])('breaks its lines itself, wide letters counting two: %d columns', (columns) => {
    for (const command of Object.keys(pages.pages)) {
      const page = layOut(pages, sentences[language], command, columns);
      // Lines to copy are not broken.
      const lines = page.split('\n').filter((line) => !line.startsWith('  $ '));
      expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
    }
  });

  it('is 80 columns wide where nobody knows how wide the screen is, and is what a bare run prints', async () => {
    const make = await programIn(language);
    const page = layOut(pages, sentences[language], '', 80);
    expect(printed(make, ['-h'], 0)).toBe(page);
    expect(printed(make, [], 0)).toBe(page);
  });
});
