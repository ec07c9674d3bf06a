import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const UserName = 'Administrator';
const usual = ['--yes', '--json', '--region', region] as const;
const step = ['cli-profile', ...usual] as const;
const withKey = [...step, '--cli-auth', 'access-key', '--cli-profile', 'work'] as const;
const THEIRS = '# mine\r\n[home]\r\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\r\naws_secret_access_key=x';

const textOf = ({ home }: TestAccount, name: string): string =>
  existsSync(join(home, '.aws', name)) ? readFileSync(join(home, '.aws', name), 'utf8') : '(no file)';

async function keysOf({ clients }: TestAccount): Promise<readonly (string | undefined)[]> {
  const { AccessKeyMetadata = [] } = await clients.iam.send(new ListAccessKeysCommand({ UserName }));
  return AccessKeyMetadata.map(({ AccessKeyId }) => AccessKeyId);
}

async function withAdmin(): Promise<TestAccount> {
  const account = await openAccount(moto);
  mkdirSync(join(account.home, '.aws'), { mode: 0o700 });
  writeFileSync(join(account.home, '.aws', 'credentials'), THEIRS, { mode: 0o644 });
  const admin = await account.run(['admin', ...usual]);
  if (admin.code !== 0) throw new Error(admin.stderr);
  account.recorder.clear();
  return account;
}

/** One key, and it is the one in the file. */
async function expectOneKey(account: TestAccount): Promise<void> {
  const [id, ...more] = await keysOf(account);
  expect(more).toEqual([]);
  expect(textOf(account, 'credentials')).toBe(
    `${THEIRS}\r\n[work]\r\naws_access_key_id = ${id}\r\naws_secret_access_key = ${secretIn(account)}`,
  );
  expect(statSync(join(account.home, '.aws', 'credentials')).mode & 0o777).toBe(0o600);
}

const secretIn = (account: TestAccount): string =>
  /\[work\][\s\S]*aws_secret_access_key = (\S{40})$/.exec(textOf(account, 'credentials'))?.[1] ?? 'none';

describe.concurrent('the AWS CLI profile over the wire', () => {
  test('for aws login is written, kept by a second run and taken away, without a writing call', async () => {
    const account = await openAccount(moto);
    expect((await account.run(step)).code).toBe(0);
    expect(textOf(account, 'config')).toBe(`[default]\nregion = ${region}\noutput = json\n`);
    expect((await account.run(step)).code).toBe(0);
    const undone = await account.run(['destroy', '--json', '--yes', '--confirm', account.id]);
    expect(undone.code, undone.stdout).toBe(0);
    expect(textOf(account, 'config')).toBe('(no file)');
    expect(account.writes()).toEqual([]);
  });

  test('with an access key is made, kept by a second run and taken away', async () => {
    const account = await withAdmin();
    const run = await account.run(withKey);
    expect(run.code, run.stdout).toBe(0);
    await expectOneKey(account);
    expect(account.writes()).toEqual(['CreateAccessKey']);
    expect(run.stdout + run.stderr).not.toContain(secretIn(account));
    const signed = account.recorder.calls.filter(({ action }) => action === 'GetCallerIdentity');
    expect(signed.length).toBeGreaterThan(1);
    account.recorder.clear();
    expect((await account.run(withKey)).code).toBe(0);
    expect(account.writes()).toEqual([]);
    const only = ['--only', 'cli-profile'];
    const undone = await account.run(['destroy', '--json', '--yes', '--confirm', account.id, ...only]);
    expect(undone.code, undone.stdout).toBe(0);
    expect(account.writes()).toEqual(['UpdateAccessKey', 'DeleteAccessKey']);
    expect([textOf(account, 'credentials'), textOf(account, 'config')]).toEqual([THEIRS, '(no file)']);
    expect(await keysOf(account)).toEqual([]);
  });

  test('signs the next run, which leaves it when it undoes the rest', async () => {
    const account = await withAdmin();
    expect((await account.run(withKey)).code).toBe(0);
    const own = {
      env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined },
    };
    const run = await account.run(['destroy', '--json', '--yes', '--confirm', account.id, '--profile', 'work'], own);
    expect(run.code, run.stdout).toBe(1);
    expect(told(run).of('leftovers')).toMatchObject([
      {
        things: expect.arrayContaining([
          expect.objectContaining({
            node: 'account/access-key',
            because: expect.objectContaining({ reason: 'undo.signs-the-requests' }),
          }),
          expect.objectContaining({
            node: 'computer/cli-profile',
            because: expect.objectContaining({ reason: 'undo.still-holds' }),
          }),
        ]),
      },
    ]);
    await expectOneKey(account);
  });

  test.each(['before', 'after'] as const)('a run that is killed %s CreateAccessKey converges', async (when) => {
    const account = await withAdmin();
    const tool = account.start(withKey);
    const strike = (call: { readonly action: string }) => {
      if (call.action !== 'CreateAccessKey') return undefined;
      tool.kill('SIGKILL');
      return 'reset' as const;
    };
    account.recorder.interfere(when === 'before' ? { before: strike } : { after: strike });
    expect((await tool.wait()).signal).toBe('SIGKILL');
    expect(await keysOf(account)).toHaveLength(when === 'before' ? 0 : 1);
    account.recorder.interfere({});
    const again = await account.run(withKey);
    expect(again.code, again.stdout).toBe(0);
    await expectOneKey(account);
    expect((await account.run(withKey)).code).toBe(0);
    await expectOneKey(account);
  });

  test.each(['before', 'after'] as const)(
    'an answer of CreateAccessKey lost %s it was made is no harm',
    async (when) => {
      const account = await withAdmin();
      let isLost = false;
      const strike = (call: { readonly action: string }) => {
        if (call.action !== 'CreateAccessKey' || isLost) return undefined;
        isLost = true;
        return 'reset' as const;
      };
      account.recorder.interfere(when === 'before' ? { before: strike } : { after: strike });
      const run = await account.run(withKey);
      expect(run.code, run.stdout).toBe(0);
      expect(isLost).toBe(true);
      await expectOneKey(account);
    },
  );
});
