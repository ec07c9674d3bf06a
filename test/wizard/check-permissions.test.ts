import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { PermissionCheck } from '../../src/permissions/check.ts';
import { recordSent } from '../permissions/sent.ts';
import { type Person, person } from './person.ts';
import { type Runs, runs } from './run.ts';
import { account, last, OWN } from './undone.ts';

const CHECK = { checkPermissions: true, flags: OWN } as const;
const CALLER = { Account: '123456789012', UserId: 'AIDAIOSFODNN7EXAMPLE' };

const having = (here: Runs, verdict: PermissionCheck['verdict']) =>
  last(here, 'permissions')
    .checks.filter((check) => check.verdict === verdict)
    .map(({ action }) => action);
const notices = ({ told }: Runs) => told.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
const deny = (here: Runs, ...actions: readonly string[]) =>
  here.sandbox.edit((data) => {
    data.denied = [...actions];
  });
/** Somebody who confirms what is asked by these codes and else takes the default. */
const confirming = (...codes: readonly string[]): Person & { readonly asked_: string[] } => {
  const asked: string[] = [];
  return {
    ...person(),
    asked_: asked,
    confirm: async ({ code }, byDefault) => {
      asked.push(`${code} ${byDefault}`);
      return codes.includes(code);
    },
  };
};

describe('init --check-permissions', { timeout: 60_000 }, () => {
  test('asks for exactly what the plan does, and goes on where all of it is allowed', async () => {
    const here = await runs();
    expect(await here.run(CHECK)).toBe(0);
    const { checks, expected, statements } = last(here, 'permissions');
    expect([expected, statements]).toEqual([true, []]);
    expect(new Set(checks.map(({ verdict }) => verdict))).toEqual(new Set(['allowed']));
    const done = new Set(here.told.flatMap((event) => (event.type === 'node-done' ? [event.node] : [])));
    const own = [...done].filter((node) => !node.startsWith('computer/'));
    expect(new Set(checks.flatMap(({ nodes }) => nodes))).toEqual(new Set(own));
    const order = here.told.map(({ type }) => type);
    expect(order.indexOf('permissions')).toBeGreaterThan(order.indexOf('plan'));
    expect(order.indexOf('permissions')).toBeLessThan(order.indexOf('node-started'));
    await here.run(CHECK);
    expect(last(here, 'permissions').checks).toEqual([]);
  });

  test('changes nothing by asking, dry run or not', async () => {
    const here = await runs();
    expect(await here.run({ ...CHECK, dryRun: true })).toBe(0);
    expect(having(here, 'allowed')).toContain('ec2:CreateVpc');
    expect(existsSync(join(here.folder, 'account', 'account.json'))).toBe(false);
    expect(existsSync(join(here.folder, 'state'))).toBe(false);
  });

  test('stops a script where something is expected to be missing, names it all, and nothing is changed', async () => {
    const here = await runs();
    await deny(here, 'iam:CreateRole', 'ec2:CreateVpc', 'ec2:CreateRoute');
    const before = await account(here);
    expect(await here.run(CHECK)).toBe(1);
    expect(having(here, 'denied').toSorted()).toEqual(['ec2:CreateRoute', 'ec2:CreateVpc', 'iam:CreateRole']);
    expect(last(here, 'permissions').statements).toEqual(
      expect.arrayContaining([
        {
          Sid: 'IamRole',
          Effect: 'Allow',
          Action: 'iam:CreateRole',
          Resource: 'arn:aws:iam::123456789012:role/ecsInstanceRole',
        },
      ]),
    );
    expect(last(here, 'result')).toMatchObject({ ok: false, exitCode: 1, summary: { code: 'permissions.missing' } });
    expect(here.told.some(({ type }) => type === 'node-started')).toBe(false);
    expect(await account(here)).toEqual(before);
    expect(existsSync(join(here.folder, 'keys'))).toBe(false);
    await deny(here);
    expect(await here.run(CHECK)).toBe(0);
  });

  test('asks a person whether to go on all the same, and takes Enter for a no', async () => {
    const here = await runs();
    await deny(here, 'iam:CreateInstanceProfile');
    const careful = confirming();
    expect(await here.run({ ...CHECK, only: ['instance-role'] }, careful)).toBe(1);
    expect(careful.asked_).toEqual(['permissions.go-on false']);
    expect((await account(here)).roles).toEqual([]);
    const bold = confirming('permissions.go-on', 'run.confirm');
    expect(await here.run({ ...CHECK, only: ['instance-role'] }, bold)).toBe(1);
    expect(bold.asked_).toEqual(['permissions.go-on false', 'run.confirm true']);
    expect((await account(here)).roles.map(({ name }) => name)).toEqual(['ecsInstanceRole']);
  });

  test('says of root and of a role it cannot see that IAM cannot be asked, and still asks EC2', async () => {
    const callers = {
      'permissions.root': { ...CALLER, UserId: '123456789012', Arn: 'arn:aws:iam::123456789012:root' },
      'permissions.role-unread': { ...CALLER, Arn: 'arn:aws:sts::123456789012:assumed-role/Elsewhere/sam' },
      'permissions.federated': { ...CALLER, Arn: 'arn:aws:sts::123456789012:federated-user/sam' },
    };
    for (const [code, caller] of Object.entries(callers)) {
      const here = await runs(caller);
      expect(await here.run({ ...CHECK, dryRun: true })).toBe(0);
      expect(notices(here)).toContain(code);
      expect(having(here, 'allowed')).toEqual(expect.arrayContaining(['ec2:CreateVpc', 'ec2:CreateTags']));
      expect(having(here, 'unknown')).toEqual(
        expect.arrayContaining(['iam:CreateRole', 'ec2:CreateSubnet', 'ecs:CreateCluster']),
      );
    }
  });

  test('believes EC2 that it would refuse, whoever cannot be simulated', async () => {
    const here = await runs({ ...CALLER, UserId: '123456789012', Arn: 'arn:aws:iam::123456789012:root' });
    await deny(here, 'ec2:CreateVpc');
    expect(await here.run({ ...CHECK, only: ['vpc'] })).toBe(1);
    expect(having(here, 'denied')).toEqual(['ec2:CreateVpc']);
    expect(last(here, 'permissions').statements).toMatchObject([
      { Action: 'ec2:CreateVpc', Resource: 'arn:aws:ec2:ap-northeast-2:123456789012:vpc/*' },
    ]);
  });

  test('simulates a session by the role behind it, under its own ARN, and a user by theirs', async () => {
    const here = await runs();
    const sent = recordSent(here);
    await here.run({ ...CHECK, dryRun: true });
    const asked = sent.filter(({ action }) => action === 'iam:SimulatePrincipalPolicy').map(({ input }) => input);
    expect(asked.length).toBeGreaterThan(5);
    for (const input of asked)
      expect(input).toMatchObject({ PolicySourceArn: 'arn:aws:iam::123456789012:role/Practice' });
    vi.restoreAllMocks();
  });

  test('that may not be simulated says so, and takes nothing for allowed', async () => {
    const here = await runs();
    await deny(here, 'iam:SimulatePrincipalPolicy');
    expect(await here.run({ ...CHECK, only: ['instance-role'], dryRun: true })).toBe(0);
    expect(notices(here)).toContain('permissions.may-not-simulate');
    expect([having(here, 'allowed'), having(here, 'unknown').length]).toEqual([[], 7]);
  });

  test('is not done unasked', async () => {
    const here = await runs();
    await here.run({ flags: OWN, dryRun: true });
    expect(here.told.some(({ type }) => type === 'permissions')).toBe(false);
  });
});
