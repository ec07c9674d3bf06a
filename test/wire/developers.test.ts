import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const base = usual.slice(0, 4);
/** With `--json` what is refused is told on the standard output. */
const plain = base.filter((flag) => flag !== '--json');
const one = ['CreateUser', 'AddUserToGroup', 'CreateLoginProfile'];
const group = ['CreateGroup', 'CreatePolicy', ...Array(3).fill('AttachGroupPolicy')];

const alone = [
  {
    step: 'developers',
    flags: ['--developer-user', 'alice', '--developer-user', 'bob'],
    writes: [...group, ...one, ...one],
  },
  { step: 'external-role', flags: [], writes: ['CreateRole', 'AttachRolePolicy', 'AttachRolePolicy'] },
  { step: 'budget', flags: ['--budget-email', 'alice@example.com'], writes: ['CreateBudget'] },
];

describe.concurrent('a step that is done only when it is chosen', () => {
  test.each(alone)('$step makes its own things, nothing the second time, and is taken back', async (wanted) => {
    const { step, flags, writes } = wanted;
    const account = await openAccount(moto);
    const before = await account.inventory();
    const run = await account.run([step, ...base, ...flags]);
    expect(run.code, run.stderr).toBe(0);
    expect([...account.writes()].sort()).toEqual([...writes].sort());
    account.recorder.clear();
    // The answers are remembered; whom a budget tells, moto does not say, and it counts as in place.
    expect((await account.run([step, ...base])).code).toBe(0);
    expect(account.writes()).toEqual([]);
    const destroyed = await account.run([
      'destroy',
      '--yes',
      '--json',
      '--confirm',
      account.id,
      '--region',
      base[3] ?? '',
    ]);
    expect(destroyed.code, destroyed.stderr).toBe(0);
    expect(await account.inventory()).toEqual(before);
    expect(readdirSync(account.home).filter((name) => name.endsWith('.csv'))).toEqual([]);
  });
});

describe('developers and budgets', () => {
  test('have the password of a developer in a file that nobody else can read, and nowhere else', async () => {
    const account = await openAccount(moto);
    const run = await account.run(['developers', ...base, '--developer-user', 'alice']);
    const path = join(account.home, `alice-${account.id}-credentials.csv`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const [, record = ''] = readFileSync(path, 'utf8').split('\n');
    const password = record.split(',')[1] ?? '';
    expect(password.length).toBeGreaterThan(15);
    expect(run.stdout + run.stderr).not.toContain(password);
  });

  test.each([
    [['--developer-user', 'administrator'], '--developer-user'],
    [['--developer-user', 'a b'], '--developer-user'],
    [['--developer-group', 'Administrators', '--developer-user', 'alice'], '--developer-group'],
  ])('refuse %j for developers before anything is made', async (flags, named) => {
    const account = await openAccount(moto);
    const run = await account.run(['developers', ...plain, ...flags]);
    expect(run.code).toBe(2);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain(named);
    expect(account.writes()).toEqual([]);
  });

  test.each([
    [['--budget-email', 'alice'], '--budget-email'],
    [['--budget-email', 'alice@example.com', '--budget-amount', '0'], '--budget-amount'],
    [['--budget-email', 'alice@example.com', '--budget-name', 'a:b'], '--budget-name'],
  ])('refuse %j for a budget before anything is made', async (flags, named) => {
    const account = await openAccount(moto);
    const run = await account.run(['budget', ...plain, ...flags]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(named);
    expect(account.writes()).toEqual([]);
  });
});
