import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateUserCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, type TestAccount, usual } from './account.ts';

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

async function aliasOf(account: TestAccount): Promise<readonly string[]> {
  return (await account.inventory()).aliases;
}

describe.concurrent('an account alias that is another one', () => {
  test('is a conflict that --yes does not resolve and --accept does', async () => {
    const account = await openAccount(moto);
    await account.clients.iam.send(new CreateAccountAliasCommand({ AccountAlias: 'former-team' }));
    const args = ['init', ...usual, '--alias', 'example-team'];
    const run = await account.run(args);
    expect(run.code).toBe(1);
    expect(told(run).conflicts).toEqual(['account/alias']);
    expect(told(run).plan.find((change) => change.node === 'account/alias')?.conflict?.choices).toMatchObject([
      { flag: '--accept account/alias' },
    ]);
    expect(await aliasOf(account)).toEqual(['former-team']);
    const { groups, roles, regions } = await account.inventory();
    expect([groups.length, roles.length, Object.values(regions)[0]?.clusters.length]).toEqual([1, 1, 1]);
    account.recorder.clear();
    const accepted = await account.run([...args, '--accept', 'account/alias']);
    expect(accepted.code, accepted.stderr).toBe(0);
    expect(account.writes()).toEqual(['CreateAccountAlias']);
    expect(await aliasOf(account)).toEqual(['example-team']);
  });

  test('stays when none is asked for', async () => {
    const account = await openAccount(moto);
    await account.clients.iam.send(new CreateAccountAliasCommand({ AccountAlias: 'former-team' }));
    const run = await account.run(['alias', ...usual.slice(0, 4)]);
    expect(run.code, run.stderr).toBe(0);
    expect(await aliasOf(account)).toEqual(['former-team']);
    expect(account.writes()).toEqual([]);
  });
});

describe.concurrent('a group Administrators that was there before', () => {
  test('with a member and without the policy is a conflict, since that member would gain', async () => {
    const account = await openAccount(moto);
    const { iam } = account.clients;
    await iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    await iam.send(new CreateUserCommand({ UserName: 'Alex' }));
    await iam.send(new AddUserToGroupCommand({ GroupName: 'Administrators', UserName: 'Alex' }));
    const run = await account.run(['init', ...usual]);
    expect(run.code).toBe(1);
    expect(told(run).conflicts).toEqual(['account/admin-group-policy']);
    const { groups, regions } = await account.inventory();
    expect(groups).toEqual([{ name: 'Administrators', policies: [], members: ['Alex'] }]);
    expect(Object.values(regions)[0]?.clusters).toHaveLength(1);
    const accepted = await account.run(['init', ...usual, '--accept', 'account/admin-group-policy']);
    expect(accepted.code, accepted.stderr).toBe(0);
    expect((await account.inventory()).groups).toEqual([
      { name: 'Administrators', policies: [administrator], members: ['Administrator', 'Alex'] },
    ]);
  });

  test('without members is used, and noted as not made here', async () => {
    const account = await openAccount(moto);
    await account.clients.iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    const run = await account.run(['admin', ...usual.slice(0, 4)]);
    expect(run.code, run.stderr).toBe(0);
    expect(told(run).plan.find((change) => change.node === 'account/admin-group')).toMatchObject({
      action: 'keep',
      owner: 'adopted',
    });
    expect((await account.inventory()).groups).toEqual([
      { name: 'Administrators', policies: [administrator], members: ['Administrator'] },
    ]);
  });
});

describe.concurrent('a user Administrator that was there before', () => {
  test('with an access key is given neither the membership nor a password by --yes', async () => {
    const account = await openAccount(moto);
    const { iam } = account.clients;
    await iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
    await iam.send(new AttachGroupPolicyCommand({ GroupName: 'Administrators', PolicyArn: administrator }));
    await iam.send(new CreateUserCommand({ UserName: 'Administrator' }));
    await iam.send(new CreateAccessKeyCommand({ UserName: 'Administrator' }));
    const run = await account.run(['admin', ...usual.slice(0, 4)]);
    expect(run.code).toBe(1);
    expect(told(run).conflicts).toEqual(['account/admin-membership', 'account/admin-password']);
    expect((await account.inventory()).users).toMatchObject([{ hasPassword: false, groups: [], tags: {} }]);
    expect(account.writes()).toEqual([]);
  });
});

describe.concurrent('an instance profile that was there before', () => {
  test('and holds another role is a conflict in the plan already, told at once', async () => {
    const account = await openAccount(moto);
    const { iam } = account.clients;
    const InstanceProfileName = 'ecsInstanceRole';
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });
    await iam.send(new CreateRoleCommand({ RoleName: 'legacy', AssumeRolePolicyDocument }));
    await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
    await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: 'legacy' }));
    const run = await account.run(['instance-role', ...usual.slice(0, 4)]);
    expect([run.code, told(run).conflicts]).toEqual([1, ['account/instance-profile-role']]);
    expect(told(run).of('verify-waiting')).toEqual([]);
    expect((await account.inventory()).instanceProfiles).toMatchObject([{ roles: ['legacy'] }]);
  });
});

describe.concurrent('what lets people in and was taken away since', () => {
  test('the membership is not put back by --yes, and is by --accept', async () => {
    const account = await openAccount(moto);
    const args = ['admin', ...usual.slice(0, 4)];
    expect((await account.run(args)).code).toBe(0);
    const membership = { GroupName: 'Administrators', UserName: 'Administrator' };
    await account.clients.iam.send(new RemoveUserFromGroupCommand(membership));
    account.recorder.clear();
    const again = await account.run(args);
    expect([again.code, told(again).conflicts]).toEqual([1, ['account/admin-membership']]);
    expect(account.writes()).toEqual([]);
    const accepted = await account.run([...args, '--accept', 'account/admin-membership']);
    expect(accepted.code, accepted.stderr).toBe(0);
    expect(account.writes()).toEqual(['AddUserToGroup']);
  });
});

describe.concurrent('another answer to what cannot be changed', () => {
  test('another name for the administrator is a conflict, and makes no second one', async () => {
    const account = await openAccount(moto);
    expect((await account.run(['init', ...usual])).code).toBe(0);
    const before = await account.exactly();
    account.recorder.clear();
    const run = await account.run(['init', ...usual, '--admin-user', 'Other']);
    expect(run.code).toBe(1);
    expect(told(run).conflicts).toContain('account/admin-user');
    expect(account.writes()).toEqual([]);
    expect(await account.exactly()).toEqual(before);
  });

  test.each([
    { flag: '--sg-name', value: 'other-group', node: 'ap-northeast-2/security-group' },
    { flag: '--key-name', value: 'other-key', node: 'ap-northeast-2/key-pair' },
    { flag: '--instance-role', value: 'otherRole', node: 'account/instance-role' },
  ])('$flag is a conflict of $node', async ({ flag, value, node }) => {
    const account = await openAccount(moto);
    expect((await account.run(['init', ...usual])).code).toBe(0);
    account.recorder.clear();
    const run = await account.run(['init', ...usual, flag, value]);
    expect({ code: run.code, conflicts: told(run).conflicts, writes: account.writes() }).toEqual({
      code: 1,
      conflicts: expect.arrayContaining([node]),
      writes: [],
    });
  });
});
