import { cpSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FLAGS, STEP_IDS } from '../../src/answers/flags.ts';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { builtTool, makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';

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
        // With any other option it is not read from what was made with the program, but made anew.
        expect(await run(command, '--help', '--lang', lang, '--debug')).toEqual(help);
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

describe.concurrent('help that was made with the program', () => {
  /** The same as `args`, of which the program itself takes care. */
  const anew = (args: readonly string[]) => run('--no-color', ...args);

  test.each([
    ['-h'],
    ['--lang', 'ko'],
    ['--lang=ko', '--help'],
    ['--help', '--lang', 'en'],
    ['init', '-h'],
    ['--lang', 'ko', 'ssh-access', '--help'],
    ['doctor', '--lang=ko', '-h'],
  ])('is the same as the program prints: %s %s %s %s', async (...args) => {
    const help = await run(...args);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout.length).toBeGreaterThan(1000);
    expect(help).toEqual(await anew(args));
  });

  test.each([
    ['help', 'init'],
    ['--help', 'init'],
    ['nope', '--help'],
    ['toString', '-h'],
    ['--lang', 'xx', '--help'],
    ['--help', '--lang'],
    ['--lang', 'ko', '--help', '--lang', 'en'],
    ['init', '--help', 'extra'],
    ['init', '--help', '--nope'],
  ])('is left to the program where more is said: %s %s %s %s', async (...args) => {
    const { code, stdout, stderr } = await run(...args);
    const same = await anew(args);
    expect([code, stdout]).toEqual([same.code, same.stdout]);
    expect(stderr).toBe(same.stderr);
  });

  test.each([72, 80, 120])('is as wide as a terminal of %d columns', async (columns) => {
    const screenOf = async (...args: readonly string[]) => {
      const terminal = openTerminal(args, { columns, rows: 20 });
      expect((await terminal.exit).code).toBe(0);
      return terminal.written();
    };
    const page = await screenOf('vpc', '--help');
    expect(page).toBe(await screenOf('vpc', '--help', '--no-color'));
    const lengths = page.split('\r\n').map((line) => line.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(columns);
    expect(Math.max(...lengths)).toBeGreaterThan(columns - 12);
  });

  test('needs nothing of the program but its page', async () => {
    const [node = '', bin = ''] = builtTool;
    const [from, to] = [dirname(dirname(bin)), makeHome()];
    for (const part of ['bin', join('dist', 'help.json'), join('dist', 'sentences', 'en-help.json')])
      cpSync(join(from, part), join(to, part), { recursive: true });
    const program = [node, join(to, 'bin', 'aws-ecs-setup.cjs')] as const;
    expect(await runTool(['init', '--help'], { home, program })).toEqual(await run('init', '--help'));
    expect((await runTool(['init', '--help', '--debug'], { home, program })).code).toBe(1);
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
    { args: ['init', 'extra'], part: '"extra"' },
    { args: ['help'], part: '--help?' },
    { args: ['help', 'init'], part: '--help?' },
    { args: ['-v'], part: '--version?' },
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
