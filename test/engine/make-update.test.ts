import { describe, expect, test } from 'vitest';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun } from './fake-world.ts';

/** A thing that is there with another size than wanted. */
function differing(node?: string) {
  const run = fakeRun();
  run.account.put({ type: 'thing', name: 'a', size: 'large', node });
  return { ...run, nodes: [thingNode('a', thingType(run.account, 'thing'))] };
}

describe('bringing in line', () => {
  test('follows a create that leaves something different, and the result is recorded once, after both', async () => {
    const { account, run, disk } = fakeRun();
    const { outcomes } = await run([thingNode('vpc', thingType(account, 'vpc', { bornWith: 'plain' }))]);
    expect(account.log).toEqual(['find vpc', 'begin vpc', 'create vpc', 'update vpc', 'done vpc']);
    expect(outcomes.get('vpc')).toMatchObject({ live: { size: 'small' } });
    expect(disk.get('vpc')).toMatchObject({ status: 'done', owner: 'created', live: { size: 'small' } });
  });

  test('of what was there before leaves it adopted', async () => {
    const { account, run, nodes, disk } = differing();
    const { outcomes } = await run(nodes);
    expect(outcomes.get('a')).toMatchObject({ kind: 'done', live: { size: 'small' } });
    expect(account.things[0]?.size).toBe('small');
    expect(disk.get('a')).toMatchObject({ status: 'done', owner: 'adopted' });
    expect(account.count('begin a')).toBe(0);
  });

  test.each([undefined, 'a'])('looks again after a lost answer and goes on from there (marked: %s)', async (node) => {
    for (const lost of ['lost', 'done-but-lost'] as const) {
      const { account, clock, run, nodes } = differing(node);
      account.fail('update', 'a', lost);
      expect((await run(nodes)).outcomes.get('a')).toMatchObject({ kind: 'done', live: { size: 'small' } });
      expect(account.count('update a')).toBe(lost === 'lost' ? 2 : 1);
      expect(clock.sleeps).toEqual(lost === 'lost' ? [500] : []);
    }
  });

  test('waits where the service says "not now", also in the look after a lost answer', async () => {
    const { account, run, nodes } = differing();
    account.fail('update', 'a', 'busy', 'throttled', 'done-but-lost');
    account.when('update', 'a', () => account.fail('find', 'a', 'throttled'));
    expect((await run(nodes)).outcomes.get('a')?.kind).toBe('done');
  });

  test('of what does not show yet goes on from what the create told', async () => {
    const { account, run } = fakeRun();
    account.lag = 5_000;
    account.fail('update', 'vpc', 'lost');
    const { outcomes } = await run([thingNode('vpc', thingType(account, 'vpc', { bornWith: 'plain' }))]);
    expect(outcomes.get('vpc')).toMatchObject({ kind: 'done', live: { id: 'id-1', size: 'small' } });
  });

  test('waits where what it needs was made in this run and is not known everywhere yet', async () => {
    const { account, run } = fakeRun();
    const type = thingType(account, 'thing');
    account.put({ type: 'thing', name: 'route', size: 'large' });
    account.fail('update', 'route', 'absent');
    const { outcomes } = await run([thingNode('gateway', type), thingNode('route', type, { needs: ['gateway'] })]);
    expect(outcomes.get('route')?.kind).toBe('done');
  });

  test('leaves alone what cannot be changed', async () => {
    const { account, run } = fakeRun();
    const { outcomes } = await run([
      thingNode('a', thingType(account, 'thing', { bornWith: 'plain', size: { fix: 'conflict' } })),
    ]);
    expect(outcomes.get('a')).toMatchObject({ kind: 'done', live: { size: 'plain' } });
    expect(account.count('update a')).toBe(0);
  });

  test('gives up after four lost answers in a row', async () => {
    const { account, run, nodes } = differing();
    account.fail('update', 'a', 'lost', 'lost', 'lost', 'lost', 'lost');
    expect((await run(nodes)).outcomes.get('a')).toMatchObject({ kind: 'failed', fault: { kind: 'ambiguous' } });
    expect(account.count('update a')).toBe(4);
  });

  test('of what has vanished since the plan fails, and the next run makes it', async () => {
    const { account, run, next, nodes } = differing('a');
    account.when('update', 'a', () => account.drop('id-1'));
    expect((await run(nodes)).outcomes.get('a')).toMatchObject({ kind: 'failed', fault: { kind: 'absent' } });
    expect((await next().run(nodes)).outcomes.get('a')?.kind).toBe('done');
    expect(account.things).toHaveLength(1);
  });
});
