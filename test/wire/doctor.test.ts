import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import { DeleteClusterCommand } from '@aws-sdk/client-ecs';
import {
  DetachRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
  RemoveUserFromGroupCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import type { RunResult } from '../support/run.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const RoleName = 'ecsInstanceRole';
const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';
const mine = { Filters: [{ Name: 'tag-key', Values: ['aws-ecs-setup:node'] }] };

/** Ids of the checks that are red, each once. */
function red(run: RunResult): readonly string[] {
  const findings = told(run).of('finding');
  return [...new Set(findings.filter(({ light }) => light === 'red').map(({ id }) => String(id)))];
}

async function setUp(): Promise<TestAccount> {
  const account = await openAccount(moto);
  const run = await account.run(['init', ...usual, '--vpc', 'new', '--key-type', 'ed25519']);
  expect(run.code, run.stderr).toBe(0);
  account.recorder.clear();
  return account;
}

/** What somebody may break of it, all at once. */
async function breakAll({ clients }: TestAccount): Promise<void> {
  const { iam } = clients;
  const ec2 = clients.ec2(region);
  const Statement = [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: RoleName, RoleName }));
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand(mine));
  const RouteTableId = RouteTables?.[0]?.RouteTableId;
  await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0' }));
  const { Vpcs } = await ec2.send(new DescribeVpcsCommand(mine));
  const VpcId = Vpcs?.[0]?.VpcId;
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value: false } }));
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand(mine));
  const world = { IpProtocol: 'tcp', FromPort: 0, ToPort: 1024, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  const GroupId = SecurityGroups?.[0]?.GroupId;
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [world] }));
  await clients.ecs(region).send(new DeleteClusterCommand({ cluster: 'default' }));
}

describe('doctor over the wire', () => {
  test('finds a set-up in order, and writes nothing, neither there nor here', async () => {
    const account = await setUp();
    const run = await account.run(['doctor', '--json']);
    expect([red(run), run.code]).toEqual([[], 0]);
    expect(account.writes()).toEqual([]);
    const unseen = told(run)
      .of('finding')
      .filter(({ code }) => String(code).startsWith('doctor.unseen'));
    expect(unseen).toEqual([]);
  });

  test('finds each planted fault, and --fix heals them all in one run', async () => {
    const account = await setUp();
    const before = await account.inventory();
    await breakAll(account);
    const found = await account.run(['doctor', '--json']);
    expect([red(found), found.code]).toEqual([['D001', 'D006', 'D007', 'D008', 'D011', 'D016'], 1]);
    expect(account.writes()).toEqual([]);
    const fixed = await account.run(['doctor', '--fix', '--yes', '--json']);
    expect([red(fixed), fixed.code], fixed.stdout).toEqual([[], 0]);
    const after = await account.inventory();
    // The trust keeps whoever somebody let in besides.
    const roles = (inventory: typeof before) => inventory.roles.map(({ name, policies }) => ({ name, policies }));
    expect(roles(after)).toEqual(roles(before));
    expect({ ...after, roles: [] }).toEqual({ ...before, roles: [] });
    account.recorder.clear();
    expect((await account.run(['init', ...usual])).code).toBe(0);
    expect(account.writes()).toEqual([]);
  });

  test('brings a membership back by its id alone', async () => {
    const account = await setUp();
    const membership = { GroupName: 'Administrators', UserName: 'Administrator' };
    await account.clients.iam.send(new RemoveUserFromGroupCommand(membership));
    const passing = await account.run(['doctor', '--fix', '--yes', '--json']);
    expect([passing.code, account.writes()]).toEqual([0, []]);
    const of = (run: RunResult) =>
      told(run)
        .of('finding')
        .filter(({ id }) => id === 'D012');
    expect(of(passing)).toMatchObject([{ light: 'yellow', node: 'account/admin-membership', fixable: true }]);
    const named = await account.run(['doctor', '--fix', 'D012', '--yes', '--json']);
    expect(account.writes()).toEqual(['AddUserToGroup']);
    expect(of(named)).toMatchObject([{ light: 'green' }]);
  });
});
