import { describe, expect, test } from 'vitest';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun, STOPPED } from './fake-world.ts';

function vpc() {
  const run = fakeRun();
  const nodes = [thingNode('vpc', thingType(run.account, 'vpc', { duplicable: true }))];
  const stopAt = (verb: 'create' | 'find') => run.account.when(verb, 'vpc', () => run.stop.abort(STOPPED));
  return { ...run, nodes, stopAt };
}

describe('a run stopped by the person', () => {
  test('while a call is under way keeps its intent, neither looks nor sends again, and the next run finds the thing', async () => {
    const { account, clock, run, next, nodes, stopAt, disk } = vpc();
    account.fail('create', 'vpc', 'done-but-lost');
    stopAt('create');
    expect((await run(nodes)).outcomes.get('vpc')).toEqual({ kind: 'stopped' });
    expect([account.count('create vpc'), account.count('find vpc'), clock.sleeps]).toEqual([1, 1, []]);
    expect(disk.get('vpc')?.status).toBe('applying');
    expect((await next().run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'done', live: { id: 'id-1' } });
    expect(account.things).toHaveLength(1);
  });

  test('while a call is under way that succeeds records the result', async () => {
    const { run, nodes, stopAt, disk } = vpc();
    stopAt('create');
    expect((await run(nodes)).outcomes.get('vpc')?.kind).toBe('done');
    expect(disk.get('vpc')).toMatchObject({ status: 'done', live: { id: 'id-1' } });
  });

  test('while it waits for a thing to show ends at once and keeps the intent', async () => {
    const { account, clock, run, nodes, stop, disk, events } = vpc();
    account.fail('create', 'vpc', 'lost');
    const start = clock.now();
    account.when('create', 'vpc', () => {
      void clock.sleep(2_500).then(() => stop.abort(STOPPED));
    });
    expect((await run(nodes)).outcomes.get('vpc')).toEqual({ kind: 'stopped' });
    expect(clock.now() - start).toBe(2_500);
    expect([account.count('create vpc'), disk.get('vpc')?.status]).toEqual([1, 'applying']);
    expect(events.some(({ type }) => type === 'node-failed')).toBe(false);
  });

  test('while it waits for a busy service ends at once, and the intent is taken back', async () => {
    const { account, clock, run, nodes, stop, disk } = vpc();
    account.fail('create', 'vpc', 'busy');
    account.when('create', 'vpc', () => {
      void clock.sleep(200).then(() => stop.abort(STOPPED));
    });
    expect((await run(nodes)).outcomes.get('vpc')).toEqual({ kind: 'stopped' });
    expect([account.count('create vpc'), disk.get('vpc')]).toEqual([1, undefined]);
  });
});
