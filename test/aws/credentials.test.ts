import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { makeClients } from '../../src/aws/clients.ts';
import { whoAmI } from '../../src/aws/whoami.ts';
import { callerIs, refusal, roleAssumed } from './answers.ts';
import { KEYS, KEYS_IN_FILE } from './aws-settings.ts';
import { connected, service, settings } from './connected.ts';
import type { SeenRequest } from './loopback.ts';

const MFA_ROLE = `[profile admin]
role_arn = arn:aws:iam::123456789012:role/admin
mfa_serial = arn:aws:iam::123456789012:mfa/kim
source_profile = kim
region = us-east-1
`;

const isAssumeRole = ({ form }: SeenRequest) => form.get('Action') === 'AssumeRole';

describe('credentials', () => {
  it('of a role with MFA are asked for once, however many clients need them', async () => {
    const { url, seen } = await service((request) => (isAssumeRole(request) ? roleAssumed() : callerIs()));
    settings({ config: MFA_ROLE, credentials: `[kim]\n${KEYS_IN_FILE}` }, { AWS_ENDPOINT_URL: url });
    const serials: string[] = [];
    const mfaCode = async (serial: string) => {
      serials.push(serial);
      return '123456';
    };
    const connection = await connected({ profile: 'admin', mfaCode });
    const asked = ['us-east-1', 'eu-west-1', 'ap-northeast-2'].flatMap((region) =>
      (['look', 'change'] as const).map((purpose) =>
        makeClients(connection, region, purpose).sts.send(new GetCallerIdentityCommand({})),
      ),
    );
    await Promise.all(asked);
    expect(serials).toEqual(['arn:aws:iam::123456789012:mfa/kim']);
    const assumed = seen.filter(isAssumeRole);
    expect(assumed.map(({ form }) => form.get('TokenCode'))).toEqual(['123456']);
    expect(seen.at(-1)?.headers.authorization).toContain('Credential=ASIAIOSFODNN7EXAMPLE/');
  });

  it('of a role whose source profile holds none are refused before a code is asked for', async () => {
    settings({ config: `${MFA_ROLE}[profile kim]\nregion = us-east-1\n` }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    let asked = 0;
    const mfaCode = async () => `${++asked}`;
    await expect(whoAmI(await connected({ profile: 'admin', mfaCode }))).rejects.toMatchObject({
      code: 'credentials.none',
      facts: { profile: 'admin' },
    });
    expect(asked).toBe(0);
  });

  it('of a role are refused when the code is wrong', async () => {
    const { url } = await service((request) =>
      isAssumeRole(request)
        ? refusal(403, 'AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.')
        : callerIs(),
    );
    settings({ config: MFA_ROLE, credentials: `[kim]\n${KEYS_IN_FILE}` }, { AWS_ENDPOINT_URL: url });
    await expect(whoAmI(await connected({ profile: 'admin' }))).rejects.toMatchObject({
      code: 'credentials.mfa-refused',
      exitCode: 3,
    });
  });

  it('of a role are refused when the role may not be taken, naming the role', async () => {
    const words = `User: arn:aws:iam::123456789012:user/kim is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/admin`;
    const { url } = await service((request) =>
      isAssumeRole(request) ? refusal(403, 'AccessDenied', words) : callerIs(),
    );
    settings({ config: MFA_ROLE, credentials: `[kim]\n${KEYS_IN_FILE}` }, { AWS_ENDPOINT_URL: url });
    await expect(whoAmI(await connected({ profile: 'admin' }))).rejects.toMatchObject({
      code: 'credentials.role-denied',
      facts: { action: 'sts:AssumeRole', role: 'arn:aws:iam::123456789012:role/admin' },
    });
  });

  it('hand on what the question for a code ended with', async () => {
    settings({ config: MFA_ROLE, credentials: `[kim]\n${KEYS_IN_FILE}` }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    const left = Object.assign(new Error('User force closed the prompt'), { name: 'ExitPromptError' });
    const connection = await connected({ profile: 'admin', mfaCode: () => Promise.reject(left) });
    await expect(whoAmI(connection)).rejects.toBe(left);
  });

  it('of a program that fails are refused with its words and without its command line', async () => {
    const config =
      '[profile vault]\ncredential_process = node -e "console.error(\'vault is locked\');process.exit(3)" s3cret\n';
    settings({ config }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
    await expect(whoAmI(await connected({ profile: 'vault' }))).rejects.toMatchObject({
      code: 'credentials.process-failed',
      facts: { profile: 'vault', message: 'credential_process failed. vault is locked' },
    });
  });

  it('of a named profile win over keys in the environment, which is told', async () => {
    const { url, seen } = await service(() => callerIs());
    settings(
      { credentials: `[work]\n${KEYS_IN_FILE}` },
      { AWS_ENDPOINT_URL: url, ...KEYS, AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE' },
    );
    const connection = await connected({ profile: 'work' });
    expect(connection).toMatchObject({
      profile: 'work',
      notices: [{ code: 'credentials.profile-over-keys', facts: { profile: 'work' } }],
    });
    await whoAmI(connection);
    expect(seen[0]?.headers.authorization).toContain('Credential=AKIAIOSFODNN7EXAMPLE/');
  });

  it('in the environment win over the default profile, with nothing to tell', async () => {
    const { url, seen } = await service(() => callerIs());
    const environment = { AWS_ENDPOINT_URL: url, ...KEYS, AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE' };
    settings({ credentials: `[default]\n${KEYS_IN_FILE}` }, environment);
    const connection = await connected();
    expect(connection).toMatchObject({ notices: [], endpoint: url });
    expect(connection.profile).toBeUndefined();
    await whoAmI(connection);
    expect(seen[0]?.headers.authorization).toContain('Credential=AKIAI44QH8DHBEXAMPLE/');
  });
});
