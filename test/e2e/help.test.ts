import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FLAGS, STEP_IDS } from '../../src/answers/flags.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';

const home = makeHome();
const run = (...args: readonly string[]) => runTool(args, { home });
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe.concurrent('help', () => {
  test('is what the bare program prints, and --help', async () => {
    const [bare, asked] = [await run(), await run('--help')];
    expect([bare.code, asked.code]).toEqual([0, 0]);
    expect(bare.stdout).toBe(asked.stdout);
    expect([bare.stderr, asked.stderr]).toEqual(['', '']);
    for (const command of ['init', 'resume', 'status', 'doctor', 'policy', ...STEP_IDS])
      expect(bare.stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(bare.stdout).toContain('--state-dir');
  });

  test.each(['init', 'resume', 'status', 'doctor', 'policy', ...STEP_IDS])(
    '%s has its own in both languages',
    async (command) => {
      for (const lang of ['en', 'ko'] as const) {
        const help = await run(command, '--help', '--lang', lang);
        expect([help.code, help.stderr]).toEqual([0, '']);
        const catalogue = await loadCatalogue(lang);
        const words = (text: string) => text.replaceAll(/\s+/g, ' ');
        expect(words(help.stdout)).toContain(words(catalogue.text(`command.${command}`)));
        expect(help.stdout).toMatch(/--json/);
        expect(help.stdout).not.toMatch(/\bflag\.|\bcommand\.|undefined/);
        const own = FLAGS.filter(({ step }) => command === 'init' || step === command);
        for (const { flag } of own) expect(help.stdout).toContain(flag);
      }
    },
  );

  test('follows LANG and its kin', async () => {
    const ko = await runTool(['--help'], { home, env: { LANG: 'ko_KR.UTF-8' } });
    expect(ko.stdout).toMatch(/\p{Script=Hangul}/u);
    const en = await runTool(['--help'], { home, env: { LANG: 'ko_KR.UTF-8', LC_ALL: 'en_US.UTF-8' } });
    expect(en.stdout).not.toMatch(/\p{Script=Hangul}/u);
  });
});

describe.concurrent('--version', () => {
  test.each(['--version', '-V'])("%s prints the package's and nothing else", async (flag) => {
    expect(await run(flag)).toEqual({ code: 0, signal: null, stdout: `${version}\n`, stderr: '' });
  });

  test('works beside other options', async () => {
    expect(await run('--lang', 'ko', '--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
  });
});

describe.concurrent('a mistake on the command line', () => {
  test.each([
    { args: ['nope'], part: 'nope' },
    { args: ['init', '--nope'], part: '--nope' },
    { args: ['--nope', 'init'], part: '--nope' },
    { args: ['init', '--alias'], part: '--alias' },
    { args: ['init', 'extra'], part: '' },
    { args: ['alias', '--vpc', 'new'], part: '--vpc' },
    { args: ['init', '--lang', 'xx'], part: '--lang' },
  ])('$args: exit 2, one line that names it', async ({ args, part }) => {
    const wrong = await run(...args);
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toMatch(/^[^\n]+\n$/);
    expect(wrong.stderr).toContain(part);
  });

  test('global options count before and after the command', async () => {
    const [before, after] = [await run('--sandbox', '--json', 'status'), await run('status', '--sandbox', '--json')];
    expect(before.stdout).toBe(after.stdout);
    expect(before.stdout).toContain('"practice":true');
  });
});
