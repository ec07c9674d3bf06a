import { expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { practiceInventory, region } from './practice.ts';

const slow = { AWS_ECS_SETUP_SANDBOX_LATENCY: '400' };

test.each([
  ['en_US.UTF-8', 'Make these changes?'],
  ['ko_KR.UTF-8', '이대로 변경할까요'],
])('an Enter from before the plan was there agrees to nothing (%s)', async (LANG, question) => {
  const home = makeHome();
  expect((await runTool(['init', '--sandbox', '--yes', '--region', region, '--ssh-cidr', 'none'], { home })).code).toBe(
    0,
  );
  const before = await practiceInventory(home);
  const args = ['resume', '--sandbox', '--ssh-cidr', '198.51.0.0/16'];
  const terminal = openTerminal(args, { home, env: { ...slow, LANG } });
  await terminal.waitFor('123456789012'.replace(/(\d{4})(?=\d)/g, '$1-'));
  for (let times = 0; times < 3; times += 1) terminal.press('enter');
  await terminal.waitFor(question);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await practiceInventory(home)).toEqual(before);
  terminal.press('ctrl-c');
  expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
});

test('an Enter from while the account was looked at answers no question', async () => {
  const terminal = openTerminal(['init', '--sandbox', '--region', region], { home: makeHome(), env: slow });
  await terminal.waitFor('Looking at the account');
  for (let times = 0; times < 3; times += 1) terminal.press('enter');
  await terminal.waitFor('Name of the administrator user');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(terminal.scrollback()).not.toMatch(/\u2714|Name of the group/);
  terminal.press('enter');
  await terminal.waitFor('\u2714 Name of the administrator user');
  terminal.press('ctrl-c');
  expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
});
