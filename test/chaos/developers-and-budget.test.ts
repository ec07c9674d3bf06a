import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseCredentials } from '../../src/computer/credentials-csv.ts';
import { differencesOf } from '../support/chaos/difference.ts';
import { readTraces } from '../support/chaos/evidence.ts';
import { type Fault, isKill } from '../support/chaos/faults.ts';
import { rehearseInit } from '../support/chaos/init-play.ts';
import { openSandboxStage, type SandboxStage } from '../support/chaos/sandbox-stage.ts';

const wanted = {
  only: ['developers', 'external-role', 'budget'],
  flags: { 'developer-user': 'alice,bob', 'budget-email': 'alice@example.com' },
} as const;

const FAULTS: readonly Fault[] = ['killed before', 'killed after', 'answer lost', '500, done', 'throttled 3 times'];

/** The budgets of the practice account, without the time they were made at. */
function budgetsIn({ traces }: SandboxStage): unknown {
  const account = JSON.parse(readFileSync(join(traces.credentialsDirectory, 'account', 'account.json'), 'utf8'));
  return account.budgets.map(({ updated, tags, ...rest }: { updated: number; tags: object[] }) => [rest, tags.length]);
}

async function passwordFlaws({ traces }: SandboxStage): Promise<readonly string[]> {
  const names = readdirSync(traces.credentialsDirectory).filter((name) => name.endsWith('.csv'));
  const flaws = await Promise.all(
    names.map(async (name) => {
      const path = join(traces.credentialsDirectory, name);
      const found = parseCredentials(readFileSync(path, 'utf8'));
      const isPrivate = (statSync(path).mode & 0o777) === 0o600;
      return isPrivate && found && (await traces.signsIn(found.userName, found.password)) ? [] : [name];
    }),
  );
  return names.length === 2 ? flaws.flat() : [`files: ${names.join(', ')}`];
}

describe.each(FAULTS)('developers, the external role and the budget, %s', async (fault) => {
  const stage = await openSandboxStage(wanted);
  const fresh = stage.save();
  const rehearsal = await rehearseInit(stage);
  const budgets = budgetsIn(stage);

  test.for(rehearsal.calls)('at %s, are as if nothing had happened after the next run', async (call) => {
    stage.restore(fresh);
    const first = await stage.run('init', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    const again = await stage.run('init');
    expect(again.exitCode).toBe(0);
    const now = await readTraces(stage.traces);
    expect(differencesOf(rehearsal.inventory, now.inventory)).toEqual([]);
    expect(differencesOf(rehearsal.owners, now.owners)).toEqual([]);
    expect(await passwordFlaws(stage)).toEqual([]);
    expect(budgetsIn(stage)).toEqual(budgets);
    const last = await stage.run('init');
    expect(last.writes).toEqual([]);
  });
});

describe.each(['killed before', 'killed after', 'answer lost'] as const)('their removal, %s', async (fault) => {
  const stage = await openSandboxStage(wanted);
  const empty = (await readTraces(stage.traces)).inventory;
  await rehearseInit(stage);
  await stage.wait(60_000);
  const whole = stage.save();
  const { writes } = await stage.run('destroy');

  test.for([...new Set(writes)])('at %s, is whole after the next one', async (call) => {
    stage.restore(whole);
    const first = await stage.run('destroy', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    // After the last call of all nothing is on record any more.
    const again = await stage.run('destroy');
    expect([0, 3]).toContain(again.exitCode);
    expect(differencesOf(empty, (await readTraces(stage.traces)).inventory)).toEqual([]);
    expect(readdirSync(stage.traces.credentialsDirectory).filter((name) => name.includes('.csv'))).toEqual([]);
  });
});
