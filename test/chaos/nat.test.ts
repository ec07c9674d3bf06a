import { describe, expect, test } from 'vitest';
import { differencesOf } from '../support/chaos/difference.ts';
import { readTraces } from '../support/chaos/evidence.ts';
import { type Fault, isKill } from '../support/chaos/faults.ts';
import { rehearseInit } from '../support/chaos/init-play.ts';
import { openSandboxStage } from '../support/chaos/sandbox-stage.ts';

const made = () => ({ only: ['vpc'], flags: { nat: 'one' } });

const FAULTS: readonly Fault[] = ['killed before', 'killed after', 'answer lost', '500, done', 'throttled 3 times'];
/** After the last call of all nothing is on record any more. */
const ENDS = [0, 3];

describe.each(FAULTS)('private subnets with a NAT gateway, %s', async (fault) => {
  const stage = await openSandboxStage(made());
  const fresh = stage.save();
  const rehearsal = await rehearseInit(stage);

  test.for(rehearsal.calls)('at %s, are as if nothing had happened after the next run', async (call) => {
    stage.restore(fresh);
    const first = await stage.run('init', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    expect((await stage.run('init')).exitCode).toBe(0);
    const now = await readTraces(stage.traces);
    expect(differencesOf(rehearsal.inventory, now.inventory)).toEqual([]);
    expect(differencesOf(rehearsal.owners, now.owners)).toEqual([]);
    expect((await stage.run('init')).writes).toEqual([]);
  });
});

describe.each(['killed before', 'killed after', 'answer lost'] as const)('a NAT gateway, %s', async (fault) => {
  const wanted = made();
  const stage = await openSandboxStage(wanted);
  const empty = (await readTraces(stage.traces)).inventory;
  await rehearseInit(stage);
  await stage.wait(60_000);
  const whole = stage.save();
  wanted.flags = { nat: 'none' };
  const off = await stage.run('init');
  const without = (await readTraces(stage.traces)).inventory;
  stage.restore(whole);
  const destroyed = await stage.run('destroy');

  test.for([...new Set(off.writes)])('that is not wanted any more is gone after the next run, at %s', async (call) => {
    stage.restore(whole);
    const first = await stage.run('init', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    expect((await stage.run('init')).exitCode).toBe(0);
    expect(differencesOf(without, (await readTraces(stage.traces)).inventory)).toEqual([]);
  });

  test.for([...new Set(destroyed.writes)])('is destroyed by the next one with all the rest, at %s', async (call) => {
    stage.restore(whole);
    const first = await stage.run('destroy', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    expect(ENDS).toContain((await stage.run('destroy')).exitCode);
    expect(differencesOf(empty, (await readTraces(stage.traces)).inventory)).toEqual([]);
  });
});
