import { describe, expect, test } from 'vitest';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun, STOPPED } from './fake-world.ts';

describe('verify', () => {
  test('is content with the first look when everything shows', async () => {
    const { account, clock, run, verify, events } = fakeRun();
    const nodes = [thingNode('a', thingType(account, 'thing'))];
    const applied = await run(nodes);
    events.length = 0;
    expect(await verify(applied, nodes)).toEqual([]);
    expect(events).toEqual([{ type: 'verify-started' }, { type: 'verify-done', unconfirmed: [] }]);
    expect(clock.sleeps).toEqual([]);
  });

  test('looks afresh again and again until everything that was done shows', async () => {
    const { account, clock, run, verify, events } = fakeRun();
    const looks: number[] = [];
    account.lag = 20_000;
    const nodes = [thingNode('a', thingType(account, 'thing', { looks }))];
    const applied = await run(nodes);
    const start = clock.now();
    expect(await verify(applied, nodes)).toEqual([]);
    expect(clock.now() - start).toBe(23_000);
    expect(looks).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const waits = events.filter((event) => event.type === 'verify-waiting');
    expect(waits.map(({ nodes, seconds }) => [...nodes, seconds])).toEqual(
      [1, 2, 4, 8, 8].map((seconds) => ['a', seconds]),
    );
  });

  test('gives up within a minute and names what does not show', async () => {
    const { account, clock, run, verify, events } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('a', type), thingNode('b', type)];
    const applied = await run(nodes);
    account.drop(account.things.find(({ name }) => name === 'b')?.id);
    const start = clock.now();
    expect(await verify(applied, nodes)).toEqual(['b']);
    expect(events.at(-1)).toEqual({ type: 'verify-done', unconfirmed: ['b'] });
    expect(clock.now() - start).toBeGreaterThan(40_000);
    expect(clock.now() - start).toBeLessThanOrEqual(60_000);
  });

  test('does not give up after one look, however long that takes', async () => {
    const { account, clock, run, verify } = fakeRun();
    const nodes = [thingNode('a', thingType(account, 'thing'))];
    const applied = await run(nodes);
    account.when('find', 'a', () => clock.sleep(90_000));
    account.fail('find', 'a', 'lost');
    expect(await verify(applied, nodes)).toEqual([]);
  });

  test('says why of what it may not look at, and does not wait for it', async () => {
    const { account, clock, run, verify, events } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('a', type), thingNode('b', type)];
    const applied = await run(nodes);
    account.fail('find', 'b', ...Array.from({ length: 20 }, () => 'denied' as const));
    expect(await verify(applied, nodes)).toEqual(['b']);
    const failed = events.flatMap((event) => (event.type === 'node-failed' ? [[event.node, event.fault.kind]] : []));
    expect(failed).toEqual([['b', 'denied']]);
    expect(clock.sleeps).toEqual([]);
  });

  test('looks at what was in place as well, which may be gone by now', async () => {
    const { account, run, verify, next } = fakeRun();
    const type = thingType(account, 'thing', { size: {} });
    const nodes = [
      thingNode('a', type),
      thingNode('b', type, { needs: ['a'] }),
      thingNode('c', type, { needs: ['b'] }),
    ];
    await verify(await run(nodes), nodes);
    for (const thing of account.things) if (thing.name === 'b') thing.size = 'huge';
    const later = next();
    const applied = await later.run(nodes);
    expect([...applied.plan.changes].map(({ action }) => action)).toEqual(['keep', 'update', 'keep']);
    account.drop(account.things.find(({ name }) => name === 'c')?.id);
    expect(await later.verify(applied, nodes)).toEqual(['c']);
  });

  test('does not ask again for what one look has shown', async () => {
    const { account, run, verify } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('a', type), thingNode('b', type)];
    const applied = await run(nodes);
    account.fail('find', 'b', 'lost');
    account.log.length = 0;
    expect(await verify(applied, nodes)).toEqual([]);
    expect(account.log.toSorted()).toEqual(['find a', 'find b', 'find b']);
  });

  test('names what shows but is not as it was left', async () => {
    const { account, run, verify } = fakeRun();
    const nodes = [thingNode('a', thingType(account, 'thing'))];
    const applied = await run(nodes);
    for (const thing of account.things) thing.size = 'huge';
    expect(await verify(applied, nodes)).toEqual(['a']);
  });

  test('goes on when a look fails for a moment', async () => {
    const { account, run, verify } = fakeRun();
    const nodes = [thingNode('a', thingType(account, 'thing'))];
    const applied = await run(nodes);
    account.fail('find', 'a', 'throttled', 'lost');
    expect(await verify(applied, nodes)).toEqual([]);
  });

  test('asks only after what was done and what that needs', async () => {
    const { account, run, verify } = fakeRun();
    const type = thingType(account, 'thing');
    account.fail('create', 'bad', 'denied');
    const nodes = [
      thingNode('bad', type),
      thingNode('child', type, { needs: ['bad'] }),
      thingNode('good', type),
      thingNode('other', type, { needs: ['good'] }),
    ];
    const applied = await run(nodes);
    account.log.length = 0;
    expect(await verify(applied, nodes)).toEqual([]);
    expect([...account.log].sort()).toEqual(['find good', 'find other']);
  });

  test('is content when what was to go is gone, and when what was accepted is there', async () => {
    const { account, run, verify } = fakeRun();
    account.put({ type: 'rule', name: 'ssh', node: 'ssh' });
    account.put({ type: 'alias', name: 'alias', size: 'large' });
    const nodes = [
      thingNode('ssh', thingType(account, 'rule', { removable: true }), { absent: true }),
      thingNode('alias', thingType(account, 'alias', { size: { asks: true } })),
    ];
    const applied = await run(nodes, 'alias');
    expect([...applied.outcomes.values()].map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await verify(applied, nodes)).toEqual([]);
  });

  test('rejects when the person stops the run', async () => {
    const { account, clock, run, verify, stop } = fakeRun();
    account.lag = 30_000;
    const nodes = [thingNode('a', thingType(account, 'thing'))];
    const applied = await run(nodes);
    void clock.sleep(2_500).then(() => stop.abort(STOPPED));
    await expect(verify(applied, nodes)).rejects.toBe(STOPPED);
  });
});
