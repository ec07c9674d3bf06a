import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetAccessKeyLastUsedCommand,
  ListAccessKeysCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { type Practice, practice, refusal } from './practice.ts';

const UserName = 'Administrator';

async function withKey(account: Practice): Promise<string> {
  await account.iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await account.iam.send(new CreateAccessKeyCommand({ UserName }));
  return AccessKey?.AccessKeyId ?? '';
}

function signedWith({ sandbox }: Practice, accessKeyId: string): STSClient {
  const client = new STSClient({ region: 'us-east-1' });
  sandbox.attach(client, accessKeyId);
  return client;
}

describe('access keys of the practice account', () => {
  it('sign as their user', async () => {
    const account = await practice();
    const sts = signedWith(account, await withKey(account));
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/Administrator',
      UserId: expect.stringMatching(/^AIDA/),
    });
  });

  it('are not known for a moment after they were made, while they are switched off, and once they are deleted', async () => {
    const account = await practice({ iamDelayMilliseconds: 0 });
    const { iam, clock } = account;
    const AccessKeyId = await withKey(account);
    const sts = signedWith(account, AccessKeyId);
    const asked = () => sts.send(new GetCallerIdentityCommand({}));
    await account.sandbox.edit(({ iam: data }) => {
      for (const key of data.users[0]?.accessKeys ?? []) key.knownAt = clock.now + 5000;
    });
    expect(await refusal(asked())).toMatchObject({ name: 'InvalidClientTokenId', $metadata: { httpStatusCode: 403 } });
    clock.now += 5000;
    await asked();
    await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Inactive' }));
    expect((await refusal(asked())).name).toBe('InvalidClientTokenId');
    expect((await iam.send(new ListAccessKeysCommand({ UserName }))).AccessKeyMetadata).toMatchObject([
      { AccessKeyId, Status: 'Inactive' },
    ]);
    await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Active' }));
    await asked();
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    expect((await refusal(asked())).name).toBe('InvalidClientTokenId');
  });

  it('are told as never used', async () => {
    const account = await practice();
    const AccessKeyId = await withKey(account);
    const answer = await account.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }));
    expect(answer).toMatchObject({ UserName, AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' } });
    expect(answer.AccessKeyLastUsed?.LastUsedDate).toBeUndefined();
  });

  it.each(['UpdateAccessKey', 'DeleteAccessKey', 'GetAccessKeyLastUsed'])('%s knows no other key', async (name) => {
    const account = await practice();
    await withKey(account);
    const AccessKeyId = 'AKIAIOSFODNN7EXAMPLE';
    const calls = {
      UpdateAccessKey: () => account.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Active' })),
      DeleteAccessKey: () => account.iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId })),
      GetAccessKeyLastUsed: () => account.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId })),
    };
    const refused = await refusal(calls[name as keyof typeof calls]());
    expect(refused).toMatchObject({ name: 'NoSuchEntityException', $metadata: { httpStatusCode: 404 } });
  });

  it('take no status but Active and Inactive', async () => {
    const account = await practice();
    const AccessKeyId = await withKey(account);
    const Status = 'Paused' as never;
    const refused = await refusal(account.iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status })));
    expect(refused.name).toBe('ValidationError');
  });
});
