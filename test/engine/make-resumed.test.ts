import { describe, expect, test } from 'vitest';
import type { NodeRecord } from '../../src/engine/ledger.ts';
import { thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

/** A run some time after another one was killed with this record of its one node. */
function resumed(record: Partial<NodeRecord>, options: { secondsLater: number; duplicable?: boolean }) {
  const { clock, account, disk, next } = fakeRun();
  const at = new Date(clock.now() - options.secondsLater * 1000).toISOString();
  disk.set('vpc', { status: 'applying', owner: 'created', type: 'vpc', live: {}, token: 'earlier', at, ...record });
  const tokens: string[] = [];
  const nodes = [thingNode('vpc', thingType(account, 'vpc', { duplicable: options.duplicable ?? true, tokens }))];
  return { ...next(), nodes, tokens };
}

/** Milliseconds until the create was sent. */
async function untilSent({ account, clock, run, nodes }: FakeRun & { nodes: Parameters<FakeRun['run']>[0] }) {
  const start = clock.now();
  let sent: number | undefined;
  account.when('create', 'vpc', () => {
    sent = clock.now() - start;
  });
  const { outcomes } = await run(nodes);
  expect(outcomes.get('vpc')?.kind).toBe('done');
  return sent;
}

describe('an intent that an earlier run left', () => {
  test('of what would be made twice is looked for until 10 s after it before a call is sent', async () => {
    const run = resumed({}, { secondsLater: 3.5 });
    expect(await untilSent(run)).toBe(6_500);
    expect(run.events).toContainEqual({ type: 'node-waiting', node: 'vpc', reason: 'ambiguous', seconds: 7 });
  });

  test('is found when it shows meanwhile, though the plan did not see it', async () => {
    const run = resumed({}, { secondsLater: 1 });
    run.account.put({ type: 'vpc', name: 'vpc', node: 'vpc', visibleAt: run.clock.now() + 8_000 });
    expect((await run.plan(run.nodes)).changes[0]?.action).toBe('create');
    const start = run.clock.now();
    expect(await untilSent(run)).toBeUndefined();
    expect(run.clock.now() - start).toBe(8_000);
    expect(run.disk.get('vpc')).toMatchObject({ status: 'done', owner: 'created', live: { id: 'id-1' } });
  });

  test('is not taken for what is wanted now when it was made from another answer that cannot be changed', async () => {
    const run = resumed({}, { secondsLater: 1 });
    run.account.put({ type: 'vpc', name: 'other', node: 'vpc', visibleAt: run.clock.now() + 2_000 });
    const { outcomes } = await run.run(run.nodes);
    const facts = { node: 'vpc', fact: 'name', want: 'vpc', have: 'other' };
    expect(outcomes.get('vpc')).toMatchObject({ kind: 'failed', fault: { name: 'conflict.differs', facts } });
    expect(run.account.count('create vpc')).toBe(0);
    expect((await run.next().plan(run.nodes)).changes[0]).toMatchObject({ action: 'conflict', conflict: { facts } });
  });

  test('that is old, or of what cannot be made twice, is looked for once', async () => {
    expect(await untilSent(resumed({}, { secondsLater: 3600 }))).toBe(0);
    expect(await untilSent(resumed({}, { secondsLater: 0, duplicable: false }))).toBe(0);
  });

  test('from a clock that was ahead is waited for no longer than one from now', async () => {
    expect(await untilSent(resumed({}, { secondsLater: -3600 }))).toBe(10_000);
  });

  test('is sent with the token it was recorded with', async () => {
    const run = resumed({}, { secondsLater: 3600 });
    await run.run(run.nodes);
    expect(run.tokens).toEqual(['earlier']);
  });

  test('whose token the service knows from another call is sent once more with a new one', async () => {
    const run = resumed({}, { secondsLater: 3600 });
    run.account.fail('create', 'vpc', 'exists');
    expect((await run.run(run.nodes)).outcomes.get('vpc')?.kind).toBe('done');
    expect(run.tokens).toEqual(['earlier', 'token-2']);
    expect(run.account.things).toHaveLength(1);
  });

  test('is not sent at all when looking for it keeps failing', async () => {
    const run = resumed({}, { secondsLater: 0 });
    const planned = await run.plan(run.nodes);
    run.account.fail('find', 'vpc', 'denied');
    expect((await run.apply(planned, run.nodes)).outcomes.get('vpc')).toMatchObject({ fault: { kind: 'denied' } });
    expect(run.account.count('create vpc')).toBe(0);
  });

  test('is looked for again when the first look is throttled', async () => {
    const run = resumed({}, { secondsLater: 3600 });
    const planned = await run.plan(run.nodes);
    run.account.fail('find', 'vpc', 'throttled');
    expect((await run.apply(planned, run.nodes)).outcomes.get('vpc')?.kind).toBe('done');
  });
});

describe('a result from moments ago that does not show', () => {
  test('is looked for until 10 s after it: the run may have been killed before the account showed it', async () => {
    const run = resumed({ status: 'done', live: { id: 'id-1' } }, { secondsLater: 2 });
    run.account.put({ type: 'vpc', name: 'vpc', node: 'vpc', visibleAt: run.clock.now() + 5_000 });
    expect(await untilSent(run)).toBeUndefined();
    expect(run.account.things).toHaveLength(1);
  });

  test('and is old was taken away: it is made anew at once', async () => {
    expect(await untilSent(resumed({ status: 'done' }, { secondsLater: 60 }))).toBe(0);
  });

  test('and cannot be made twice is made without another look: the service tells', async () => {
    const run = resumed({ status: 'done' }, { secondsLater: 0, duplicable: false });
    expect(await untilSent(run)).toBe(0);
    expect(run.account.log).toEqual(['find vpc', 'begin vpc', 'create vpc', 'done vpc']);
  });
});
