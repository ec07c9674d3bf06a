import { describe, expect, test } from 'vitest';
import { builtTool, makeHome, type Program } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { region } from './practice.ts';
import { told } from './told.ts';

const init = ['init', '--sandbox', '--yes', '--region', region] as const;
const stack = /^ +at .*:\d+:\d+/m;
/** The tool at the end of a shell's line; `"$@"` are its arguments. */
const shell = (line: string): Program => ['sh', '-c', line, ...builtTool];

describe.concurrent('the streams', () => {
  test('with --json stdout is one object a line with the result last, and stderr is silent', async () => {
    const run = await runTool([...init, '--json']);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(told(run).of('result')).toHaveLength(1);
    expect(run.stdout).not.toContain('\u001b');
  });

  test('--json says the same in every language', async () => {
    const types = async (lang: string) => {
      const { lines, plan } = told(await runTool([...init, '--json', '--lang', lang, '--dry-run']));
      return [lines.map((line) => line.type), plan.map((change) => `${change.action} ${change.node} ${change.value}`)];
    };
    const [en, ko] = [await types('en'), await types('ko')];
    expect(JSON.stringify(ko).replaceAll(/aws-ecs-setup-test-\w+/g, 'home')).toBe(
      JSON.stringify(en).replaceAll(/aws-ecs-setup-test-\w+/g, 'home'),
    );
  });

  test('a reader that goes away leaves no stack and no hanging run', async () => {
    const run = await runTool([...init], { program: shell('"$0" "$@" | head -1'), timeoutMilliseconds: 20_000 });
    expect(run.stdout.split('\n').length).toBeLessThanOrEqual(2);
    expect(run.stderr).not.toMatch(stack);
    expect(run.stderr).not.toContain('EPIPE');
    const json = await runTool([...init, '--json'], {
      program: shell('"$0" "$@" | head -1'),
      timeoutMilliseconds: 20_000,
    });
    expect(json.stdout).toContain('"identity"');
    expect(json.stderr).not.toMatch(stack);
  });

  test('holds no colour and no cursor movement without a terminal', async () => {
    const run = await runTool([...init]);
    expect(run.stdout + run.stderr).not.toContain('\u001b');
  });
});

describe.concurrent('a terminal', () => {
  test.each([
    { columns: 40, rows: 24 },
    { columns: 200, rows: 50 },
  ])('of $columns × $rows is enough', async ({ columns, rows }) => {
    const terminal = openTerminal(['init', '--sandbox', '--region', region], { columns, rows });
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(terminal.scrollback()).not.toMatch(stack);
  });

  test('that tells no width is no obstacle', async () => {
    const program = shell('stty cols 0 rows 0; exec "$0" "$@"');
    const terminal = openTerminal([...init], { program });
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    const asking = openTerminal(['init', '--sandbox', '--region', region], { program });
    await asking.answerAllWithEnter();
    expect(await asking.exit, asking.scrollback()).toEqual({ code: 0, signal: null });
  });

  test.each([
    { how: 'NO_COLOR', env: { NO_COLOR: '1' }, flags: [] },
    { how: '--no-color', env: {}, flags: ['--no-color'] },
  ])('is given no colour with $how', async ({ env, flags }) => {
    const home = makeHome();
    // script's file has the bytes as they came; the screen would have eaten them.
    const program = shell(
      'script -qec "$(printf "%s " "$0" "$@")" "$HOME/typescript" </dev/null >/dev/null; cat "$HOME/typescript"',
    );
    const run = await runTool([...init, ...flags], { program, home, env: { TERM: 'xterm-256color', ...env } });
    expect(run.stdout).toContain('ecsInstanceRole');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(run.stdout).not.toMatch(/\u001b\[\d*(;\d+)*m/);
  });

  test('is given colour otherwise', async () => {
    const home = makeHome();
    const program = shell(
      'script -qec "$(printf "%s " "$0" "$@")" "$HOME/typescript" </dev/null >/dev/null; cat "$HOME/typescript"',
    );
    const run = await runTool([...init], { program, home, env: { TERM: 'xterm-256color' } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
    expect(run.stdout).toMatch(/\u001b\[3[126]m/);
  });
});
