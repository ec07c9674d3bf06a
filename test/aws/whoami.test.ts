import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootstrapRegion, whoAmI } from '../../src/aws/whoami.ts';
import { callerIs, refusal } from './answers.ts';
import { KEYS } from './aws-settings.ts';
import { connected, service, settings } from './connected.ts';
import { closedAddress } from './loopback.ts';

describe('asking who the caller is', () => {
  it('tells the account, the partition and the person', async () => {
    const { url } = await service(() => callerIs('arn:aws:iam::123456789012:root', '123456789012'));
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    expect(await whoAmI(await connected())).toMatchObject({
      accountId: '123456789012',
      kind: 'root',
      partition: { id: 'aws' },
    });
  });

  it.each([
    [[], 'us-east-1'],
    [['ap-east-1', 'us-west-2'], 'us-east-1'],
    [['cn-northwest-1'], 'cn-north-1'],
    [['us-gov-east-1'], 'us-gov-west-1'],
  ])('asks for %j in %s, which no account has to enable', async (regions, region) => {
    settings();
    expect(bootstrapRegion(await connected({ regions }))).toBe(region);
  });

  it.each([
    ['InvalidClientTokenId', 'The security token included in the request is invalid.', 'credentials.invalid'],
    ['ExpiredToken', 'The security token included in the request is expired', 'credentials.expired'],
    ['SignatureDoesNotMatch', 'The request signature we calculated does not match', 'credentials.invalid'],
    ['SignatureDoesNotMatch', 'Signature expired: 20260101T000000Z is now earlier than', 'credentials.clock'],
  ])('refuses credentials the service answers with %s: %s', async (code, message, expected) => {
    const { url } = await service(() => refusal(403, code, message));
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    await expect(whoAmI(await connected())).rejects.toMatchObject({ code: expected, exitCode: 3, facts: { message } });
  });

  it('blames the clock when the service’s own time is far away', async () => {
    const date = new Date(Date.now() - 86_400_000).toUTCString();
    const { url } = await service(() => ({ ...refusal(403, 'SignatureDoesNotMatch', 'no'), headers: { date } }));
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    await expect(whoAmI(await connected())).rejects.toMatchObject({ code: 'credentials.clock' });
  });

  it('says that there are no credentials anywhere', async () => {
    settings({}, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    await expect(whoAmI(await connected())).rejects.toMatchObject({
      code: 'credentials.none',
      exitCode: 3,
      facts: { profile: 'default' },
    });
  });

  it('says that an SSO session is over', async () => {
    const config = `[profile corp]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Admin
region = us-east-1
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://example.com/start
`;
    settings({ config }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    await expect(whoAmI(await connected({ profile: 'corp' }))).rejects.toMatchObject({
      code: 'credentials.sso-expired',
      facts: { profile: 'corp' },
    });
  });

  it('says that a sign-in of aws login is missing', async () => {
    settings({ config: LOGIN }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    await expect(whoAmI(await connected({ profile: 'me' }))).rejects.toMatchObject({
      code: 'credentials.login-expired',
      facts: { profile: 'me' },
    });
  });

  it('does not take being offline for a sign-in that is over', async () => {
    const nobody = await closedAddress();
    const { folder } = settings({ config: LOGIN }, { AWS_ENDPOINT_URL: nobody });
    mkdirSync(join(folder, 'login'));
    writeFileSync(join(folder, 'login', `${sha256(SESSION)}.json`), JSON.stringify(expiredLogin()));
    await expect(whoAmI(await connected({ profile: 'me' }))).rejects.toMatchObject({
      code: 'network.unreachable',
      exitCode: 1,
    });
  });

  it('says who could not be reached', async () => {
    const nobody = await closedAddress();
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: nobody });
    await expect(whoAmI(await connected())).rejects.toMatchObject({
      code: 'network.unreachable',
      exitCode: 1,
      facts: { host: new URL(nobody).host },
    });
  });

  it('hands on what it cannot explain', async () => {
    const { url } = await service(() => refusal(400, 'ThrottlingException', 'Rate exceeded'));
    settings({}, { ...KEYS, AWS_ENDPOINT_URL: url });
    const stop = new AbortController();
    stop.abort();
    await expect(whoAmI(await connected({ signal: stop.signal }))).rejects.toMatchObject({ name: 'AbortError' });
  });
});

const SESSION = 'arn:aws:iam::123456789012:user/me';
const LOGIN = `[profile me]\nlogin_session = ${SESSION}\nregion = us-east-1\n`;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function expiredLogin() {
  const expiresAt = new Date(Date.now() - 60_000).toISOString();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    accessToken: { accountId: '123456789012', accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', expiresAt },
    clientId: 'client',
    refreshToken: 'refresh',
    dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
  };
}
