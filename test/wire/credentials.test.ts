import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { builtTool, toolEnvironment } from '../support/environment.ts';
import { atFileEnd } from '../support/leftovers.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const noKeys = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_SESSION_TOKEN: undefined };

function awsFile(account: TestAccount, name: 'config' | 'credentials', text: string): void {
  mkdirSync(join(account.home, '.aws'), { recursive: true });
  writeFileSync(join(account.home, '.aws', name), text);
}

describe.concurrent('the region', () => {
  const regionOf = (account: TestAccount) =>
    new Set(account.recorder.calls.filter((call) => call.writes).map((call) => call.region));

  test.each([
    { env: { AWS_DEFAULT_REGION: 'eu-west-1' }, flags: [], expected: 'eu-west-1' },
    { env: { AWS_DEFAULT_REGION: 'eu-west-1', AWS_REGION: 'eu-west-2' }, flags: [], expected: 'eu-west-2' },
    { env: { AWS_REGION: 'eu-west-2' }, flags: ['--region', 'eu-west-3'], expected: 'eu-west-3' },
  ])('is $expected with $env and $flags', async ({ env, flags, expected }) => {
    const account = await openAccount(moto);
    const run = await account.run(['key-pair', '--yes', '--json', ...flags], { env });
    expect(run.code, run.stderr + run.stdout).toBe(0);
    expect(regionOf(account)).toEqual(new Set([expected]));
  });

  test('comes from the profile, and is otherwise asked for: without a terminal that is exit 2', async () => {
    const account = await openAccount(moto);
    const none = await account.run(['key-pair', '--yes']);
    expect([none.code, none.stderr.includes('--region')]).toEqual([2, true]);
    awsFile(account, 'config', '[default]\nregion = eu-north-1\n');
    expect((await account.run(['key-pair', '--yes'])).code).toBe(0);
    expect(regionOf(account)).toEqual(new Set(['eu-north-1']));
  });

  test('may be two: account-wide things once, regional ones in each', async () => {
    const account = await openAccount(moto);
    const run = await account.run(['init', ...usual, '--region', 'eu-west-1,eu-west-2']);
    expect(run.code, run.stdout).toBe(0);
    expect(account.writes().filter((action) => action === 'CreateUser')).toHaveLength(1);
    expect(account.writes().filter((action) => action === 'CreateCluster')).toHaveLength(2);
    account.recorder.clear();
    const [again, status] = [await account.run(['init', '--yes', '--json']), await account.run(['status', '--json'])];
    expect([again.code, status.code, account.writes()]).toEqual([0, 0, []]);
    expect(Object.keys(told(status).status)).toEqual(
      expect.arrayContaining(['eu-west-1/cluster', 'eu-west-2/cluster', 'account/admin-user']),
    );
  });
});

describe.concurrent('credentials', () => {
  test('a profile that does not exist is refused, and those that do are named', async () => {
    const account = await openAccount(moto);
    awsFile(account, 'config', '[profile work]\nregion = eu-west-1\n[profile home]\nregion = eu-west-1\n');
    const run = await account.run(['init', '--yes', '--region', region, '--profile', 'wrok'], { env: noKeys });
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('work');
    expect(run.stderr).toContain('home');
    expect(account.recorder.calls).toEqual([]);
  });

  test('none at all are told with the way to sign up', async () => {
    const account = await openAccount(moto);
    const run = await account.run(['init', '--yes', '--region', region], { env: noKeys });
    expect(run.code).toBe(3);
    expect(run.stderr).toContain('https://portal.aws.amazon.com/billing/signup');
    expect(run.stdout).toBe('');
    expect(readdirSync(account.home)).toEqual([]);
    const json = await account.run(['init', ...usual], { env: noKeys });
    expect(json.code).toBe(3);
    expect(told(json).of('error')).toMatchObject([{ exitCode: 3 }]);
  });

  test('that AWS does not take are told so, with exit 3', async () => {
    const account = await openAccount(moto);
    account.recorder.interfere({
      before: (call) =>
        call.service === 'sts'
          ? {
              status: 403,
              body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message></Error><RequestId>1</RequestId></ErrorResponse>',
            }
          : undefined,
    });
    const run = await account.run(['init', ...usual]);
    expect(run.code, run.stdout).toBe(3);
    expect(account.writes()).toEqual([]);
  });
});

describe.concurrent('without a terminal and without --yes', () => {
  test.each(['init', 'key-pair'])('%s refuses at once and names --yes', async (command) => {
    const account = await openAccount(moto);
    const run = await account.run([command, '--region', region], { timeoutMilliseconds: 10_000 });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^.*--yes.*\n$/);
    expect(account.recorder.calls).toEqual([]);
  });

  test('refuses too while stdin is a pipe that stays open', async () => {
    const account = await openAccount(moto);
    const [file, ...before] = builtTool;
    const env = toolEnvironment(account.home, account.env);
    const child = spawn(file, [...before, 'init', '--region', region], { env, stdio: ['pipe', 'ignore', 'ignore'] });
    atFileEnd(() => void child.kill('SIGKILL'));
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    const [code, signal] = await once(child, 'exit');
    clearTimeout(late);
    expect([code, signal]).toEqual([2, null]);
  });
});
