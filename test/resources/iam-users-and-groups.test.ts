import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  GetGroupCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListAttachedGroupPoliciesCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { iamGroup } from '../../src/resources/iam-group.ts';
import { iamGroupMembership } from '../../src/resources/iam-group-membership.ts';
import { iamGroupPolicy } from '../../src/resources/iam-group-policy.ts';
import { iamUser } from '../../src/resources/iam-user.ts';
import { account, ownTags, thrown } from './account.ts';

const GROUP = 'account/admin-group';
const USER = 'account/admin-user';
const POLICY = 'arn:aws:iam::aws:policy/AdministratorAccess';
const BOUNDARY = 'arn:aws:iam::123456789012:policy/Boundary';
const pending = { pending: GROUP, fact: 'groupName' };

describe('a group', () => {
  it('is created by its name alone: IAM takes no tags for it', async () => {
    const { iam, write, writes } = account();
    iam.on(CreateGroupCommand).resolves({});
    expect(await iamGroup.create(write, GROUP, { groupName: 'Administrators' }, 'token')).toEqual({
      groupName: 'Administrators',
    });
    expect(writes()).toEqual([['CreateGroup', { GroupName: 'Administrators' }]]);
  });

  it('is found by its name, and not where there is none', async () => {
    const { iam, read } = account();
    iam.on(GetGroupCommand).rejects(thrown('NoSuchEntityException'));
    iam.on(GetGroupCommand, { GroupName: 'Administrators' }).resolves({ Users: [] });
    expect(await iamGroup.find(read, GROUP, { groupName: 'Administrators' }, undefined)).toEqual([
      { live: { groupName: 'Administrators' }, mark: 'unmarked' },
    ]);
    expect(await iamGroup.find(read, GROUP, { groupName: 'Others' }, undefined)).toEqual([]);
  });

  it('that was recorded comes before one of a new name, which is then a changed answer', async () => {
    const { iam, read } = account();
    iam.on(GetGroupCommand).resolves({ Users: [] });
    const found = await iamGroup.find(read, GROUP, { groupName: 'Admins' }, { groupName: 'Administrators' });
    expect(found).toEqual([{ live: { groupName: 'Administrators' }, mark: 'unmarked' }]);
    expect(iamGroup.compare({ groupName: 'Admins' }, { groupName: 'Administrators' })).toEqual([
      { fact: 'groupName', want: 'Admins', have: 'Administrators', fix: 'conflict' },
    ]);
    expect(iamGroup.compare({ groupName: 'Admins' }, { groupName: 'Admins' })).toEqual([]);
  });
});

describe("a group's policy", () => {
  const spec = { groupName: 'Administrators', policyArn: POLICY };

  it('is attached with its ARN', async () => {
    const { iam, write, writes } = account();
    iam.on(AttachGroupPolicyCommand).resolves({});
    expect(await iamGroupPolicy.create(write, 'node', spec, 'token')).toEqual(spec);
    expect(writes()).toEqual([['AttachGroupPolicy', { GroupName: 'Administrators', PolicyArn: POLICY }]]);
  });

  it('is found on every page, and nowhere while the group is still to come', async () => {
    const { iam, read } = account();
    iam
      .on(ListAttachedGroupPoliciesCommand)
      .resolvesOnce({
        AttachedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/Other' }],
        IsTruncated: true,
        Marker: 'more',
      })
      .resolvesOnce({ AttachedPolicies: [{ PolicyArn: POLICY }] });
    expect(await iamGroupPolicy.find(read, 'node', spec, undefined)).toEqual([{ live: spec, mark: 'unmarked' }]);
    expect(await iamGroupPolicy.find(read, 'node', { ...spec, groupName: pending }, undefined)).toEqual([]);
  });

  it('gives more to everybody who is in the group already', async () => {
    const { iam, read } = account();
    iam
      .on(GetGroupCommand)
      .resolvesOnce({ Group: undefined, Users: [{ UserName: 'alice' }] as never, IsTruncated: true, Marker: 'more' })
      .resolvesOnce({ Group: undefined, Users: [{ UserName: 'bob' }] as never });
    expect(await iamGroupPolicy.gains?.(read, spec)).toEqual(['alice', 'bob']);
    expect(await iamGroupPolicy.gains?.(read, { ...spec, groupName: pending })).toEqual([]);
  });
});

