import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleCredentials, makeHome, type Variables } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { keyOf, type SignInServices, startSignInServices } from '../support/sign-in-services.ts';

let services: SignInServices;
beforeAll(async () => {
  services = await startSignInServices();
});

interface Source {
  readonly what: string;
  readonly key: string;
  readonly env?: (url: string, home: string) => Variables;
  /** The AWS config file; `[default]` is what signs in. */
  readonly config?: (url: string) => string;
  /** Further files, by path under the home directory. */
  readonly files?: Readonly<Record<string, string>>;
}

const { accessKeyId, secretAccessKey } = exampleCredentials;
const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
const inEnvironment = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
const role = 'role_arn = arn:aws:iam::123456789012:role/admin\n';
const container = (url: string) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/container` });
const instance = (url: string) => ({ AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: url });
const webIdentity = (home: string) => ({
  AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token'),
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/admin',
});

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const longAgo = '2020-01-01T00:00:00Z';
const ssoSession = `[sso-session work]\nsso_region = us-east-1\nsso_start_url = https://example.awsapps.com/start\n`;
const ssoProfile = `[default]\nsso_session = work\nsso_account_id = 123456789012\nsso_role_name = admin\n${ssoSession}`;
const ssoToken = (id: string, expiresAt: string) => ({
  [`.aws/sso/cache/${createHash('sha1').update(id).digest('hex')}.json`]: JSON.stringify({
    accessToken: 'known',
    expiresAt,
    region: 'us-east-1',
    startUrl: 'https://example.awsapps.com/start',
    clientId: 'client',
    clientSecret: 'secret',
    refreshToken: 'refresh',
  }),
});
const login = 'arn:aws:iam::123456789012:user/admin';
const loginToken = (expiresAt: string) => ({
  [`.aws/login/cache/${createHash('sha256').update(login).digest('hex')}.json`]: JSON.stringify({
    accessToken: {
      accessKeyId: keyOf('login'),
      secretAccessKey,
      sessionToken: 'token',
      accountId: '123456789012',
      expiresAt,
    },
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'refresh',
    dpopKey: generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'sec1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey,
  }),
});
const loginProfile = `[default]\nlogin_session = ${login}\n`;

const SOURCES: readonly Source[] = [
  { what: 'keys in the environment', key: accessKeyId, env: () => inEnvironment },
  { what: 'keys in the credentials file', key: accessKeyId, files: { '.aws/credentials': `[default]\n${keys}` } },
  { what: 'keys in the config file', key: accessKeyId, config: () => `[default]\n${keys}` },
  {
    what: 'a program',
    key: keyOf('program'),
    config: () =>
      `[default]\ncredential_process = printf '{"Version":1,"AccessKeyId":"${keyOf('program')}","SecretAccessKey":"${secretAccessKey}"}'\n`,
  },
  {
    what: 'a role, from the keys of another profile',
    key: keyOf('assumed'),
    config: () => `[default]\n${role}source_profile = keys\n[profile keys]\n${keys}`,
  },
  {
    what: 'a role, from the environment',
    key: keyOf('assumed'),
    env: () => ({ ...inEnvironment, AWS_PROFILE: 'default' }),
    config: () => `[default]\n${role}credential_source = Environment\n`,
  },
  {
    what: 'a role, from the container',
    key: keyOf('assumed'),
    env: container,
    config: () => `[default]\n${role}credential_source = EcsContainer\n`,
  },
  {
    what: 'a role, from the instance',
    key: keyOf('assumed'),
    env: instance,
    config: () => `[default]\n${role}credential_source = Ec2InstanceMetadata\n`,
  },
  { what: 'a web identity', key: keyOf('webid'), env: (_url, home) => webIdentity(home), files: { token: 'identity' } },
  {
    what: 'a valid sign-in of IAM Identity Center',
    key: keyOf('sso'),
    config: () => ssoProfile,
    files: ssoToken('work', inAnHour),
  },
  {
    what: 'a sign-in of IAM Identity Center that is renewed',
    key: keyOf('renewed'),
    config: () => ssoProfile,
    files: ssoToken('work', longAgo),
  },
  {
    what: 'an old profile of IAM Identity Center',
    key: keyOf('sso'),
    config: () =>
      '[default]\nsso_start_url = https://example.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = admin\n',
    files: ssoToken('https://example.awsapps.com/start', inAnHour),
  },
  { what: 'a valid `aws login`', key: keyOf('login'), config: () => loginProfile, files: loginToken(inAnHour) },
  {
    what: 'an `aws login` that is renewed',
    key: keyOf('signin'),
    config: () => loginProfile,
    files: loginToken(longAgo),
  },
  { what: 'the container', key: keyOf('container'), env: container },
  { what: 'the instance', key: keyOf('instance'), env: instance },
];

describe('where there are no credentials', () => {
  it('that is told at once, however long the AWS CLI takes to say its version', async () => {
    const home = makeHome();
    const programs = join(home, 'bin');
    mkdirSync(programs);
    writeFileSync(join(programs, 'aws'), '#!/bin/sh\nsleep 20\n', { mode: 0o755 });
    const env = { PATH: [programs, process.env.PATH].join(delimiter) };
    const before = Date.now();
    const run = await runTool(['init', '--yes', '--region', 'us-east-1'], { home, env });
    expect([run.code, run.signal], run.stderr).toEqual([3, null]);
    // The look for the AWS CLI gives up after five seconds.
    expect(Date.now() - before).toBeLessThan(4000);
  });
});

describe('the packed program signs in with', () => {
  it.each(SOURCES)('$what', async ({ key, env, config, files = {} }) => {
    const home = makeHome();
    const all = config ? { '.aws/config': config(services.url), ...files } : files;
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(home, path)), { recursive: true });
      writeFileSync(join(home, path), text);
    }
    const before = services.askedBy.length;
    const variables = { AWS_ENDPOINT_URL: services.url, ...env?.(services.url, home) };
    const run = await runTool(['status', '--json', '--region', 'us-east-1'], { home, env: variables });
    expect(new Set(services.askedBy.slice(before)), run.stdout + run.stderr).toEqual(new Set([key]));
    expect(run.code).toBe(3);
  });
});
