import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, usual } from './account.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

describe('a set-up that is complete', () => {
  test('is left alone by the next init, by resume, and found in place by status', async () => {
    const account = await openAccount(moto);
    const first = await account.run(['init', ...usual, '--alias', 'example-team']);
    expect(first.code, first.stderr).toBe(0);
    expect(account.writes().length).toBeGreaterThan(10);
    const made = await account.exactly();
    account.recorder.clear();
    const second = await account.run(['init', ...usual]);
    const third = await account.run(['resume', '--yes', '--json']);
    const status = await account.run(['status', '--json']);
    expect(account.writes()).toEqual([]);
    expect([second.code, third.code, status.code]).toEqual([0, 0, 0]);
    expect(new Set(told(second).plan.map((change) => change.action))).toEqual(new Set(['keep']));
    expect(told(third).plan.map((change) => change.node)).toEqual(told(first).plan.map((change) => change.node));
    expect(new Set(Object.values(told(status).status))).toEqual(new Set(['done']));
    expect(Object.keys(told(status).status).sort()).toEqual(
      told(first)
        .plan.map((change) => change.node)
        .sort(),
    );
    expect(await account.exactly()).toEqual(made);
  });
});

describe('a dry run in a fresh account', () => {
  test('writes nothing, neither there nor here, and shows the plan that init carries out', async () => {
    const account = await openAccount(moto);
    const stateDir = join(account.home, 'state');
    const dry = await account.run(['init', ...usual, '--dry-run', '--state-dir', stateDir]);
    expect(dry.code, dry.stderr).toBe(0);
    expect(account.recorder.calls.length).toBeGreaterThan(5);
    expect(account.writes()).toEqual([]);
    expect(readdirSync(account.home)).toEqual([]);
    const actions = (run: typeof dry) => told(run).plan.map((change) => `${change.action} ${change.node}`);
    expect(actions(dry).filter((action) => action.startsWith('create')).length).toBeGreaterThan(10);
    const real = await account.run(['init', ...usual, '--state-dir', stateDir]);
    expect(real.code).toBe(0);
    expect(actions(real)).toEqual(actions(dry));
  });

  test('needs no --yes and no terminal', async () => {
    const account = await openAccount(moto);
    const dry = await account.run(['init', '--dry-run', '--region', 'us-east-1']);
    expect(dry.code, dry.stderr).toBe(0);
    expect(dry.stdout).toContain('ecsInstanceRole');
    expect(account.writes()).toEqual([]);
    expect(readdirSync(account.home)).toEqual([]);
  });
});
