import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { builtTool, makeHome, type Program } from '../support/environment.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';
import { region } from './practice.ts';

const init = ['init', '--sandbox', '--region', region, '--vpc', 'new', '--skip', 'aws-cli'] as const;
const unknownWidth: Program = ['sh', '-c', 'stty cols 0 rows 0; exec "$0" "$@"', ...builtTool];
const stack = /^ +at .*:\d+:\d+/m;

/** Enter whenever nothing has moved for a while, wherever the cursor stands: where wide letters meet the edge that is not always at the prompt. */
async function keepPressingEnter(terminal: TestTerminal): Promise<void> {
  let ended = false;
  void terminal.exit.then(() => {
    ended = true;
  });
  for (let before = ''; !ended; before = terminal.scrollback()) {
    await sleep(300);
    if (terminal.scrollback() === before && before !== '') terminal.press('enter');
  }
}

/** Words of a sentence across the line breaks. */
const flowing = (text: string) => text.replace(/\s+/g, ' ');

describe.concurrent('a terminal of 40 columns', () => {
  test.each([
    { lang: 'en', words: ['Everything is in place', 'Make these changes?', 'What is next'] },
    { lang: 'ko', words: ['모두 갖추어진', '이대로 변경할까요?'] },
  ])('is enough for the whole init in $lang, with no word broken', async ({ lang, words }) => {
    const terminal = openTerminal([...init, '--lang', lang], { columns: 40, rows: 20 });
    await keepPressingEnter(terminal);
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    const text = terminal.scrollback();
    for (const word of words) expect(flowing(text)).toContain(word);
    // Only what is to be copied (addresses, paths, commands) may run over the edge.
    const tooLong = text
      .split('\n')
      .filter((line) => line.length > 40 && !/[/\\]|aws-ecs-setup|ssh -i|^[?✔]|^ {6}/.test(line));
    expect(tooLong).toEqual([]);
    expect(text).not.toMatch(stack);
  });

  test('is enough to read why something is refused', async () => {
    const terminal = openTerminal([...init, '--yes', '--key-dir', '/sys/aws-ecs-setup-test'], {
      columns: 40,
      rows: 20,
    });
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 1, signal: null });
    expect(flowing(terminal.scrollback())).toContain('then run the same command again');
    expect(terminal.scrollback()).not.toMatch(stack);
  });
});

describe.concurrent('a terminal that tells no width', () => {
  test('is no obstacle to the whole init, nor to Ctrl-C and going on', async () => {
    const home = makeHome();
    const first = openTerminal(init, { home, program: unknownWidth });
    await first.answerAllWithEnter({ until: /Make these changes\?/ });
    first.press('ctrl-c');
    expect(await first.exit, first.scrollback()).toEqual({ code: 130, signal: null });
    const second = openTerminal(init, { home, program: unknownWidth });
    await second.answerAllWithEnter();
    expect(await second.exit, second.scrollback()).toEqual({ code: 0, signal: null });
    expect(second.scrollback()).toContain('Everything is in place');
    expect(second.scrollback()).not.toMatch(stack);
  });

  test('is told errors in whole sentences', async () => {
    const args = [...init, '--yes', '--state-dir', '/sys/aws-ecs-setup-test'];
    const terminal = openTerminal(args, { program: unknownWidth });
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 1, signal: null });
    expect(flowing(terminal.scrollback())).toContain('--state-dir, then run the same command again');
  });
});
