import { readFile } from 'node:fs/promises';
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteGroupCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DetachGroupPolicyCommand,
  GetGroupCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupsForUserCommand,
  ListUserTagsCommand,
  PutUserPermissionsBoundaryCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const PASSWORD = 'Practice-makes-4-perfect';

async function administrator() {
  const account = await practice();
  const { iam } = account;
  const name = { GroupName: 'Administrators', UserName: 'Administrator' };
  await iam.send(new CreateGroupCommand({ GroupName: name.GroupName }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: name.GroupName, PolicyArn: ADMIN }));
  await iam.send(new CreateUserCommand({ UserName: name.UserName, Tags: [{ Key: 'Name', Value: '관리자' }] }));
  await iam.send(new AddUserToGroupCommand(name));
  return { ...account, name, user: { UserName: name.UserName }, group: { GroupName: name.GroupName } };
}

describe('users and groups', () => {
  it('are shown as IAM shows them', async () => {
    const { iam, user, group } = await administrator();
    const { User } = await iam.send(new GetUserCommand(user));
    expect(User).toMatchObject({
      Path: '/',
      UserName: 'Administrator',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::123456789012:user/Administrator',
      CreateDate: new Date('2026-11-21T12:00:00Z'),
      Tags: [{ Key: 'Name', Value: '관리자' }],
    });
    const { Users = [], Group } = await iam.send(new GetGroupCommand(group));
    expect(Group?.Arn).toBe('arn:aws:iam::123456789012:group/Administrators');
    expect(Users).toHaveLength(1);
    expect(Users[0]).not.toHaveProperty('Tags');
    expect((await iam.send(new ListGroupsForUserCommand(user))).Groups?.[0]?.GroupName).toBe('Administrators');
    expect((await iam.send(new ListAttachedGroupPoliciesCommand(group))).AttachedPolicies).toEqual([
      { PolicyName: 'AdministratorAccess', PolicyArn: ADMIN },
    ]);
  });

  it('attach and join twice without complaint', async () => {
    const { iam, name, group } = await administrator();
    await iam.send(new AddUserToGroupCommand(name));
    await iam.send(new AttachGroupPolicyCommand({ ...group, PolicyArn: ADMIN }));
    expect((await iam.send(new GetGroupCommand(group))).Users).toHaveLength(1);
    expect((await iam.send(new ListAttachedGroupPoliciesCommand(group))).AttachedPolicies).toHaveLength(1);
  });

  it('collide in any case of letters, but are found in their own only', async () => {
    const { iam } = await administrator();
    const taken = await refusal(iam.send(new CreateUserCommand({ UserName: 'ADMINISTRATOR' })));
    expect(taken).toMatchObject({ name: 'EntityAlreadyExistsException', $metadata: { httpStatusCode: 409 } });
    const other = await refusal(iam.send(new GetUserCommand({ UserName: 'ADMINISTRATOR' })));
    expect(other.name).toBe('NoSuchEntityException');
  });

  it('go in the right order only', async () => {
    const { iam, name, user, group } = await administrator();
    await iam.send(new CreateLoginProfileCommand({ ...user, Password: PASSWORD }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(user));
    const conflict = async (what: Promise<unknown>) =>
      expect((await refusal(what)).name).toBe('DeleteConflictException');
    await conflict(iam.send(new DeleteUserCommand(user)));
    await iam.send(new DeleteLoginProfileCommand(user));
    await conflict(iam.send(new DeleteUserCommand(user)));
    await iam.send(new DeleteAccessKeyCommand({ ...user, AccessKeyId: AccessKey?.AccessKeyId }));
    await conflict(iam.send(new DeleteUserCommand(user)));
    await conflict(iam.send(new DeleteGroupCommand(group)));
    await iam.send(new RemoveUserFromGroupCommand(name));
    await iam.send(new DeleteUserCommand(user));
    await conflict(iam.send(new DeleteGroupCommand(group)));
    await iam.send(new DetachGroupPolicyCommand({ ...group, PolicyArn: ADMIN }));
    await iam.send(new DeleteGroupCommand(group));
    expect((await refusal(iam.send(new GetGroupCommand(group)))).name).toBe('NoSuchEntityException');
  });

  it('are no members twice over, and no user has three access keys', async () => {
    const { iam, name, user } = await administrator();
    await iam.send(new RemoveUserFromGroupCommand(name));
    expect((await refusal(iam.send(new RemoveUserFromGroupCommand(name)))).name).toBe('NoSuchEntityException');
    await iam.send(new CreateAccessKeyCommand(user));
    await iam.send(new CreateAccessKeyCommand(user));
    expect((await refusal(iam.send(new CreateAccessKeyCommand(user)))).name).toBe('LimitExceededException');
    expect((await iam.send(new ListAccessKeysCommand(user))).AccessKeyMetadata).toHaveLength(2);
  });

  it('keep boundaries and tags, whose keys differ in more than case', async () => {
    const { iam, user } = await administrator();
    await iam.send(new TagUserCommand({ ...user, Tags: [{ Key: 'NAME', Value: 'new' }] }));
    expect((await iam.send(new ListUserTagsCommand(user))).Tags).toEqual([{ Key: 'NAME', Value: 'new' }]);
    await iam.send(new PutUserPermissionsBoundaryCommand({ ...user, PermissionsBoundary: ADMIN }));
    const { User } = await iam.send(new GetUserCommand(user));
    expect(User?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(ADMIN);
    await iam.send(new DeleteUserPermissionsBoundaryCommand(user));
    expect((await iam.send(new GetUserCommand(user))).User).not.toHaveProperty('PermissionsBoundary');
  });
});

describe('a console password', () => {
  it.each(['Short-1', 'alllowercase', 'ALLUPPERCASE', 'lower123456', 'UPPER_ONLY_!'])(
    'like %s is against the default policy',
    async (Password) => {
      const { iam, user } = await administrator();
      const error = await refusal(iam.send(new CreateLoginProfileCommand({ ...user, Password })));
      expect(error).toMatchObject({ name: 'PasswordPolicyViolationException', Code: 'PasswordPolicyViolation' });
    },
  );

  it('follows a policy the account has set', async () => {
    const { iam, user, sandbox } = await administrator();
    const all = { symbols: true, numbers: true, upperCase: true, lowerCase: true };
    await sandbox.edit((account) => {
      account.iam.passwordPolicy = { minimumLength: 14, ...all };
    });
    const create = (Password: string) => iam.send(new CreateLoginProfileCommand({ ...user, Password }));
    expect((await refusal(create('Short-1-secret'.slice(1)))).message).toContain('minimum length of 14');
    expect((await refusal(create('no-upper-case-1'))).message).toContain('uppercase');
    await create(PASSWORD);
  });

  it('lets the user in, can be changed, and is nowhere in the file', async () => {
    const { iam, user, sandbox } = await administrator();
    await iam.send(new CreateLoginProfileCommand({ ...user, Password: PASSWORD, PasswordResetRequired: true }));
    expect((await iam.send(new GetLoginProfileCommand(user))).LoginProfile).toMatchObject({
      PasswordResetRequired: true,
      CreateDate: expect.any(Date),
    });
    expect(await sandbox.signIn('Administrator', PASSWORD)).toBe(true);
    expect(await sandbox.signIn('Administrator', `${PASSWORD}!`)).toBe(false);
    expect(await sandbox.signIn('nobody', PASSWORD)).toBe(false);
    expect(await readFile(sandbox.file, 'utf8')).not.toContain(PASSWORD);
    const again = await refusal(iam.send(new CreateLoginProfileCommand({ ...user, Password: 'Another-one-2' })));
    expect(again.name).toBe('EntityAlreadyExistsException');
    await iam.send(new UpdateLoginProfileCommand({ ...user, Password: 'Another-one-2' }));
    expect(await sandbox.signIn('Administrator', PASSWORD)).toBe(false);
    expect(await sandbox.signIn('Administrator', 'Another-one-2')).toBe(true);
  });

  it('has no access key secret for company: that is only in the answer', async () => {
    const { iam, user, sandbox } = await administrator();
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(user));
    expect(AccessKey?.AccessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(AccessKey?.SecretAccessKey).toHaveLength(40);
    expect(await readFile(sandbox.file, 'utf8')).not.toContain(AccessKey?.SecretAccessKey);
  });
});
