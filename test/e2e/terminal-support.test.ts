import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Program } from '../support/environment.ts';
import { openTerminal } from '../support/terminal.ts';

const cwd = fileURLToPath(new URL('../../', import.meta.url));
const inline = (source: string): Program => [process.execPath, '--input-type=module', '-e', source];
const wizard = inline(`
  import inquirer from 'inquirer';
  const answers = await inquirer.prompt([
    { type: 'input', name: 'user', message: 'Administrator name', default: 'Administrator' },
    { type: 'select', name: 'vpc', message: 'Which VPC?', choices: ['default', 'new', 'none'] },
    { type: 'checkbox', name: 'ports', message: 'Open', choices: ['http', 'https'] },
    { type: 'confirm', name: 'go', message: '지금 만들까요? Make all of this now, in the region and with the names that are shown above?', default: true },
  ]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  console.log('answers ' + JSON.stringify(answers));
  process.exitCode = 7;
`);

describe('openTerminal', () => {
  test('gives the program a terminal of that size and shows its screen', async () => {
    const program = inline(
      'console.log(process.stdout.isTTY, process.stdout.columns, process.stdout.rows, process.env.TERM, "\\x1b[31m한국어\\x1b[0m")',
    );
    const terminal = openTerminal([], { program, columns: 100, rows: 30 });
    expect(await terminal.exit).toEqual({ code: 0, signal: null });
    expect(terminal.screen()).toBe('true 100 30 xterm-256color 한국어');
  });

  test('shows what stands there after rewriting, and keeps what scrolled away', async () => {
    const program = inline(
      'console.log("first"); for (let i = 0; i < 9; i++) console.log(i); process.stdout.write("wait\\r\\x1b[Kdone")',
    );
    const terminal = openTerminal([], { program, rows: 5 });
    await terminal.exit;
    expect(terminal.screen()).toBe('5\n6\n7\n8\ndone');
    expect(terminal.scrollback()).toMatch(/^first\n0\n/);
    expect(terminal.scrollback()).not.toContain('wait');
  });

  test('joins rows that the terminal broke', async () => {
    const terminal = openTerminal([], { program: inline('console.log("a".repeat(25) + " end")'), columns: 10 });
    await terminal.exit;
    expect(terminal.screen()).toBe('aaaaaaaaaa\naaaaaaaaaa\naaaaa end');
    expect(terminal.scrollback()).toBe(`${'a'.repeat(25)} end`);
  });

  test('plays a wizard by hand: typing, arrows, space, Enter', async () => {
    const terminal = openTerminal([], { program: wizard, cwd });
    await terminal.waitFor('Administrator name');
    terminal.type('Sam');
    await terminal.waitFor(/name Sam/);
    terminal.press('enter');
    await terminal.waitFor('❯ default');
    terminal.press('down');
    await terminal.waitFor('❯ new');
    terminal.press('enter');
    await terminal.waitFor('◯ http');
    terminal.press('space');
    await terminal.waitFor('◉ http');
    terminal.press('enter');
    await terminal.waitFor('지금 만들까요?');
    terminal.type('n');
    terminal.press('enter');
    expect(await terminal.exit).toEqual({ code: 7, signal: null });
    expect(terminal.scrollback()).toContain('answers {"user":"Sam","vpc":"new","ports":["http"],"go":false}');
  });

  test.each([80, 40])('answers every prompt with Enter at %i columns and tells which there were', async (columns) => {
    const terminal = openTerminal([], { program: wizard, cwd, columns });
    const prompts = await terminal.answerAllWithEnter();
    expect(await terminal.exit).toEqual({ code: 7, signal: null });
    expect(terminal.scrollback()).toContain('answers {"user":"Administrator","vpc":"default","ports":[],"go":true}');
    expect(prompts.map((prompt) => prompt.question.slice(0, 8))).toEqual([
      'Administ',
      'Which VP',
      'Open',
      '지금 만들까요?',
    ]);
    expect(prompts[1]?.text).toContain('❯ default\n  new\n  none');
  });

  test('stops answering where told', async () => {
    const terminal = openTerminal([], { program: wizard, cwd });
    const prompts = await terminal.answerAllWithEnter({ until: '❯ default' });
    expect(prompts.map((prompt) => prompt.question)).toEqual(['Administrator name (Administrator)']);
    terminal.press('ctrl-c');
    expect((await terminal.exit).code).not.toBe(0);
  });

  test('fails with the screen at a prompt that takes no Enter', async () => {
    const program = inline(`
      import inquirer from 'inquirer';
      await inquirer.prompt([{ type: 'input', name: 'alias', message: 'Alias', validate: (text) => text !== '' || 'say something' }]);
    `);
    const terminal = openTerminal([], { program, cwd });
    await expect(terminal.answerAllWithEnter()).rejects.toThrow(
      /takes no Enter; the screen:\n\? Alias\n> say something/,
    );
  });

  test('fails with the screen when a text does not appear', async () => {
    const terminal = openTerminal([], { program: inline('console.log("no such flag")') });
    await expect(terminal.waitFor('plan')).rejects.toThrow(
      /plan did not appear before the program ended; the screen:\nno such flag/,
    );
  });

  test('tells the signal that ended the program, and close ends it', async () => {
    const program = inline('console.log("ready"); setInterval(() => {}, 1000)');
    const terminal = openTerminal([], { program });
    await terminal.waitFor('ready');
    terminal.kill('SIGTERM');
    expect(await terminal.exit).toEqual({ code: null, signal: 'SIGTERM' });
    const other = openTerminal([], { program });
    await other.close();
    expect(() => process.kill(other.pid, 0)).toThrow('ESRCH');
  });

  test('a program sees a change of the size', async () => {
    const program = inline(
      'process.stdout.on("resize", () => { console.log("now", process.stdout.columns); process.exit() }); console.log("ready"); setInterval(() => {}, 1000)',
    );
    const terminal = openTerminal([], { program });
    await terminal.waitFor('ready');
    terminal.resize(50, 20);
    await terminal.exit;
    expect(terminal.screen()).toContain('now 50');
  });
});
