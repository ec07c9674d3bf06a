import { existsSync } from 'node:fs';
import { CreateVpcCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import {
  CreateGroupCommand,
  GetRoleCommand,
  ListRolesCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type Practice, practice, refusal } from './practice.ts';

const ROLE = 'arn:aws:iam::123456789012:role/Practice';
const deny = (account: Practice, ...actions: readonly string[]) =>
  account.sandbox.edit((data) => {
    data.denied = [...actions];
  });

describe('what the caller is refused', () => {
  it('is refused in the words of each service, dry runs too, and nothing is done', async () => {
    const account = await practice();
    await deny(account, 'iam:CreateGroup', 'ec2:CreateVpc', 'ecs:CreateCluster', 'sts:GetCallerIdentity');
    const { iam, ec2, ecs, sts } = account;
    expect(await refusal(iam.send(new CreateGroupCommand({ GroupName: 'x' })))).toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
    for (const DryRun of [true, false]) {
      const refused = await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun })));
      expect(refused).toMatchObject({ name: 'UnauthorizedOperation', $metadata: { httpStatusCode: 403 } });
      expect(refused.message).not.toContain('CreateVpc');
    }
    expect(await refusal(ecs.send(new CreateClusterCommand({})))).toMatchObject({ name: 'AccessDeniedException' });
    expect((await ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('123456789012');
  });
});

describe('the simulation', () => {
  const simulate = (account: Practice, input: Partial<SimulatePrincipalPolicyCommand['input']>) =>
    account.iam.send(
      new SimulatePrincipalPolicyCommand({ PolicySourceArn: ROLE, ActionNames: ['ec2:CreateVpc'], ...input }),
    );

  it("knows the caller's role, which no list shows, and what it is refused", async () => {
    const account = await practice();
    expect((await account.iam.send(new GetRoleCommand({ RoleName: 'Practice' }))).Role?.Arn).toBe(ROLE);
    expect((await account.iam.send(new ListRolesCommand({}))).Roles).toEqual([]);
    await deny(account, 'ec2:CreateVpc');
    const { EvaluationResults } = await simulate(account, { ActionNames: ['ec2:CreateVpc', 'ec2:CreateSubnet'] });
    expect(EvaluationResults?.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision])).toEqual([
      ['ec2:CreateVpc', 'implicitDeny'],
      ['ec2:CreateSubnet', 'allowed'],
    ]);
  });

  it('writes nothing, and refuses principals, actions and resources that are none', async () => {
    const account = await practice();
    await simulate(account, {});
    expect(existsSync(account.sandbox.file)).toBe(false);
    const session = 'arn:aws:sts::123456789012:assumed-role/Practice/you';
    expect(await refusal(simulate(account, { PolicySourceArn: session }))).toMatchObject({
      name: 'NoSuchEntityException',
    });
    expect(await refusal(simulate(account, { ActionNames: ['CreateVpc'] }))).toMatchObject({ name: 'ValidationError' });
    expect(await refusal(simulate(account, { ResourceArns: ['vpc/x'] }))).toMatchObject({ name: 'ValidationError' });
  });
});
