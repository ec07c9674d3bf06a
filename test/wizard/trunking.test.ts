import { describe, expect, test } from 'vitest';
import { rolesLeft } from './roles-left.ts';
import { type Runs, runs } from './run.ts';
import { last, SURE } from './undone.ts';

const ROOT = { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:root', UserId: '123456789012' };
const TRUNKING = { only: ['instance-role', 'trunking'], yes: true } as const;
const PROFILE = 'profile ecsInstanceRole-trunking: ecsInstanceRole-trunking';
const ROLE = 'role ecsInstanceRole-trunking: AmazonEC2ContainerServiceforEC2Role';
const BASE = ['profile ecsInstanceRole: ecsInstanceRole', 'role ecsInstanceRole: AmazonEC2ContainerServiceforEC2Role'];
const with_ = (...lines: readonly string[]) => [...BASE, PROFILE, ...lines].sort();

/** Runs of the root user, whom the practice account knows as well. */
async function rootRuns(): Promise<Runs> {
  const here = await runs(ROOT);
  await here.sandbox.edit((account) => void Object.assign(account, { caller: ROOT.Arn }));
  return here;
}
const changed = (here: Runs) =>
  last(here, 'plan')
    .changes.filter(({ action }) => action !== 'keep')
    .map(({ node, action }) => `${action} ${node}`);
const notes = (here: Runs) => last(here, 'next-steps').notes.map(({ code }) => code);
const findings = (here: Runs) =>
  here.told.flatMap((event) => (event.type === 'notice' && event.code.startsWith('trunking.') ? event.code : []));

describe('trunking asked for by anybody but the root user', () => {
  test('makes a second role whose instances set it for themselves, and is taken away again', async () => {
    const here = await runs();
    expect(await here.run({ ...TRUNKING })).toBe(0);
    expect(await rolesLeft(here)).toEqual(with_(`${ROLE} aws-ecs-setup-trunking`));
    expect(notes(here)).toEqual(expect.arrayContaining(['trunking.by-instance', 'trunking.verify']));
    const { facts } = last(here, 'next-steps').notes.find(({ code }) => code === 'trunking.by-instance') ?? {};
    expect(facts?.commands).toContain(
      'aws ecs put-account-setting --name awsvpcTrunking --value enabled --region ap-northeast-2',
    );
    expect(findings(here)).toEqual(['trunking.limits']);
    expect(await here.run({ ...TRUNKING })).toBe(0);
    expect(changed(here)).toEqual([]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('is refused for the role, with what can be done instead, before anything is made', async () => {
    const here = await runs();
    const flags = { 'trunking-by': 'role' };
    await expect(here.run({ ...TRUNKING, flags })).rejects.toMatchObject({
      code: 'trunking.role-needs-root',
      exitCode: 2,
      facts: { flag: '--trunking-by', who: 'Practice' },
    });
    expect(await rolesLeft(here)).toEqual([]);
  });

  test('is set for the whole account only where that is asked for, and what was before is given back', async () => {
    const here = await runs();
    expect(await here.run({ ...TRUNKING, flags: { 'trunking-by': 'account' } })).toBe(0);
    expect(await rolesLeft(here)).toEqual(['account awsvpcTrunking=enabled', ...with_(ROLE)]);
    expect(findings(here)).toEqual(['trunking.whole-account', 'trunking.limits']);
    expect(await here.run({ ...TRUNKING })).toBe(0);
    expect(changed(here)).toEqual([]);
    expect(await here.run({ ...TRUNKING, flags: { 'trunking-by': 'instance' } })).toBe(0);
    expect(changed(here).toSorted()).toEqual([
      'create account/trunking-role-setting',
      'remove ap-northeast-2/trunking-default',
    ]);
    const off = 'account awsvpcTrunking=disabled';
    expect(await rolesLeft(here)).toEqual([off, ...with_(`${ROLE} aws-ecs-setup-trunking`)]);
    expect(await here.run({ ...TRUNKING, flags: { 'trunking-by': 'account' } })).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([off]);
  });

  test('finds it on for the whole account where somebody set it, and leaves it so', async () => {
    const here = await runs();
    expect(await here.run({ only: ['instance-role', 'key-pair'], yes: true, flags: { 'key-type': 'ed25519' } })).toBe(
      0,
    );
    await here.sandbox.edit(({ regions }) => {
      Object.assign(regions['ap-northeast-2'] ?? {}, { accountSettings: { awsvpcTrunking: 'enabled' } });
    });
    expect(await here.run({ ...TRUNKING, flags: { 'trunking-by': 'account' } })).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual(['account awsvpcTrunking=enabled']);
  });
});

describe('trunking asked for by the root user', () => {
  test('is set for the second role alone, read back, and taken back before the role goes', async () => {
    const here = await rootRuns();
    expect(await here.run({ ...TRUNKING })).toBe(0);
    const whole = with_(ROLE, 'ecsInstanceRole-trunking awsvpcTrunking=enabled');
    expect(await rolesLeft(here)).toEqual(whole);
    expect(notes(here)).toContain('trunking.by-role');
    expect(await here.run({ ...TRUNKING })).toBe(0);
    expect(changed(here)).toEqual([]);
    await here.sandbox.edit(({ regions }) => {
      for (const settings of Object.values(regions['ap-northeast-2']?.principalSettings ?? {})) {
        settings.awsvpcTrunking = 'disabled';
      }
    });
    expect(await here.run({ ...TRUNKING })).toBe(0);
    expect(changed(here)).toEqual(['create ap-northeast-2/trunking-setting']);
    expect(await rolesLeft(here)).toEqual(whole);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await rolesLeft(here)).toEqual([]);
  });
});

test('the second role is given what the first one is given besides', async () => {
  const here = await runs();
  const flags = { 'trunking-role': 'more', 'cloudwatch-logs': 'true', 'session-manager': 'true' };
  expect(await here.run({ ...TRUNKING, flags })).toBe(0);
  expect(await rolesLeft(here)).toContain(
    'role more: AmazonEC2ContainerServiceforEC2Role AmazonSSMManagedInstanceCore cwlogspolicy aws-ecs-setup-trunking',
  );
  const off = { 'cloudwatch-logs': 'no', 'session-manager': 'no' };
  expect(await here.run({ ...TRUNKING, flags: off })).toBe(0);
  expect(await rolesLeft(here)).toContain('role more: AmazonEC2ContainerServiceforEC2Role aws-ecs-setup-trunking');
  expect(await here.destroy(SURE)).toBe(0);
  expect(await rolesLeft(here)).toEqual([]);
});

test('trunking alone needs the instance role, which it does not make', async () => {
  const here = await runs();
  const flags = { 'cloudwatch-logs': 'true' };
  expect(await here.run({ only: ['instance-role'], yes: true, flags })).toBe(0);
  expect(await here.run({ only: ['trunking'], yes: true })).toBe(0);
  expect(await rolesLeft(here)).toContain(`${ROLE} cwlogspolicy aws-ecs-setup-trunking`);
});
