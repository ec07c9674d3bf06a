import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { sharedMoto } from '../support/moto.ts';
import { onLoopback } from '../support/on-loopback.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';

let account: TestAccount;
beforeAll(async () => {
  account = await openAccount(await sharedMoto());
  const file = (name: string, text: string) => writeFileSync(join(account.home, name), text);
  file('private.pem', '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n');
  file('garbage.pub', 'no key at all\n');
  file('broken.json', '{"alias": ');
  file('broken.yaml', 'alias: [one\n');
  file('unknown.yaml', 'no-such-flag: 1\n');
  file('list.yaml', '- alias\n');
  file('bad-value.yaml', 'alias: Bad_\n');
  file('bad-value.json', '{"alias": "Bad_"}');
  mkdirSync(join(account.home, 'folder'));
});

const refused: readonly (readonly string[])[] = [
  ['--region', 'seoul'],
  ['--region', ''],
  ['--ssh-cidr', 'garbage'],
  ['--ssh-cidr', '203.0.113.25/33'],
  ['--ssh-cidr', '203.0.113.256/32'],
  ['--ssh-cidr', '010.0.0.1/32'],
  ['--ssh-cidr', '0.0.0.0/0'],
  ['--ssh-cidr', '10.0.0.0/15'],
  ['--ssh-cidr', '2001:db8::/32'],
  ['--ssh-cidr', ''],
  ['--vpc-cidr', '10.0.0.0/15'],
  ['--vpc-cidr', '10.0.0.0/29'],
  ['--vpc-cidr', '10.0.0.0'],
  ['--vpc-cidr', 'garbage'],
  ['--vpc-cidr', '10.0.0.0/16', '--vpc', 'default'],
  ['--vpc', 'vpc-unknown'],
  ['--vpc', 'maybe'],
  ['--vpc-name', ''],
  ['--azs', '9'],
  ['--azs', '0', '--vpc', 'new'],
  ['--azs', 'two'],
  ['--key-type', 'dsa'],
  ['--key-format', 'der'],
  ['--key-name', '../x'],
  ['--key-name', ''],
  ['--key-dir', 'garbage.pub'],
  ['--public-key', 'missing.pub'],
  ['--public-key', 'private.pem'],
  ['--public-key', 'garbage.pub'],
  ['--alias', 'Bad_'],
  ['--alias', '-bad'],
  ['--alias', 'ab'],
  ['--alias', '123456789012'],
  ['--admin-user', 'a b'],
  ['--admin-user', 'x'.repeat(65)],
  ['--admin-group', 'a/b'],
  ['--admin-tag', 'no-value'],
  ['--credentials-file', 'folder'],
  ['--permissions-boundary', 'x'],
  ['--sg-name', 'sg-foo'],
  ['--sg-name', 'default'],
  ['--sg-name', '한국어'],
  ['--cluster', 'a b'],
  ['--instance-role', 'ä'],
  ['--instance-profile', 'a b'],
  ['--only', 'nope'],
  ['--only', 'vpc,nope'],
  ['--skip', 'nope'],
  ['--only', 'vpc', '--skip', 'cluster'],
  ['--answers', 'missing.yaml'],
  ['--answers', 'broken.json'],
  ['--answers', 'broken.yaml'],
  ['--answers', 'unknown.yaml'],
  ['--answers', 'list.yaml'],
  ['--answers', 'folder'],
  ['--lang', 'xx'],
  ['--state-dir', 'garbage.pub'],
  ['--state-dir', 'garbage.pub/below'],
  ['--no-such-flag'],
  ['--alias'],
];

let used = 0;
/** One each: two runs at once may not share one. */
const stateDir = (): string => {
  used += 1;
  return `state-${used}`;
};

describe.concurrent('a flag that cannot be used as given', () => {
  test.each(refused.map((args) => ({ args })))('$args is refused in one line that contains it', async ({ args }) => {
    // What the table gives comes last: of a flag that stands there twice the last one counts.
    const run = await account.run(['init', '--yes', '--region', region, '--state-dir', stateDir(), ...args]);
    expect(run.stderr).toMatch(/^.+\n$/);
    expect(run.stderr).toContain(args[0]);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(2);
    expect(account.writes()).toEqual([]);
  });

  test.each([
    { args: ['--region', 'ap-northeast-22'] },
    { args: ['--region', 'ap-northeast-2,nowhere-1'] },
    { args: ['--vpc', 'vpc-0123456789abcdef0'] },
    { args: ['--accept', 'nope'] },
  ])('$args is refused once the account was looked at', async ({ args }) => {
    const run = await account.run(['init', '--yes', '--region', region, '--state-dir', stateDir(), ...args]);
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines.filter((line) => line.includes(`${args[0]}: `))).toEqual([lines.at(-1)]);
    expect(run.code).toBe(2);
    expect(account.writes()).toEqual([]);
  });

  test.each(['bad-value.yaml', 'bad-value.json'])('is refused in the answers file %s too', async (file) => {
    const run = await account.run(['init', '--yes', '--region', region, '--answers', file]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^--alias.+\n$/);
    expect(account.writes()).toEqual([]);
  });

  test('in an answers file that does not exist is named with the file', async () => {
    const run = await account.run(['init', '--yes', '--region', region, '--answers', 'unknown.yaml']);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('no-such-flag');
  });

  test('is refused with --json in an error and a result, and nothing on stderr', async () => {
    const run = await account.run(['init', ...usual, '--key-type', 'dsa']);
    expect([run.code, run.stderr]).toEqual([2, '']);
    expect(told(run).lines.map((line) => line.type)).toEqual(['error', 'result']);
    expect(told(run).of('error')).toMatchObject([{ exitCode: 2, fault: { facts: { flag: '--key-type' } } }]);
  });

  test('leaves nothing behind', async () => {
    const own = await account.run(['init', '--yes', '--region', region, '--state-dir', 'own', '--azs', '9']);
    expect(own.code).toBe(2);
    expect(readdirSync(account.home)).not.toContain('own');
  });
});

describe('--ssh-cidr 0.0.0.0/0', () => {
  test('is taken with --allow-ssh-from-anywhere', async () => {
    const args = ['--ssh-cidr', '0.0.0.0/0', '--allow-ssh-from-anywhere'];
    const run = await account.run(['init', '--only', 'security-group', '--yes', '--json', '--region', region, ...args]);
    expect(run.code, run.stderr).toBe(0);
    const { regions } = await account.inventory();
    const groups = regions[region]?.securityGroups.filter((group) => group.name !== 'default');
    expect(groups?.flatMap((group) => group.rules.map((rule) => `${rule.ports} ${rule.peer}`))).toContain(
      '22-22 0.0.0.0/0',
    );
  });
});

test('a run that ends early waits for nobody: neither for the address service nor for the AWS CLI', async () => {
  const { url } = await onLoopback(createServer(() => undefined));
  const programs = join(account.home, 'bin');
  mkdirSync(programs);
  writeFileSync(join(programs, 'aws'), '#!/bin/sh\nsleep 20\n', { mode: 0o755 });
  const env = { AWS_ECS_SETUP_CHECKIP_URL: url, PATH: [programs, process.env.PATH].join(delimiter) };
  const start = performance.now();
  const run = await account.run(['init', '--yes', '--region', region, '--vpc', 'vpc-0123456789abcdef0'], { env });
  expect(run.code, run.stderr).toBe(2);
  // Either would take five seconds.
  expect(performance.now() - start).toBeLessThan(4000);
});
