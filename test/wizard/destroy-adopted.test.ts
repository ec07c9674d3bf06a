import { CreateSecurityGroupCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import {
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { TRUST } from '../sandbox/practice.ts';
import { type Runs, runs } from './run.ts';
import { account, files, last, PLAIN, SURE } from './undone.ts';

const LAMBDA_TRUST = TRUST.replace('ec2.amazonaws.com', 'lambda.amazonaws.com');

/** Things under the names of the guide, all made by somebody else before. */
async function prepare({ iam, ec2, ecs }: Runs): Promise<void> {
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'before' }));
  await iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
  await iam.send(new CreateUserCommand({ UserName: 'Administrator' }));
  await iam.send(new CreateRoleCommand({ RoleName: 'ecsInstanceRole', AssumeRolePolicyDocument: LAMBDA_TRUST }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'ecsInstanceRole' }));
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await ecs.send(new CreateClusterCommand({ clusterName: 'default' }));
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const group = { GroupName: 'ecs-instances-default-cluster', Description: 'before', VpcId: Vpcs[0]?.VpcId };
  await ec2.send(new CreateSecurityGroupCommand(group));
}

test('what was there before stays as it was: what was added to it is taken off, what was changed is put back', async () => {
  const here = await runs();
  await prepare(here);
  const before = await account(here);
  const flags = { ...PLAIN, alias: 'after', 'ssh-cidr': '203.0.113.25/32' };
  expect(await here.run({ yes: true, accept: ['account/alias'], flags })).toBe(0);
  const between = await account(here);
  expect(between.aliases).toEqual(['after']);
  expect(between.groups[0]).not.toEqual(before.groups[0]);
  expect(between.roles[0]).not.toEqual(before.roles[0]);
  expect(await here.destroy(SURE)).toBe(0);
  expect(await account(here)).toEqual(before);
  expect(files(here)).toEqual([]);
  const { things } = last(here, 'undo-plan');
  expect(
    things
      .filter(({ action }) => action === 'restore')
      .map(({ node }) => node)
      .sort(),
  ).toEqual(['account/alias', 'account/instance-role']);
});

test('an alias or a trust that somebody changed again since is not put back over theirs', async () => {
  const here = await runs();
  await prepare(here);
  await here.run({ yes: true, accept: ['account/alias'], flags: { ...PLAIN, alias: 'after' } });
  await here.iam.send(new CreateAccountAliasCommand({ AccountAlias: 'theirs' }));
  await here.destroy(SURE);
  expect((await account(here)).aliases).toEqual(['theirs']);
});