describe('a user', () => {
  const spec = { userName: 'Administrator', tags: ['team=ops', 'url=https://example.com/a=b'] };
  const live = { userName: 'Administrator', arn: 'arn:aws:iam::123456789012:user/Administrator' };

  it("is created with the person's tags and ours, and the boundary only where one is wanted", async () => {
    const { iam, write, writes } = account();
    iam.on(CreateUserCommand).resolves({ User: { UserName: 'Administrator', Arn: live.arn } as never });
    const Tags = [{ Key: 'team', Value: 'ops' }, { Key: 'url', Value: 'https://example.com/a=b' }, ...ownTags(USER)];
    expect(await iamUser.create(write, USER, spec, 'token')).toEqual(live);
    expect(await iamUser.create(write, USER, { ...spec, permissionsBoundary: BOUNDARY }, 'token')).toEqual({
      ...live,
      permissionsBoundary: BOUNDARY,
    });
    expect(writes()).toEqual([
      ['CreateUser', { UserName: 'Administrator', Tags }],
      ['CreateUser', { UserName: 'Administrator', PermissionsBoundary: BOUNDARY, Tags }],
    ]);
  });

  it('is asked for by name, never for the caller', async () => {
    const { iam, read } = account();
    iam
      .on(GetUserCommand)
      .resolves({ User: { UserName: 'Administrator', Arn: live.arn, Tags: ownTags(USER) } as never });
    expect(await iamUser.find(read, USER, spec, undefined)).toEqual([{ live, mark: 'ours' }]);
    expect(iam).toHaveReceivedCommandExactlyOnceWith(GetUserCommand, { UserName: 'Administrator' });
  });

  it("is not ours without our mark, and not ours with another node's", async () => {
    for (const Tags of [[], ownTags('account/developer'), [{ Key: 'aws-ecs-setup:node', Value: USER }]]) {
      const { iam, read } = account();
      iam.on(GetUserCommand).resolves({ User: { UserName: 'Administrator', Tags } as never });
      expect(await iamUser.find(read, USER, spec, undefined)).toMatchObject([{ mark: 'unmarked' }]);
    }
  });

  it('is not there where IAM knows none, but a refusal is no absence', async () => {
    const { iam, read } = account();
    iam.on(GetUserCommand, { UserName: 'Administrator' }).rejects(thrown('NoSuchEntityException'));
    iam.on(GetUserCommand, { UserName: 'secret' }).rejects(thrown('AccessDenied'));
    expect(await iamUser.find(read, USER, spec, undefined)).toEqual([]);
    await expect(iamUser.find(read, USER, { ...spec, userName: 'secret' }, undefined)).rejects.toThrow('AccessDenied');
  });

  it('keeps a boundary nobody spoke of; another one is asked about before it is put in place', async () => {
    const bound = { ...live, permissionsBoundary: 'arn:aws:iam::123456789012:policy/Old' };
    expect(iamUser.compare(spec, bound)).toEqual([]);
    const want = { ...spec, permissionsBoundary: BOUNDARY };
    const difference = { fact: 'permissionsBoundary', want: BOUNDARY, fix: 'update' };
    expect(iamUser.compare(want, bound)).toEqual([{ ...difference, have: bound.permissionsBoundary, asks: true }]);
    expect(iamUser.compare(want, live)).toEqual([{ ...difference, have: undefined, asks: false }]);
    expect(iamUser.compare(want, { ...live, permissionsBoundary: BOUNDARY })).toEqual([]);
    const { iam, write, writes } = account();
    iam.on(PutUserPermissionsBoundaryCommand).resolves({});
    const after = await iamUser.update?.(write, USER, want, live, iamUser.compare(want, live));
    expect(after).toEqual({ ...live, permissionsBoundary: BOUNDARY, previousBoundary: '' });
    expect(writes()).toEqual([
      ['PutUserPermissionsBoundary', { UserName: 'Administrator', PermissionsBoundary: BOUNDARY }],
    ]);
  });

  it('of another name than the one made is a changed answer', () => {
    expect(iamUser.compare({ ...spec, userName: 'Boss' }, live)).toEqual([
      { fact: 'userName', want: 'Boss', have: 'Administrator', fix: 'conflict' },
    ]);
  });
});

describe("a group's member", () => {
  const spec = { groupName: 'Administrators', userName: 'Administrator' };

  it('is added by both names', async () => {
    const { iam, write, writes } = account();
    iam.on(AddUserToGroupCommand).resolves({});
    expect(await iamGroupMembership.create(write, 'node', spec, 'token')).toEqual(spec);
    expect(writes()).toEqual([['AddUserToGroup', { GroupName: 'Administrators', UserName: 'Administrator' }]]);
  });

  it('is found among those the group is asked for anyway; an absent group has none', async () => {
    const { iam, read } = account();
    iam.on(GetGroupCommand).rejects(thrown('NoSuchEntityException'));
    iam
      .on(GetGroupCommand, { GroupName: 'Administrators' })
      .resolves({ Users: [{ UserName: 'Other' }, { UserName: 'Administrator' }] as never });
    expect(await iamGroupMembership.find(read, 'node', spec, undefined)).toEqual([{ live: spec, mark: 'unmarked' }]);
    expect(await iamGroupMembership.find(read, 'node', { ...spec, groupName: 'Admins' }, undefined)).toEqual([]);
    expect(await iamGroupMembership.find(read, 'node', { ...spec, userName: 'nobody' }, undefined)).toEqual([]);
  });

  it('brings its access keys along: whoever holds them would be an administrator', async () => {
    const { iam, read } = account();
    iam.on(ListAccessKeysCommand).resolves({ AccessKeyMetadata: [{ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }] });
    expect(await iamGroupMembership.gains?.(read, spec)).toEqual(['AKIAIOSFODNN7EXAMPLE']);
    expect(iam).toHaveReceivedCommandWith(ListAccessKeysCommand, { UserName: 'Administrator' });
  });
});
