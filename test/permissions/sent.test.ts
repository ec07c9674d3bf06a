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
import { runs } from '../wizard/run.ts';
import { OWN, SURE } from '../wizard/undone.ts';
import { recordSent, type Sent } from './sent.ts';

afterEach(() => vi.restoreAllMocks());

const isRead = (action: string) => /:(Describe|Get|List)/.test(action);
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
