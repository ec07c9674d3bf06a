import { expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';
import { region } from './practice.ts';

/** A terminal waits half a second for more after Escape. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 900));

async function stop(terminal: TestTerminal) {
  terminal.press('ctrl-c');
  expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
}

test('Escape, Tab and the arrows to the sides move nothing in a list; typing goes to what begins so', async () => {
  const terminal = openTerminal(['init', '--sandbox'], { home: makeHome() });
  await terminal.waitFor('❯ us-east-1');
  for (const key of ['escape', 'tab', 'left', 'right'] as const) {
    terminal.press(key);
    await settled();
    expect(terminal.screen(), key).toContain('❯ us-east-1');
  }
  terminal.type('eu-c');
  await terminal.waitFor('❯ eu-central-1');
  await stop(terminal);
});

test('only Space ticks what else there is: neither digits nor letters do', async () => {
  const terminal = openTerminal(['init', '--sandbox', '--region', region], { home: makeHome(), rows: 40 });
  await terminal.answerAllWithEnter({ until: 'Space ticks' });
  const before = terminal.screen();
  terminal.type('a1i3\x01');
  terminal.press('escape');
  await settled();
  expect(terminal.screen()).toBe(before);
  terminal.press('space');
  await terminal.waitFor('❯◉');
  await stop(terminal);
});
