import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { GetRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Inventory } from '../support/inventory.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, type TestAccount, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const base = usual.slice(0, 4);
const region = base[3] ?? '';
const profile = ['CreateInstanceProfile', 'AddRoleToInstanceProfile'];
const secret = `arn:aws:ssm:${region}:111122223333:parameter/web/url`;

const undo = ({ run, id }: TestAccount) => run(['destroy', '--yes', '--json', '--confirm', id, '--region', region]);

/** AWS keeps its own role, and shows a deleted cluster for a while. */
const withoutTraces = (inventory: Inventory): Inventory => ({
  ...inventory,
  serviceLinkedRoles: [],
  regions: Object.fromEntries(
    Object.entries(inventory.regions).map(([name, one]) => [
      name,
      { ...one, clusters: one.clusters.filter(({ status }) => status !== 'INACTIVE') },
    ]),
  ),
});

/** Runs a step, runs it again, takes it back, and says what was written at first; the account is as before then. */
async function throughAndBack(args: readonly string[], again: readonly string[], before: readonly string[] = []) {
  const account = await openAccount(moto);
  const empty = await account.inventory();
  if (before.length > 0) expect((await account.run([...before, ...base])).code).toBe(0);
  account.recorder.clear();
  const first = await account.run([...args, ...base]);
  expect(first.code, first.stderr).toBe(0);
  const writes = [...account.writes()].sort();
  account.recorder.clear();
  const second = await account.run([...again, ...base]);
  expect(second.code, second.stderr).toBe(0);
  expect(account.writes()).toEqual([]);
  const destroyed = await undo(account);
  expect(destroyed.code, destroyed.stderr).toBe(0);
  expect(withoutTraces(await account.inventory())).toEqual(withoutTraces(empty));
  return writes;
}

describe.concurrent('a role beyond the core', () => {
  test('of instances has what was asked for, and is taken back', async () => {
    const flags = ['--s3-read', '--cloudwatch-logs', '--session-manager'];
    const writes = await throughAndBack(['instance-role', ...flags], ['instance-role']);
    expect(writes).toEqual(['CreateRole', 'CreatePolicy', ...Array(4).fill('AttachRolePolicy'), ...profile].sort());
  });

  test('of instances loses what is not wanted any more, in an order that AWS takes', async () => {
    const account = await openAccount(moto);
    const flags = ['--s3-read', 'my-bucket/ecs.config', '--cloudwatch-logs', '--session-manager'];
    expect((await account.run(['instance-role', ...base, ...flags])).code).toBe(0);
    const wanted = { RoleName: 'ecsInstanceRole', PolicyName: 'aws-ecs-setup-s3-read' };
    const { PolicyDocument } = await account.clients.iam.send(new GetRolePolicyCommand(wanted));
    expect(decodeURIComponent(PolicyDocument ?? '')).toContain('"arn:aws:s3:::my-bucket/ecs.config"');
    account.recorder.clear();
    const off = ['--no-s3-read', '--no-cloudwatch-logs', '--no-session-manager'];
    const run = await account.run(['instance-role', ...base, ...off]);
    expect(run.code, run.stderr).toBe(0);
    const writes = account.writes();
    expect([...writes].sort()).toEqual(
      ['DeletePolicy', 'DeleteRolePolicy', 'DetachRolePolicy', 'DetachRolePolicy'].sort(),
    );
    // moto would delete a policy that is attached, and leave a role behind that cannot be deleted.
    expect(writes.lastIndexOf('DeletePolicy')).toBeGreaterThan(writes.indexOf('DetachRolePolicy'));
    expect((await undo(account)).code).toBe(0);
  });

  test('for trunking is a second one, whose instances set it for themselves', async () => {
    const writes = await throughAndBack(['trunking'], ['trunking'], ['instance-role']);
    expect(writes).toEqual(['CreateRole', 'AttachRolePolicy', 'PutRolePolicy', ...profile].sort());
  });

  test('of tasks comes with Fargate on the cluster', async () => {
    const flags = ['--task-secrets', secret, '--ecs-exec', '--container-insights', 'on'];
    const writes = await throughAndBack(['task-role', ...flags], ['task-role'], ['cluster']);
    const roles = ['CreateRole', 'CreateRole', 'AttachRolePolicy', ...Array(3).fill('PutRolePolicy')];
    expect(writes).toEqual([...roles, 'PutClusterCapacityProviders', 'UpdateCluster'].sort());
  });

  test('of tasks is put right where somebody changed it', async () => {
    const account = await openAccount(moto);
    expect((await account.run(['cluster', ...base])).code).toBe(0);
    expect((await account.run(['task-role', ...base, '--ecs-exec'])).code).toBe(0);
    const { clusters } = await account.clients.ecs(region).send(new DescribeClustersCommand({}));
    expect(clusters?.[0]?.capacityProviders).toEqual(['FARGATE', 'FARGATE_SPOT']);
    const Statement = [{ Effect: 'Allow', Action: 'ssmmessages:*', Resource: '*' }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    const exec = { RoleName: 'ecsTaskRole', PolicyName: 'aws-ecs-setup-exec', PolicyDocument };
    await account.clients.iam.send(new PutRolePolicyCommand(exec));
    account.recorder.clear();
    expect((await account.run(['task-role', ...base])).code).toBe(0);
    expect(account.writes()).toEqual(['PutRolePolicy']);
    expect((await undo(account)).code).toBe(0);
  });

  test.each([
    [['trunking', '--trunking-by', 'role'], '--trunking-by'],
    [['trunking', '--trunking-by', 'everybody'], '--trunking-by'],
    [['instance-role', '--s3-read', 'my-bucket'], '--s3-read'],
    [['task-role', '--task-secrets', 'password'], '--task-secrets'],
    [['task-role', '--container-insights', 'yes'], '--container-insights'],
  ])('is refused as %j before anything is made', async (args, flag) => {
    const account = await openAccount(moto);
    const plain = base.filter((one) => one !== '--json');
    const run = await account.run([...args, ...plain]);
    expect(run.code).toBe(2);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain(flag);
    expect(account.writes()).toEqual([]);
  });
});
