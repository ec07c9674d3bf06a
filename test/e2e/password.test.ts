import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { credentialsPath, passwordIn, practiceDirectory, region, signsIn } from './practice.ts';

const admin = ['admin', '--sandbox', '--region', region] as const;

function everythingWritten(home: string): string {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe.concurrent('a password that is generated', () => {
  test('signs the administrator in', async () => {
    const home = makeHome();
    expect((await runTool([...admin, '--yes'], { home })).code).toBe(0);
    expect(statSync(credentialsPath(home)).mode & 0o777).toBe(0o600);
    expect(passwordIn(home).length).toBeGreaterThanOrEqual(14);
    expect(await signsIn(home, passwordIn(home))).toBe(true);
    expect(await signsIn(home, `${passwordIn(home)}x`)).toBe(false);
  });

  test('stays on the next run, and is another one with --reset-password', async () => {
    const home = makeHome();
    expect((await runTool([...admin, '--yes'], { home })).code).toBe(0);
    const first = passwordIn(home);
    expect((await runTool([...admin, '--yes'], { home })).code).toBe(0);
    expect(passwordIn(home)).toBe(first);
    const reset = await runTool([...admin, '--yes', '--reset-password'], { home });
    expect(reset.code, reset.stderr).toBe(0);
    const second = passwordIn(home);
    expect(second).not.toBe(first);
    expect([await signsIn(home, second), await signsIn(home, first)]).toEqual([true, false]);
    expect((await runTool([...admin, '--yes'], { home })).code).toBe(0);
    expect(passwordIn(home)).toBe(second);
    expect(statSync(credentialsPath(home)).mode & 0o777).toBe(0o600);
    expect(readdirSync(practiceDirectory(home)).filter((name) => name.includes('.csv'))).toHaveLength(1);
  });
});

describe.concurrent('a password that is typed', () => {
  const typed = 'Correct-Horse-7-Battery';

  test('signs in and is written down nowhere', async () => {
    const home = makeHome();
    const terminal = openTerminal(admin, { home, columns: 120 });
    const { text } = await loadCatalogue('en');
    await terminal.answerAllWithEnter({ until: `? ${text('admin.password')}` });
    terminal.press('down');
    await terminal.waitFor(`❯ ${text('admin.password-typed')}`);
    terminal.press('enter');
    await terminal.answerAllWithEnter({ until: `? ${text('admin.password-type-it')}` });
    terminal.type('short');
    await terminal.waitFor(/\? .*\*{5}/);
    terminal.press('enter');
    await terminal.waitFor(/\n> /);
    for (let index = 0; index < 'short'.length; index += 1) terminal.press('backspace');
    terminal.type(typed);
    await terminal.waitFor('*'.repeat(typed.length));
    terminal.press('enter');
    await terminal.waitFor(`? ${text('prompt.repeat-password')}`);
    terminal.type('another');
    await terminal.waitFor(/\? .*\*{7}/);
    terminal.press('enter');
    await terminal.waitFor(text('prompt.passwords-differ'));
    expect(terminal.scrollback()).not.toContain(`✔ ${text('prompt.repeat-password')}`);
    await terminal.waitFor(/passwords differ.*\n\? Console password/);
    terminal.type(typed);
    await terminal.waitFor(/differ[\s\S]*\? .*\*{23}/);
    terminal.press('enter');
    await terminal.waitFor(`? ${text('prompt.repeat-password')}`);
    terminal.type(typed);
    await terminal.waitFor(/differ[\s\S]*\? The same.*\*{23}/);
    terminal.press('enter');
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(await signsIn(home, typed)).toBe(true);
    expect(passwordIn(home)).toBe('');
    expect(everythingWritten(home)).not.toContain(typed);
    expect(terminal.scrollback()).not.toContain(typed);
  });
});
