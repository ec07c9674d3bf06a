import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, own, region, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

/** All that needs nobody at a terminal: an authenticator app is somebody's. */
const extras = [
  ...['root-mfa', 'developers', 'nat', 'endpoints', 's3-read', 'cloudwatch-logs', 'session-manager', 'trunking'],
  ...['task-role', 'external-role', 'cli-profile', 'budget'],
];
const all = [
  ...usual,
  ...['--vpc', 'new', '--with', extras.join(','), '--endpoints-for', 'all', '--developer-user', 'dana,kim'],
  ...['--cli-auth', 'access-key', '--budget-email', 'you@example.com', '--ecs-exec'],
];

describe('everything the tool can set up, at once', () => {
  test('is made, is in place the second time without a writing call, and is undone to what was there before', async () => {
    const account = await openAccount(moto);
    const files = ['config', 'credentials'].map((name) => join(account.home, '.aws', name));
    const before = own(await account.exactly());
    const first = await account.run(['init', ...all]);
    expect(first.code, first.stdout + first.stderr).toBe(0);
    expect(first.stderr).not.toContain('Warning');
    const made = await account.exactly();
    expect(made.users).toHaveLength(3);
    expect(made.budgets).toHaveLength(1);
    expect(made.regions[region]?.natGateways).toHaveLength(1);
    expect(made.regions[region]?.endpoints.length).toBeGreaterThan(8);
    expect(files.map((file) => existsSync(file))).toEqual([true, true]);

    account.recorder.clear();
    const second = await account.run(['init', ...usual]);
    expect(second.code, second.stdout + second.stderr).toBe(0);
    expect(account.writes()).toEqual([]);
    expect(told(second).plan.filter(({ action }) => action !== 'keep')).toEqual([]);

    const status = await account.run(['status', '--json', '--region', region]);
    expect(status.code, status.stdout).toBe(0);
    expect(told(status).of('costs')[0]?.monthlyPrice).toBeGreaterThan(100);

    const gone = await account.run(['destroy', '--json', '--yes', '--confirm', account.id]);
    expect(gone.code, gone.stdout + gone.stderr).toBe(0);
    expect(own(await account.exactly())).toEqual(before);
    expect(files.map((file) => existsSync(file))).toEqual([false, false]);
  });
});
