import {
  CreateInstanceProfileCommand,
  CreateUserCommand,
  DeleteUserCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  paginateListInstanceProfiles,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { UserData } from '../../src/sandbox/iam-data.ts';
import { practice, refusal } from './practice.ts';

describe('lists of everybody', () => {
  it('come in pages, without tags', async () => {
    const { iam } = await practice();
    const names = ['ann', 'bob', 'cat'];
    const Tags = [{ Key: 'team', Value: 'web' }];
    for (const UserName of names) await iam.send(new CreateUserCommand({ UserName, Tags }));
    for (const InstanceProfileName of names) {
      await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, Tags }));
    }
    const users = [];
    for await (const page of paginateListUsers({ client: iam, pageSize: 2 }, {})) users.push(page.Users);
    expect(users.map((page) => page?.map((user) => user.UserName))).toEqual([['ann', 'bob'], ['cat']]);
    expect(users[0]?.[0]).not.toHaveProperty('Tags');
    const profiles = [];
    for await (const page of paginateListInstanceProfiles({ client: iam, pageSize: 2 }, {})) {
      profiles.push(page.InstanceProfiles);
    }
    expect(profiles.map((page) => page?.length)).toEqual([2, 1]);
    expect(profiles[0]?.[0]).not.toHaveProperty('Tags');
  });
});

describe('what only edit gives a user', () => {
  it.each<[keyof UserData, string]>([
    ['sshPublicKeys', 'SSH public keys'],
    ['serviceCredentials', 'service specific credentials'],
    ['signingCertificates', 'signing certificates'],
  ])('is listed, and keeps the user: %s', async (kind, words) => {
    const { iam, sandbox } = await practice();
    const UserName = 'ann';
    await iam.send(new CreateUserCommand({ UserName }));
    const listed = async () => ({
      sshPublicKeys: (await iam.send(new ListSSHPublicKeysCommand({ UserName }))).SSHPublicKeys,
      serviceCredentials: (await iam.send(new ListServiceSpecificCredentialsCommand({ UserName })))
        .ServiceSpecificCredentials,
      signingCertificates: (await iam.send(new ListSigningCertificatesCommand({ UserName }))).Certificates,
    });
    const none = { sshPublicKeys: [], serviceCredentials: [], signingCertificates: [] };
    expect(await listed()).toEqual(none);
    await sandbox.edit((account) => Object.assign(account.iam.users[0] ?? {}, { [kind]: ['ID1'] }));
    const some = JSON.stringify(await listed());
    expect(some.split('ID1')).toHaveLength(2);
    const refused = await refusal(iam.send(new DeleteUserCommand({ UserName })));
    expect([refused.name, refused.message]).toEqual(['DeleteConflictException', expect.stringContaining(words)]);
  });
});
