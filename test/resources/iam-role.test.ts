import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  GetInstanceProfileCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolePoliciesCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { iamInstanceProfile } from '../../src/resources/iam-instance-profile.ts';
import { iamProfileRole } from '../../src/resources/iam-profile-role.ts';
import { iamRole } from '../../src/resources/iam-role.ts';
import { iamRolePolicy } from '../../src/resources/iam-role-policy.ts';
import { EC2, trustFor } from '../../src/resources/trust-policy.ts';
import { account, ownTags, thrown } from './account.ts';

const EC2_TRUST = trustFor({ service: EC2 });
const ROLE = 'account/instance-role';
const ARN = 'arn:aws:iam::123456789012:role/ecsInstanceRole';
const pending = { pending: ROLE, fact: 'roleName' };

describe('the instance role', () => {
  const spec = { roleName: 'ecsInstanceRole', description: 'Lets instances in', service: EC2 };
  const live = { roleName: 'ecsInstanceRole', arn: ARN, trust: EC2_TRUST, trusts: [EC2] };

  it('is created with its trust policy, description and our tags', async () => {
    const { iam, write, writes } = account();
    iam.on(CreateRoleCommand).resolves({ Role: { Arn: ARN } as never });
    expect(await iamRole.create(write, ROLE, spec, 'token')).toEqual(live);
    expect(writes()).toEqual([
      [
        'CreateRole',
        {
          RoleName: 'ecsInstanceRole',
          Description: 'Lets instances in',
          AssumeRolePolicyDocument: EC2_TRUST,
          Tags: ownTags(ROLE),
        },
      ],
    ]);
  });

  it('is found with its trust policy decoded', async () => {
    const { iam, read } = account();
    const AssumeRolePolicyDocument = encodeURIComponent(EC2_TRUST);
    const Role = { RoleName: 'ecsInstanceRole', Arn: ARN, AssumeRolePolicyDocument, Tags: ownTags(ROLE) };
    iam.on(GetRoleCommand).resolves({ Role: Role as never });
    expect(await iamRole.find(read, ROLE, spec, undefined)).toEqual([{ live, mark: 'ours' }]);
    expect(iamRole.compare(spec, live)).toEqual([]);
  });

  it('of another partition may trust the older name of EC2', async () => {
    const { iam, read } = account({ partition: 'aws-cn' });
    const older = EC2_TRUST.replace('ec2.amazonaws.com', 'ec2.amazonaws.com.cn');
    iam.on(GetRoleCommand).resolves({ Role: { AssumeRolePolicyDocument: encodeURIComponent(older) } as never });
    expect(await iamRole.find(read, ROLE, spec, undefined)).toMatchObject([{ live: { trusts: [EC2] } }]);
  });

  it('that trusts somebody else is told to trust EC2 as well, which widens it', async () => {
    const ecs = EC2_TRUST.replace('ec2.', 'ecs-tasks.');
    const TASKS = 'ecs-tasks.amazonaws.com';
    const other = { ...live, trust: ecs, trusts: [TASKS] };
    const differences = iamRole.compare(spec, other);
    expect(differences).toEqual([{ fact: 'trusts', want: [TASKS, EC2], have: [TASKS], fix: 'update', widens: true }]);
    const { iam, write, writes } = account();
    iam.on(UpdateAssumeRolePolicyCommand).resolves({});
    const after = await iamRole.update?.(write, ROLE, spec, other, differences);
    const Statement = [...JSON.parse(ecs).Statement, ...JSON.parse(EC2_TRUST).Statement];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    expect(writes()).toEqual([['UpdateAssumeRolePolicy', { RoleName: 'ecsInstanceRole', PolicyDocument }]]);
    expect(after).toEqual({ ...live, trusts: [TASKS, EC2], trust: PolicyDocument, previousTrust: ecs });
  });

  it('of another name than the one made is a changed answer', async () => {
    const { iam, read } = account();
    iam.on(GetRoleCommand).rejects(thrown('NoSuchEntityException'));
    iam.on(GetRoleCommand, { RoleName: 'old' }).resolves({ Role: { RoleName: 'old', Tags: ownTags(ROLE) } as never });
    const [found] = await iamRole.find(read, ROLE, spec, { roleName: 'old' });
    expect(found).toMatchObject({ live: { roleName: 'old' }, mark: 'ours' });
    expect(iamRole.compare(spec, { ...live, roleName: 'old' })).toEqual([
      { fact: 'roleName', want: 'ecsInstanceRole', have: 'old', fix: 'conflict' },
    ]);
  });

  it('in a profile already gives more to the instances of that profile', async () => {
    const { iam, read } = account();
    iam
      .on(ListInstanceProfilesForRoleCommand)
      .resolves({ InstanceProfiles: [{ InstanceProfileName: 'web' }, { InstanceProfileName: 'batch' }] as never })
      .on(ListAttachedRolePoliciesCommand)
      .resolves({})
      .on(ListRolePoliciesCommand)
      .resolves({});
    expect(await iamRole.gains?.(read, spec)).toEqual(['web', 'batch']);
    expect(await iamRolePolicy.gains?.(read, { roleName: 'ecsInstanceRole', policyArn: 'p' })).toEqual([
      'web',
      'batch',
    ]);
    expect(await iamRolePolicy.gains?.(read, { roleName: pending, policyArn: 'p' })).toEqual([]);
  });
});

