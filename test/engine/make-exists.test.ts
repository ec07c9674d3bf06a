import { describe, expect, test } from 'vitest';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun } from './fake-world.ts';

const APPEARED = { kind: 'failed', fault: { name: 'conflict.appeared', facts: { node: 'a' } } };

describe('a create that meets something of the name', () => {
  test.each([true, false])('finds what its own lost call made (tagged: %s)', async (tagged) => {
    const { account, run, disk } = fakeRun();
    account.lag = 3_000;
    account.fail('create', 'a', 'done-but-lost');
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing', { tagged }))]);
    expect(outcomes.get('a')).toMatchObject({ kind: 'done', live: { id: 'id-1' } });
    expect(account.count('create a')).toBe(2);
    expect(disk.get('a')).toMatchObject({ status: 'done', owner: 'created' });
  });

  test.each([true, false])(
    'fails when somebody else made it since the plan, and claims nothing (tagged: %s)',
    async (tagged) => {
      const { account, run, next, disk } = fakeRun();
      account.when('create', 'a', () => account.put({ type: 'thing', name: 'a' }));
      const nodes = [thingNode('a', thingType(account, 'thing', { tagged }))];
      expect((await run(nodes)).outcomes.get('a')).toMatchObject(APPEARED);
      expect(account.count('create a')).toBe(1);
      expect(disk.get('a')).toBeUndefined();
      expect((await next().plan(nodes)).changes[0]).toMatchObject({ action: 'keep', owner: 'adopted' });
    },
  );

  test('fails when a thing without our mark stands there after a lost answer', async () => {
    const { account, run } = fakeRun();
    account.fail('create', 'a', 'lost');
    account.when('create', 'a', () => account.put({ type: 'thing', name: 'a' }));
    expect((await run([thingNode('a', thingType(account, 'thing'))])).outcomes.get('a')).toMatchObject(APPEARED);
  });

  test('finds what an earlier run recorded as made, though the plan did not see it', async () => {
    const { account, run, next, clock, disk } = fakeRun();
    account.lag = 5_000;
    const nodes = [thingNode('a', thingType(account, 'thing', { tagged: false }))];
    await run(nodes);
    await clock.advance(1_000);
    expect((await next().run(nodes)).outcomes.get('a')).toMatchObject({ kind: 'done', live: { id: 'id-1' } });
    expect(disk.get('a')).toMatchObject({ status: 'done', owner: 'created' });
  });

  test('that is nowhere to be found fails at once with what the service said', async () => {
    const { account, run, clock, disk } = fakeRun();
    const start = clock.now();
    account.fail('create', 'a', 'exists');
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing', { tagged: false }))]);
    expect(outcomes.get('a')).toMatchObject({ kind: 'failed', fault: { kind: 'exists' } });
    expect(clock.now()).toBe(start);
    expect(disk.get('a')).toBeUndefined();
  });
});
