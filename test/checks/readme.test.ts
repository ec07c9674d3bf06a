import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Check, FixedBy } from '../../src/checks/check.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { en } from '../../src/i18n/en.ts';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const HEAD = '| id | looks at | otherwise | put right by |\n| --- | --- | --- | --- |\n';

const sentences: Readonly<Record<string, string>> = en;

const FIXED_BY: Readonly<Record<FixedBy, (check: Check) => string>> = {
  fix: () => '`--fix`, where this tool made it',
  'fix-or-command': () => '`--fix` what it can, else the command it shows',
  name: ({ id }) => `\`--fix ${id}\` only`,
  command: () => 'the command it shows',
  hand: () => 'hand, as it describes',
  nothing: () => '–',
};

/** The README's rows, made from the checks and their English sentences. */
function rows(): string {
  return CHECKS.map((check) => {
    const title = sentences[`doctor.${check.name}.title`];
    const lights = check.lights.join(' or ') || 'only told';
    return `| ${check.id} | ${title} | ${lights} | ${FIXED_BY[check.fixedBy](check)} |\n`;
  }).join('');
}

describe('the table of checks in the README', () => {
  it('is the one the checks make (UPDATE_README=1 writes it anew)', () => {
    const text = readFileSync(README, 'utf8');
    const start = text.indexOf(HEAD) + HEAD.length;
    const end = text.indexOf('\n\n', start - 1) + 1;
    if (process.env.UPDATE_README) writeFileSync(README, text.slice(0, start) + rows() + text.slice(end));
    const found = readFileSync(README, 'utf8');
    expect(found.slice(start, start + rows().length + 1)).toBe(`${rows()}\n`);
  });
});
