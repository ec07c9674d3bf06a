import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { jsonLines } from '../support/json-lines.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { practiceDirectory, practiceInventory, region } from './practice.ts';

const ACCOUNT = '123456789012';
const init = ['init', '--sandbox', '--yes', '--region', region, '--vpc', 'new', '--alias', 'example-team'];

/** A home with a set-up of the practice account. */
async function setUp(): Promise<string> {
  const home = makeHome();
  const run = await runTool(init, { home });
  expect(run.code, run.stderr).toBe(0);
  return home;
}

describe('destroy on the practice account', () => {
  test('leaves the account, the keys and the state as they were before init, and says what it did', async () => {
    const home = await setUp();
    const before = await practiceInventory(makeHome());
    const run = await runTool(['destroy', '--sandbox', '--yes', '--confirm', ACCOUNT], { home });
    expect(run.code, run.stderr).toBe(0);
    const after = await practiceInventory(home);
    // The role that AWS keeps for itself stays.
    expect(after).toEqual({ ...before, serviceLinkedRoles: ['ecs.amazonaws.com'] });
    const left = readdirSync(practiceDirectory(home)).filter((name) => name !== 'account.json' && name !== 'keys');
    expect(left).toEqual([]);
    expect(run.stdout).toMatch(/remove +VPC +free +10\.0\.0\.0\/16/);
    expect(run.stderr).toContain('Done.');
    expect(run.stderr).toContain('aws-ecs-setup init --sandbox');
  });

  test('with neither a terminal nor both flags prints the list, names the flags and ends with exit 2', async () => {
    const home = await setUp();
    const before = await practiceInventory(home);
    const run = await runTool(['destroy', '--sandbox'], { home });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('VPC');
    expect(run.stderr.trim().split('\n').at(-1)).toContain(`--yes --confirm ${ACCOUNT}`);
    expect(await practiceInventory(home)).toEqual(before);
  });

  test.each([
    [['destroy', '--sandbox', '--yes', '--confirm', '999999999999'], '--confirm'],
    [['destroy', '--sandbox', '--yes', '--confirm', ACCOUNT, '--only', 'clusters'], '--only'],
    [['destroy', '--sandbox', '--yes', '--confirm', ACCOUNT, '--region', 'nowhere'], '--region'],
  ])('%s is refused with exit 2, naming the flag, and nothing changes', async (args, flag) => {
    const home = await setUp();
    const before = await practiceInventory(home);
    const run = await runTool(args, { home });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(flag);
    expect(await practiceInventory(home)).toEqual(before);
  });

  test('tells a program one object a line: the plan, what is done, and the result', async () => {
    const home = await setUp();
    const run = await runTool(['destroy', '--sandbox', '--json', '--yes', '--confirm', ACCOUNT], { home });
    const lines = jsonLines(run.stdout);
    const plan = lines.find(({ type }) => type === 'undo-plan') as {
      things?: { node: string; monthlyPrice: number }[];
    };
    const removed = lines.filter(({ type }) => type === 'node-done').map(({ node }) => node);
    expect(removed.sort()).toEqual(plan.things?.map(({ node }) => node).sort());
    expect(lines.at(-1)).toMatchObject({ v: 1, type: 'result', ok: true, exitCode: 0 });
  });

  test('without a set-up ends with exit 3', async () => {
    expect((await runTool(['destroy', '--sandbox', '--yes', '--confirm', ACCOUNT], { home: makeHome() })).code).toBe(3);
  });
});

describe.each([
  ['en_US.UTF-8', 'Type the number or alias', 'Done.'],
  ['ko_KR.UTF-8', '번호 또는 별칭을 입력하세요', '완료했습니다'],
])('a person at a terminal in %s', (LANG, question, done) => {
  test.each([
    [80, 24],
    [120, 40],
  ])('of %i columns types the alias', async (columns, rows) => {
    const home = await setUp();
    const terminal = openTerminal(['destroy', '--sandbox'], { home, env: { LANG }, columns, rows });
    await terminal.waitFor(question);
    terminal.type('example-team');
    terminal.press('enter');
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(terminal.scrollback()).toContain(done);
    expect((await practiceInventory(home)).users).toEqual([]);
  });

  test('leaves with Ctrl-C: exit 130, and nothing was changed', async () => {
    const home = await setUp();
    const before = await practiceInventory(home);
    const terminal = openTerminal(['destroy', '--sandbox'], { home, env: { LANG } });
    await terminal.waitFor(question);
    terminal.press('ctrl-c');
    expect(await terminal.exit).toEqual({ code: 130, signal: null });
    expect(terminal.scrollback()).toMatch(/aws-ecs-setup\s+destroy\s+--sandbox/);
    expect(await practiceInventory(home)).toEqual(before);
  });
});

test('Ctrl-C in the middle: what is left is removed by the same command', async () => {
  const home = await setUp();
  const slow = { AWS_ECS_SETUP_SANDBOX_LATENCY: '300' };
  const args = ['destroy', '--sandbox', '--yes', '--confirm', ACCOUNT];
  const terminal = openTerminal(args, { home, env: slow });
  await terminal.waitFor(/✔[^\n]*ecsInstanceRole/);
  terminal.press('ctrl-c');
  expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
  expect(terminal.scrollback()).toMatch(/aws-ecs-setup\s+destroy\s+--sandbox/);
  const between = await practiceInventory(home);
  const resumed = openTerminal(['resume', '--sandbox'], { home });
  expect(await resumed.exit, resumed.scrollback()).toEqual({ code: 1, signal: null });
  for (const command of ['destroy', 'init'])
    expect(resumed.scrollback()).toMatch(new RegExp(`aws-ecs-setup\\s+${command}\\s+--sandbox`));
  const setUpAgain = openTerminal(['init', '--sandbox'], { home });
  await setUpAgain.answerAllWithEnter();
  expect(await setUpAgain.exit, setUpAgain.scrollback()).toEqual({ code: 1, signal: null });
  expect(setUpAgain.scrollback()).toMatch(/A removal was begun on/);
  expect(await practiceInventory(home)).toEqual(between);
  const again = await runTool(args, { home });
  expect(again.code, again.stderr).toBe(0);
  expect((await practiceInventory(home)).users).toEqual([]);
  expect(existsSync(join(practiceDirectory(home), `aws-${ACCOUNT}.json`))).toBe(false);
});