it('a role that can do more than an instance role would give that to whoever may start instances', async () => {
  const { iam, read } = account();
  const policy = (name: string) => ({ PolicyArn: `arn:aws:iam::aws:policy/${name}` });
  const AttachedPolicies = [policy('AdministratorAccess'), policy('service-role/AmazonEC2ContainerServiceforEC2Role')];
  iam.on(ListInstanceProfilesForRoleCommand).resolves({ InstanceProfiles: [] });
  iam.on(ListAttachedRolePoliciesCommand).resolves({ AttachedPolicies });
  iam.on(ListRolePoliciesCommand).resolves({ PolicyNames: ['audit'] });
  const spec = { roleName: 'ecsInstanceRole', description: 'Container instances', service: EC2 };
  expect(await iamRole.gains?.(read, spec)).toEqual(['arn:aws:iam::aws:policy/AdministratorAccess', 'audit']);
});

describe("the role's policy", () => {
  const policyArn = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';
  const spec = { roleName: 'ecsInstanceRole', policyArn };

  it('is attached with its ARN', async () => {
    const { iam, write, writes } = account();
    iam.on(AttachRolePolicyCommand).resolves({});
    expect(await iamRolePolicy.create(write, 'node', spec, 'token')).toEqual(spec);
    expect(writes()).toEqual([['AttachRolePolicy', { RoleName: 'ecsInstanceRole', PolicyArn: policyArn }]]);
  });

  it('is found by its ARN, not by its name', async () => {
    const { iam, read } = account();
    const AttachedPolicies = [{ PolicyArn: policyArn.replace('::aws:', '::123456789012:') }];
    iam
      .on(ListAttachedRolePoliciesCommand)
      .resolvesOnce({ AttachedPolicies })
      .resolves({ AttachedPolicies: [{ PolicyArn: policyArn }] });
    expect(await iamRolePolicy.find(read, 'node', spec, undefined)).toEqual([]);
    expect(await iamRolePolicy.find(account().read, 'node', { ...spec, roleName: pending }, undefined)).toEqual([]);
    const second = { ...spec, roleName: 'other' };
    expect(await iamRolePolicy.find(read, 'node', second, undefined)).toEqual([{ live: second, mark: 'unmarked' }]);
  });
});

describe('the instance profile', () => {
  const PROFILE = 'account/instance-profile';
  const arn = 'arn:aws:iam::123456789012:instance-profile/ecsInstanceRole';
  const live = { profileName: 'ecsInstanceRole', arn };

  it('is created with our tags and found by its name', async () => {
    const { iam, read, write, writes } = account();
    const InstanceProfile = { InstanceProfileName: 'ecsInstanceRole', Arn: arn, Tags: ownTags(PROFILE) } as never;
    iam.on(CreateInstanceProfileCommand).resolves({ InstanceProfile });
    iam.on(GetInstanceProfileCommand).resolves({ InstanceProfile });
    const spec = { profileName: 'ecsInstanceRole' };
    expect(await iamInstanceProfile.create(write, PROFILE, spec, 'token')).toEqual(live);
    expect(writes()).toEqual([
      ['CreateInstanceProfile', { InstanceProfileName: 'ecsInstanceRole', Tags: ownTags(PROFILE) }],
    ]);
    expect(await iamInstanceProfile.find(read, PROFILE, spec, undefined)).toEqual([{ live, mark: 'ours' }]);
    expect(iamInstanceProfile.compare({ profileName: 'web' }, live)).toMatchObject([
      { fact: 'profileName', fix: 'conflict' },
    ]);
  });

  it('is given its role by both names', async () => {
    const { iam, write, writes } = account();
    iam.on(AddRoleToInstanceProfileCommand).resolves({});
    const spec = { profileName: 'web', roleName: 'ecsInstanceRole' };
    expect(await iamProfileRole.create(write, 'node', spec, 'token')).toEqual(spec);
    expect(writes()).toEqual([
      ['AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'ecsInstanceRole' }],
    ]);
  });

  it('that holds another role is a conflict: a profile has room for one', async () => {
    const { iam, read } = account();
    const Roles = [{ RoleName: 'web' }];
    iam.on(GetInstanceProfileCommand).resolves({ InstanceProfile: { Roles } as never });
    const spec = { profileName: 'ecsInstanceRole', roleName: 'ecsInstanceRole' };
    const [found] = await iamProfileRole.find(read, 'node', spec, undefined);
    const live = { profileName: 'ecsInstanceRole', roleName: 'web' };
    expect(found).toEqual({ live, mark: 'unmarked' });
    expect(iamProfileRole.compare(spec, live)).toEqual([
      {
        fact: 'roleName',
        want: 'ecsInstanceRole',
        have: 'web',
        fix: 'conflict',
        reason: 'conflict.profile-holds-other',
      },
    ]);
    expect(iamProfileRole.compare(spec, { ...live, roleName: 'ecsInstanceRole' })).toEqual([]);
    // A role that is still to be made cannot be the one inside.
    expect(iamProfileRole.compare({ ...spec, roleName: pending }, live)).toMatchObject([{ fix: 'conflict' }]);
  });
});
