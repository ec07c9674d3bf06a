import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { iamAccessKey } from '../../src/resources/iam-access-key.ts';
import { account, thrown } from './account.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'access-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

const ID = 'account/access-key';
const UserName = 'Administrator';
const AccessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const SecretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const spec = () => ({
  userName: UserName,
  path: join(folder, 'credentials'),
  configPath: join(folder, 'config'),
  profile: 'default',
  accountId: '123456789012',
  ...{ before: [], held: '', certain: true as const },
});

/** An account whose STS takes every key. */
function withKeys() {
  const here = account();
  const sts = new STSClient({ region: 'us-east-1' });
  mockClient(sts).on(GetCallerIdentityCommand).resolves({ Account: '123456789012' });
  here.iam
    .on(CreateAccessKeyCommand)
    .resolves({ AccessKey: { UserName, AccessKeyId, SecretAccessKey, Status: 'Active' } });
  here.iam.on(UpdateAccessKeyCommand).resolves({}).on(DeleteAccessKeyCommand).resolves({});
  const stsWith = () => sts;
  return { ...here, write: { ...here.write, clients: { ...here.write.clients, stsWith } } };
}

describe('an access key', () => {
  it('is made for the user by name, and its secret is in the file and nowhere else', async () => {
    const here = withKeys();
    const live = await iamAccessKey.create(here.write, ID, spec(), 'token');
    expect(here.writes()).toEqual([['CreateAccessKey', { UserName }]]);
    expect(live).toMatchObject({ userName: UserName, accessKeyId: AccessKeyId, place: 'file', madeFile: true });
    expect(JSON.stringify(live)).not.toContain(SecretAccessKey);
    expect(await readFile(spec().path, 'utf8')).toBe(
      `[default]\naws_access_key_id = ${AccessKeyId}\naws_secret_access_key = ${SecretAccessKey}\n`,
    );
  });

  it('is switched off before it is deleted, both by the user’s name', async () => {
    const here = withKeys();
    const live = await iamAccessKey.create(here.write, ID, spec(), 'token');
    await iamAccessKey.remove?.(here.write, live);
    expect(here.writes().slice(1)).toEqual([
      ['UpdateAccessKey', { UserName, AccessKeyId, Status: 'Inactive' }],
      ['DeleteAccessKey', { UserName, AccessKeyId }],
    ]);
  });

  it('that is gone already is removed', async () => {
    const here = withKeys();
    const live = await iamAccessKey.create(here.write, ID, spec(), 'token');
    here.iam.on(UpdateAccessKeyCommand).rejects(thrown('NoSuchEntityException'));
    here.iam.on(DeleteAccessKeyCommand).rejects(thrown('NoSuchEntityException'));
    await iamAccessKey.remove?.(here.write, live);
  });

  it('is not made while the section holds another key in the meantime', async () => {
    const here = withKeys();
    await iamAccessKey.create(here.write, ID, spec(), 'token');
    const again = iamAccessKey.create(here.write, ID, spec(), 'token');
    await expect(again).rejects.toMatchObject({ code: 'access-key.profile-taken', facts: { key: AccessKeyId } });
    expect(here.writes()).toHaveLength(1);
  });

  it('is refused as a quota where there are two, though the look saw none', async () => {
    const here = withKeys();
    here.iam.on(CreateAccessKeyCommand).rejects(thrown('LimitExceededException'));
    await expect(iamAccessKey.create(here.write, ID, spec(), 'token')).rejects.toThrow('LimitExceeded');
  });

  it('of the user in the config file is used as it is', async () => {
    const here = withKeys();
    here.iam.on(ListAccessKeysCommand).resolves({
      AccessKeyMetadata: [{ UserName, AccessKeyId, Status: 'Active', CreateDate: new Date() }],
    });
    await writeFile(spec().configPath, `[default]\naws_access_key_id=${AccessKeyId}\naws_secret_access_key=x\n`);
    const found = await iamAccessKey.find(here.read, ID, spec(), undefined, false);
    expect(found.map(({ live }) => live.place)).toEqual(['file']);
  });

  it('of nobody known in the config file is not put in the shade', async () => {
    const here = withKeys();
    here.iam.on(ListAccessKeysCommand).resolves({ AccessKeyMetadata: [] });
    await writeFile(spec().configPath, `[default]\naws_access_key_id=${AccessKeyId}\naws_secret_access_key=x\n`);
    const [found] = await iamAccessKey.find(here.read, ID, spec(), undefined, false);
    expect(found && iamAccessKey.compare(spec(), found.live)).toMatchObject([
      { fix: 'conflict', reason: 'conflict.access-key-foreign' },
    ]);
  });
});
