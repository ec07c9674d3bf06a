import {
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import { RemoveRoleFromInstanceProfileCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Need } from '../../src/permissions/need.ts';
import { GENERAL, needsOf } from '../../src/permissions/table.ts';
import { type Doing, phone } from '../support/phone.ts';
import { asIfKilled, runsNow, withKey } from '../wizard/cli-files.ts';
import { person } from '../wizard/person.ts';
import { runs } from '../wizard/run.ts';
import { OWN, SURE } from '../wizard/undone.ts';
import { recordSent, type Sent } from './sent.ts';

afterEach(() => vi.restoreAllMocks());

const isRead = (action: string) => /:(Describe|Get|List|View)/.test(action);
const actions = (needs: readonly Need[]) => needs.map(({ action }) => action);

/** What a set-up with these types may send, besides what it writes. */
function reads(types: readonly string[]): readonly string[] {
  const own = types.flatMap((type) => [...needsOf(type).find, ...needsOf(type).remove]);
  return [...actions(GENERAL), ...actions(own)];
}

/** What was sent without standing in the table: for writes, in the very entry of what sent it. */
function uncovered(sent: readonly Sent[]): readonly string[] {
  const types = [...new Set(sent.flatMap(({ by }) => by?.type ?? []))];
  const mayRead = reads(types);
  const missing = sent.filter(({ action, by }) => {
    if (isRead(action)) return !mayRead.includes(action);
    if (!by) return true;
    const { create, update, remove } = needsOf(by.type);
    const entry = { create: [...create, ...update], update, remove }[by.doing as 'create'] ?? [];
    return !actions(entry).includes(action);
  });
  return [...new Set(missing.map(({ action, by }) => `${by?.type ?? 'a look'} ${by?.doing ?? ''}: ${action}`))];
}

/** The permission to tag has to stand beside every call that tags. */
function untagged(sent: readonly Sent[]): readonly string[] {
  const tagging = sent.filter(({ input }) => 'TagSpecifications' in input || 'Tags' in input || 'tags' in input);
  const missing = tagging.filter(
    ({ by }) => !actions(needsOf(by?.type ?? '').create).some((one) => /:(CreateTags|Tag\w+)$/.test(one)),
  );
  return missing.map(({ action }) => action);
}

describe('every call of', () => {
  it('a whole set-up, a second run, the repair of what drifted and the removal stands in the table', {
    timeout: 60_000,
  }, async () => {
    const here = await runs();
    const sent = recordSent(here);
    const flags = { ...OWN, 'permissions-boundary': 'arn:aws:iam::aws:policy/PowerUserAccess' };
    expect(await here.run({ flags: OWN })).toBe(0);
    const writes = new Set(sent.filter(({ action }) => !isRead(action)).map(({ action }) => action));
    expect(writes.size).toBeGreaterThan(20);
    expect(await here.run({ flags: OWN })).toBe(0);
    await drift(here);
    expect(await here.run({ flags, resetPassword: true, accept: ['account/alias', 'account/admin-user'] })).toBe(0);
    expect(sent.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['iam:UpdateAssumeRolePolicy', 'ec2:CreateRoute', 'iam:PutUserPermissionsBoundary']),
    );
    expect(await here.destroy(SURE)).toBe(0);
    expect(sent.map(({ action }) => action)).toEqual(expect.arrayContaining(['ec2:DeleteVpc', 'iam:DeleteUser']));
    expect(uncovered(sent)).toEqual([]);
    expect(untagged(sent)).toEqual([]);
  });

  it('an MFA device that is given up, paired and removed stands in the table', { timeout: 60_000 }, async () => {
    const here = await runs();
    const sent = recordSent(here);
    const run = { only: ['admin', 'mfa'], flags: { 'mfa-devices': '2' } };
    const withPhone = (...doings: Doing[]) => ({ ...person(), pairing: phone(() => here.clock.now, doings) });
    expect(await here.run(run, withPhone('wrong', 'gives-up'))).toBe(1);
    expect(await here.run(run, withPhone())).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    const called = ['CreateVirtualMFADevice', 'EnableMFADevice', 'DeactivateMFADevice', 'DeleteVirtualMFADevice'];
    expect(sent.map(({ action }) => action)).toEqual(expect.arrayContaining(called.map((name) => `iam:${name}`)));
    expect(uncovered(sent)).toEqual([]);
    expect(untagged(sent)).toEqual([]);
  });

  it('an access key that was lost, replaced and removed stands in the table', { timeout: 60_000 }, async () => {
    const here = await runsNow();
    const sent = recordSent(here);
    expect(await here.run(withKey)).toBe(0);
    await asIfKilled(here);
    expect(await here.run(withKey)).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    const called = ['CreateAccessKey', 'UpdateAccessKey', 'DeleteAccessKey', 'GetAccessKeyLastUsed'];
    expect(sent.map(({ action }) => action)).toEqual(expect.arrayContaining(called.map((name) => `iam:${name}`)));
    expect(uncovered(sent)).toEqual([]);
  });

  it('endpoints, what drifted about them and their removal stands in the table', { timeout: 60_000 }, async () => {
    const here = await runs();
    const sent = recordSent(here);
    const run = { only: ['vpc', 'cluster', 'endpoints'], yes: true, flags: { vpc: 'new', 'private-subnets': 'true' } };
    expect(await here.run(run)).toBe(0);
    await here.sandbox.edit(({ regions }) => {
      const { clusters = [], vpcEndpoints = [] } = regions['ap-northeast-2'] ?? {};
      for (const cluster of clusters) cluster.containerInstances = 1;
      for (const [index, endpoint] of vpcEndpoints.filter(({ type }) => type === 'Interface').entries()) {
        if (index === 0) endpoint.state = 'failed';
        if (index === 1) endpoint.privateDns = false;
      }
    });
    expect(await here.run(run)).toBe(1);
    await here.sandbox.edit(({ regions }) => {
      for (const cluster of regions['ap-northeast-2']?.clusters ?? []) cluster.containerInstances = 0;
    });
    expect(await here.destroy(SURE)).toBe(0);
    const called = ['ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint', 'ec2:DeleteVpcEndpoints'];
    const asked = ['ecs:DescribeContainerInstances', 'ec2:DescribeVpcEndpointServices'];
    expect(sent.map(({ action }) => action)).toEqual(expect.arrayContaining([...called, ...asked]));
    expect(uncovered(sent)).toEqual([]);
    expect(untagged(sent)).toEqual([]);
  });

  it('a set-up with developers, the role of own servers and a budget, of its changes and its removal stands in the table', async () => {
    const here = await runs();
    const sent = recordSent(here);
    const only = ['developers', 'external-role', 'budget'];
    expect(await here.run({ only, flags: { 'developer-user': 'alice', 'budget-email': 'alice@example.com' } })).toBe(0);
    await here.sandbox.edit(({ iam, budgets = [] }) => {
      for (const role of iam.roles) role.trust = role.trust.replace('ssm.', 'ec2.');
      for (const { notifications } of budgets) notifications.splice(0, 1);
    });
    const flags = { 'instance-role': 'web', 'budget-email': 'bob@example.com', 'budget-amount': '20' };
    expect(await here.run({ only: [...only, 'instance-role'], flags })).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    const writes = new Set(sent.map(({ action }) => action).filter((action) => !isRead(action)));
    expect([...writes]).toEqual(
      expect.arrayContaining(['iam:CreatePolicyVersion', 'iam:UpdateAssumeRolePolicy', 'budgets:ModifyBudget']),
    );
    expect(uncovered(sent)).toEqual([]);
    expect(untagged(sent)).toEqual([]);
  });

  it('the roles beyond the core, of their changes and of their removal stands in the table', {
    timeout: 60_000,
  }, async () => {
    const here = await runs();
    const sent = recordSent(here);
    const only = ['instance-role', 'trunking', 'cluster', 'task-role'];
    const secret = 'arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:db-a1B2c3';
    const given = { 's3-read': 'true', 'cloudwatch-logs': 'true', 'session-manager': 'true' };
    const tasks = { 'task-secrets': secret, 'ecs-exec': 'true', 'container-insights': 'on' };
    expect(await here.run({ only, yes: true, flags: { ...given, ...tasks, 'trunking-by': 'account' } })).toBe(0);
    await here.sandbox.edit(({ iam }) => {
      for (const { versions } of iam.policies)
        for (const one of versions) one.document = one.document.replace('Put', 'Get');
    });
    const changed = { 's3-read': 'my-bucket/ecs.config', 'container-insights': 'off', 'trunking-by': 'instance' };
    expect(await here.run({ only, yes: true, flags: changed })).toBe(0);
    const off = { 's3-read': 'no', 'cloudwatch-logs': 'no', 'session-manager': 'no', 'task-secrets': 'none' };
    expect(await here.run({ only, yes: true, flags: off })).toBe(0);
    expect(await here.run({ only, yes: true, flags: given })).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    expect(sent.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        ...['iam:CreatePolicyVersion', 'iam:DeletePolicy', 'iam:DeleteRolePolicy'],
        ...['ecs:PutAccountSettingDefault', 'ecs:PutClusterCapacityProviders', 'ecs:UpdateCluster'],
      ]),
    );
    expect(uncovered(sent)).toEqual([]);
    expect(untagged(sent)).toEqual([]);
  });
});

/** Somebody changes by hand what a run brings back. */
async function drift(here: Awaited<ReturnType<typeof runs>>): Promise<void> {
  const { ec2, iam } = here;
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const VpcId = Vpcs.find(({ IsDefault }) => !IsDefault)?.VpcId;
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: false } }));
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  const table = RouteTables.find(
    (one) => one.VpcId === VpcId && one.Routes?.some(({ GatewayId }) => GatewayId?.startsWith('igw-')),
  );
  await ec2.send(new DeleteRouteCommand({ RouteTableId: table?.RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }));
  const RoleName = 'ecsInstanceRole';
  await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: RoleName, RoleName }));
  const trust = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
}
