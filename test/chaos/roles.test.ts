import { describe, expect, test } from 'vitest';
import { differencesOf } from '../support/chaos/difference.ts';
import { readTraces } from '../support/chaos/evidence.ts';
import { type Fault, isKill } from '../support/chaos/faults.ts';
import { rehearseInit } from '../support/chaos/init-play.ts';
import { openSandboxStage } from '../support/chaos/sandbox-stage.ts';

const only = ['instance-role', 'trunking', 'cluster', 'task-role'];
const given = {
  ...{ 's3-read': 'my-bucket/ecs.config', 'cloudwatch-logs': 'yes', 'session-manager': 'yes' },
  ...{ 'trunking-by': 'account', 'ecs-exec': 'yes', 'container-insights': 'on' },
};
const off = {
  ...{ 's3-read': 'no', 'cloudwatch-logs': 'no', 'session-manager': 'no' },
  ...{ 'trunking-by': 'instance', 'task-log-groups': 'no', 'container-insights': 'off' },
};
const made = () => ({ only, flags: given as Readonly<Record<string, string>> });

const FAULTS: readonly Fault[] = ['killed before', 'killed after', 'answer lost', '500, done', 'throttled 3 times'];
/** After the last call of all nothing is on record any more. */
const ENDS = [0, 3];

describe.each(FAULTS)('roles with all that can be asked for, %s', async (fault) => {
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
    // What a cluster is set to is the cluster's, and only given back: who made it is not asked of it.
    const isThing = (one: string) => !one.includes('/cluster-');
    expect(differencesOf(rehearsal.owners, now.owners).filter(isThing)).toEqual([]);
    expect((await stage.run('init')).writes).toEqual([]);
  });
});

describe.each(['killed before', 'killed after', 'answer lost'] as const)('what roles were given, %s', async (fault) => {
  const wanted = made();
  const stage = await openSandboxStage(wanted);
  const empty = (await readTraces(stage.traces)).inventory;
  await rehearseInit(stage);
  await stage.wait(60_000);
  const whole = stage.save();
  wanted.flags = off;
  const without = await stage.run('init');
  const bare = (await readTraces(stage.traces)).inventory;
  stage.restore(whole);
  const { writes } = await stage.run('destroy');

  test.for([...new Set(without.writes)])('at %s, is taken away by the next run', async (call) => {
    wanted.flags = off;
    stage.restore(whole);
    const first = await stage.run('init', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    expect((await stage.run('init')).exitCode).toBe(0);
    expect(differencesOf(bare, (await readTraces(stage.traces)).inventory)).toEqual([]);
  });

  test.for([...new Set(writes)])('at %s, goes with the roles in the end', async (call) => {
    stage.restore(whole);
    const first = await stage.run('destroy', { call, fault });
    expect([first.struck, first.exitCode]).toEqual([true, isKill(fault) ? undefined : 0]);
    expect(ENDS).toContain((await stage.run('destroy')).exitCode);
    const left = (await readTraces(stage.traces)).inventory;
    const isLeft = (one: string) => !/serviceLinkedRoles|accountSettings|clusters/.test(one);
    expect(differencesOf(empty, left).filter(isLeft)).toEqual([]);
  });
});
