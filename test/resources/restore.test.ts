import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetRoleCommand,
  GetUserCommand,
  ListAccountAliasesCommand,
  PutUserPermissionsBoundaryCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { accountAliasResource } from '../../src/resources/account-alias.ts';
import { iamRole } from '../../src/resources/iam-role.ts';
import { iamUser } from '../../src/resources/iam-user.ts';
import { EC2, trustFor, withTrusted } from '../../src/resources/trust-policy.ts';
import { account, thrown } from './account.ts';

describe('the account alias', () => {
  /** What is sent to the account that has `has`, to undo the alias `my-company`. */
  async function undone(has: string, previousAlias?: string, way: 'remove' | 'restore' = 'remove') {
    const { iam, write, writes } = account();
    iam.on(ListAccountAliasesCommand).resolves({ AccountAliases: has === '' ? [] : [has] });
    iam.on(CreateAccountAliasCommand).resolves({});
    iam.on(CreateAccountAliasCommand, { AccountAlias: 'taken' }).rejects(thrown('EntityAlreadyExistsException'));
    iam.on(DeleteAccountAliasCommand).resolves({});
    const live = { alias: 'my-company', ...(previousAlias ? { previousAlias } : {}) };
    const { remove, restore } = accountAliasResource;
    const take = way === 'remove' ? remove?.(write, live) : restore?.(live)?.(write);
    const error = await take?.then(
      () => undefined,
      (thrown: Error) => thrown.message,
    );
    return { calls: writes(), error };
  }

  it('that took the place of none is removed', async () => {
    expect(await undone('my-company')).toEqual({
      calls: [['DeleteAccountAlias', { AccountAlias: 'my-company' }]],
      error: undefined,
    });
  });

  it('that was there before gives way to the one it took the place of, in one call', async () => {
    const { calls } = await undone('my-company', 'older', 'restore');
    expect(calls).toEqual([['CreateAccountAlias', { AccountAlias: 'older' }]]);
  });

  it('that was made where there was none gives way to none, whatever it was called in between', async () => {
    const { calls } = await undone('my-company', 'older', 'remove');
    expect(calls).toEqual([['DeleteAccountAlias', { AccountAlias: 'my-company' }]]);
  });

  it.each(['', 'newer', 'older'])('is left alone where the account has another by now: "%s"', async (has) => {
    expect((await undone(has, 'older')).calls).toEqual([]);
  });

  it('that cannot give back what another account has taken since goes all the same, and says so', async () => {
    const { calls, error } = await undone('my-company', 'taken', 'restore');
    expect(calls.at(-1)).toEqual(['DeleteAccountAlias', { AccountAlias: 'my-company' }]);
    expect(error).toContain('undo.alias-taken');
  });

  it('that turns out to have given way already, by an answer that was lost, is no failure', async () => {
    const { iam, write } = account();
    iam.on(ListAccountAliasesCommand).resolves({ AccountAliases: ['my-company'] });
    iam.on(CreateAccountAliasCommand).rejects(thrown('EntityAlreadyExistsException'));
    iam.on(DeleteAccountAliasCommand).rejects(thrown('NoSuchEntityException'));
    const live = { alias: 'my-company', previousAlias: 'older' };
    await expect(accountAliasResource.remove?.(write, live)).resolves.toBeUndefined();
  });

  it('that was only used as it was has nothing to give back', () => {
    expect(accountAliasResource.restore?.({ alias: 'my-company' })).toBeUndefined();
  });
});

describe('the trust of a role that was there before', () => {
  const EC2_TRUST = trustFor({ service: EC2 });
  const before = EC2_TRUST.replace('ec2.', 'ecs-tasks.');
  const trusts = ['ecs-tasks.amazonaws.com', EC2];
  const live = { roleName: 'ecsInstanceRole', arn: 'arn', trust: withTrusted(before, { service: EC2 }), trusts };
  const roleWith = (trust: string) => ({
    Role: { RoleName: 'ecsInstanceRole', Arn: 'arn', AssumeRolePolicyDocument: encodeURIComponent(trust) } as never,
  });

  async function found(trust: string) {
    const { iam, read } = account();
    iam.on(GetRoleCommand).resolves(roleWith(trust));
    const hint = { ...live, previousTrust: before };
    const [candidate] = await iamRole.find(
      read,
      'account/role',
      { roleName: 'r', description: '', service: EC2 },
      hint,
    );
    return candidate?.live;
  }

  it('is remembered in later runs, until somebody else changes it', async () => {
    expect(await found(live.trust)).toEqual({ ...live, previousTrust: before });
    const { Statement, Version } = JSON.parse(live.trust);
    expect(await found(JSON.stringify({ Statement, Version }))).toMatchObject({ previousTrust: before });
    expect(await found(EC2_TRUST)).not.toHaveProperty('previousTrust');
  });

  it.each([
    ['given back', live.trust, [['UpdateAssumeRolePolicy', { RoleName: 'ecsInstanceRole', PolicyDocument: before }]]],
    ['left alone where it was given back already', before, []],
    ['left alone where somebody changed it since', EC2_TRUST, []],
  ])('is %s', async (_what, trust, calls) => {
    const { iam, write, writes } = account();
    iam.on(GetRoleCommand).resolves(roleWith(trust));
    iam.on(UpdateAssumeRolePolicyCommand).resolves({});
    await iamRole.restore?.({ ...live, previousTrust: before })?.(write);
    expect(writes()).toEqual(calls);
  });

  it('that was never changed is not touched', () => {
    expect(iamRole.restore?.(live)).toBeUndefined();
  });
});

describe("the boundary of somebody's user", () => {
  const OURS = 'arn:aws:iam::123456789012:policy/Boundary';
  const OLD = 'arn:aws:iam::123456789012:policy/Old';
  const live = { userName: 'Administrator', arn: 'arn', permissionsBoundary: OURS };
  const userWith = (arn: string | undefined) => ({
    User: { UserName: 'Administrator', Arn: 'arn', PermissionsBoundary: { PermissionsBoundaryArn: arn } } as never,
  });

  it('is remembered in later runs, until somebody else changes it', async () => {
    const find = async (has: string) => {
      const { iam, read } = account();
      iam.on(GetUserCommand).resolves(userWith(has));
      const hint = { ...live, previousBoundary: '' };
      const [candidate] = await iamUser.find(read, 'account/user', { userName: 'Administrator', tags: [] }, hint);
      return candidate?.live;
    };
    expect(await find(OURS)).toEqual({ ...live, previousBoundary: '' });
    expect(await find(OLD)).not.toHaveProperty('previousBoundary');
  });

  it.each([
    ['taken off where there was none', OURS, '', [['DeleteUserPermissionsBoundary', { UserName: 'Administrator' }]]],
    [
      'given back',
      OURS,
      OLD,
      [['PutUserPermissionsBoundary', { UserName: 'Administrator', PermissionsBoundary: OLD }]],
    ],
    ['left alone where somebody changed it since', OLD, '', []],
  ])('is %s', async (_what, has, previousBoundary, calls) => {
    const { iam, write, writes } = account();
    iam.on(GetUserCommand).resolves(userWith(has));
    iam.on(DeleteUserPermissionsBoundaryCommand).resolves({});
    iam.on(PutUserPermissionsBoundaryCommand).resolves({});
    await iamUser.restore?.({ ...live, previousBoundary })?.(write);
    expect(writes()).toEqual(calls);
  });

  it('that was never changed is not touched', () => {
    expect(iamUser.restore?.(live)).toBeUndefined();
  });
});
