import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetInstanceProfileCommand,
  GetPolicyCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListInstanceProfilesForRoleCommand,
  ListRolesCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagInstanceProfileCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practice, refusal, TRUST } from './practice.ts';

const FOR_EC2 = 'arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role';
const NAME = { RoleName: 'ecsInstanceRole', InstanceProfileName: 'ecsInstanceRole' };

async function instanceRole() {
  const { iam } = await practice();
  await iam.send(new CreateRoleCommand({ RoleName: NAME.RoleName, AssumeRolePolicyDocument: TRUST }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: NAME.RoleName, PolicyArn: FOR_EC2 }));
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: NAME.InstanceProfileName }));
  await iam.send(new AddRoleToInstanceProfileCommand(NAME));
  return { iam, role: { RoleName: NAME.RoleName }, profile: { InstanceProfileName: NAME.InstanceProfileName } };
}

describe('a container instance role', () => {
  it('is shown with its trust policy percent-encoded', async () => {
    const { iam, role } = await instanceRole();
    const tricky = TRUST.replace('"Effect"', '"Sid":"a(b)!","Effect"');
    await iam.send(new UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument: tricky }));
    await iam.send(new TagRoleCommand({ ...role, Tags: [{ Key: 'k', Value: 'v' }] }));
    const { Role } = await iam.send(new GetRoleCommand(role));
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:role/ecsInstanceRole',
      MaxSessionDuration: 3600,
      Tags: [{ Key: 'k', Value: 'v' }],
      CreateDate: expect.any(Date),
    });
    expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version%22[A-Za-z0-9%._~-]+$/);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(tricky);
    expect((await iam.send(new ListAttachedRolePoliciesCommand(role))).AttachedPolicies).toHaveLength(1);
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: FOR_EC2 }));
    expect(Policy).toMatchObject({ Path: '/service-role/', AttachmentCount: 1, IsAttachable: true });
  });

  it('is in its profile, which holds one role', async () => {
    const { iam, role, profile } = await instanceRole();
    await iam.send(new TagInstanceProfileCommand({ ...profile, Tags: [{ Key: 'k', Value: 'v' }] }));
    const { InstanceProfile } = await iam.send(new GetInstanceProfileCommand(profile));
    expect(InstanceProfile).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:instance-profile/ecsInstanceRole',
      Roles: [{ RoleName: 'ecsInstanceRole' }],
      Tags: [{ Key: 'k', Value: 'v' }],
    });
    expect((await iam.send(new ListInstanceProfilesForRoleCommand(role))).InstanceProfiles).toHaveLength(1);
    const again = await refusal(iam.send(new AddRoleToInstanceProfileCommand(NAME)));
    expect(again).toMatchObject({ name: 'LimitExceededException', $metadata: { httpStatusCode: 409 } });
  });

  it('goes in the right order only', async () => {
    const { iam, role, profile } = await instanceRole();
    const conflict = async (call: Promise<unknown>) =>
      expect((await refusal(call)).name).toBe('DeleteConflictException');
    await conflict(iam.send(new DeleteInstanceProfileCommand(profile)));
    await conflict(iam.send(new DeleteRoleCommand(role)));
    await iam.send(new RemoveRoleFromInstanceProfileCommand(NAME));
    const twice = iam.send(new RemoveRoleFromInstanceProfileCommand(NAME));
    expect((await refusal(twice)).name).toBe('NoSuchEntityException');
    await conflict(iam.send(new DeleteRoleCommand(role)));
    await iam.send(new DetachRolePolicyCommand({ ...role, PolicyArn: FOR_EC2 }));
    await iam.send(new DeleteRoleCommand(role));
    await iam.send(new DeleteInstanceProfileCommand(profile));
    expect((await refusal(iam.send(new GetRoleCommand(role)))).name).toBe('NoSuchEntityException');
  });
});

describe('a service-linked role', () => {
  it('is made once, found by its path, and cannot be changed', async () => {
    const { iam } = await practice();
    const create = () => iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    const PathPrefix = '/aws-service-role/ecs.amazonaws.com/';
    expect((await iam.send(new ListRolesCommand({ PathPrefix }))).Roles).toEqual([]);
    expect((await create()).Role?.Arn).toBe(`arn:aws:iam::123456789012:role${PathPrefix}AWSServiceRoleForECS`);
    expect((await iam.send(new ListRolesCommand({ PathPrefix }))).Roles).toHaveLength(1);
    expect(await refusal(create())).toMatchObject({
      name: 'InvalidInputException',
      message: 'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
      $metadata: { httpStatusCode: 400 },
    });
    const remove = iam.send(new DeleteRoleCommand({ RoleName: 'AWSServiceRoleForECS' }));
    expect((await refusal(remove)).name).toBe('UnmodifiableEntityException');
  });
});
