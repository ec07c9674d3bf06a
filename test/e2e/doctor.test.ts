import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { AccountData } from '../../src/sandbox/account.ts';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { practiceDirectory, region } from './practice.ts';
import { openPracticeAccount } from './practice-clients.ts';
import { told } from './told.ts';

/** A home whose practice account was set up and then hurt. */
async function hurt(change: (account: AccountData) => void = () => undefined): Promise<string> {
  const home = makeHome();
  const run = await runTool(['init', '--sandbox', '--yes', '--region', region, '--key-type', 'ed25519'], { home });
  if (run.code !== 0) throw new Error(run.stderr);
  await (await openPracticeAccount(practiceDirectory(home))).edit(change);
  return home;
}

/** The policy is off the role, and SSH is open to everyone. */
const broken = ({ iam, regions }: AccountData): void => {
  iam.roles.find(({ name }) => name === 'ecsInstanceRole')?.attachedPolicies.splice(0);
  for (const rule of regions[region]?.securityGroupRules ?? []) if (rule.fromPort === 22) rule.cidr = '0.0.0.0/0';
};

const doctor = (home: string, ...args: readonly string[]) => runTool(['doctor', '--sandbox', ...args], { home });
const lights = (run: Awaited<ReturnType<typeof doctor>>) =>
  Object.fromEntries(
    told(run)
      .of('finding')
      .map(({ id, light }) => [String(id), String(light)]),
  );

describe.concurrent('doctor', () => {
  let home: string;
  beforeAll(async () => {
    home = await hurt(broken);
  });

  test('shows what is red first, with why and the command, in English', async () => {
    const run = await doctor(home);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain(
      '✖ D007  The policy AmazonEC2ContainerServiceforEC2Role is not attached to the\n        role',
    );
    expect(run.stdout).toContain('        Fix: aws-ecs-setup doctor --fix D007 --sandbox\n');
    expect(run.stdout.indexOf('✖ D011')).toBeLessThan(run.stdout.indexOf('! D012'));
    expect(run.stdout.indexOf('! D012')).toBeLessThan(run.stdout.indexOf('✔ D002'));
    expect(run.stderr).toMatch(/Red 2, yellow \d+, green \d+\. What this tool made and may put right by itself:/);
  });

  test('speaks Korean', async () => {
    const run = await doctor(home, '--lang', 'ko');
    expect([run.code, run.stdout]).toEqual([
      1,
      expect.stringContaining('✖ D007  역할(ecsInstanceRole)에 정책이 연결되어'),
    ]);
    expect(run.stdout).toContain('        해결: aws-ecs-setup doctor --fix D007 --sandbox\n');
  });

  test('says the same in --json in every language, a line a finding', async () => {
    const [en, ko] = await Promise.all([doctor(home, '--json'), doctor(home, '--json', '--lang', 'ko')]);
    expect([en.code, ko.stdout]).toEqual([1, en.stdout]);
    expect(told(en).of('finding')).toContainEqual({
      v: 1,
      type: 'finding',
      id: 'D007',
      check: 'role-policy',
      light: 'red',
      node: 'account/instance-role-policy',
      code: 'doctor.role-policy.detached',
      facts: { policy: 'AmazonEC2ContainerServiceforEC2Role', role: 'ecsInstanceRole' },
      fix: 'aws-ecs-setup doctor --fix D007 --sandbox',
      fixable: true,
    });
    expect(lights(en)).toMatchObject({ D002: 'green', D007: 'red', D011: 'red', D012: 'yellow', D021: 'green' });
  });

  test.each([
    [['--fix'], '--yes'],
    [['--fix', 'D404', '--yes'], 'D404'],
    [['--fix', 'D002', '--yes'], 'D002'],
    [['--fix', 'D007,D011,D003', '--yes'], 'D003'],
  ])('refuses %j in one line, exit 2', async (args, named) => {
    const run = await doctor(home, ...args);
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain(named);
  });
});

describe.concurrent('doctor --fix', () => {
  test('heals what it says it can with --yes, and by its id what lets people in', async () => {
    const home = await hurt(broken);
    const fixed = await doctor(home, '--fix', '--yes', '--json');
    expect(fixed.code).toBe(0);
    expect(told(fixed).plan.map(({ action, node }) => `${action} ${node.replace(/sgr-\w+/, 'sgr')}`)).toEqual([
      'create account/instance-role-policy',
      `remove ${region}/rule-sgr`,
    ]);
    expect(lights(fixed)).toMatchObject({ D007: 'green', D011: 'green', D012: 'yellow' });
    const named = await doctor(home, '--fix', 'D012', '--yes', '--json');
    expect(lights(named)).toMatchObject({ D011: 'green', D012: 'green', D013: 'green', D014: 'green' });
  });

  test('shows a person the changes and asks', async () => {
    const home = await hurt(broken);
    const terminal = openTerminal(['doctor', '--fix', '--sandbox'], { home, columns: 120, rows: 60 });
    await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    const seen = terminal.scrollback();
    expect(seen).toContain('Make these changes?');
    expect(seen).toMatch(/- remove +Inbound rule +tcp\/22 ← 0\.0\.0\.0\/0/);
    expect(seen).toContain('✔ D007');
  });

  test('without a state file says so, and finds by tags what is there', async () => {
    const home = await hurt();
    await rm(join(practiceDirectory(home), 'aws-123456789012.json'));
    await rm(join(practiceDirectory(home), 'aws-123456789012.json.backup'), { force: true });
    const run = await doctor(home, '--region', region);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('This computer has no record of a set-up of this account.');
    expect(run.stdout).toContain('! D021');
  });
});
