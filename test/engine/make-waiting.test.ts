import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../src/engine/errors.ts';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun } from './fake-world.ts';

const many = (kind: FaultKind) => Array.from({ length: 100 }, () => kind);

describe('a service that says "not now"', () => {
  test.each(['throttled', 'busy'] as const)(
    '(%s) is asked again, with longer and longer pauses of at most 10 s',
    async (kind) => {
      const { account, clock, run, events } = fakeRun();
      account.fail('create', 'a', ...many(kind).slice(0, 7));
      expect((await run([thingNode('a', thingType(account, 'thing'))])).outcomes.get('a')?.kind).toBe('done');
      expect(clock.sleeps).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
      const waits = events.filter((event) => event.type === 'node-waiting');
      expect(waits.map(({ reason, seconds }) => `${reason} ${seconds}`)).toEqual(
        [0.5, 1, 2, 4, 8, 10, 10].map((seconds) => `${kind} ${seconds}`),
      );
      expect(account.things).toHaveLength(1);
    },
  );

  test.each([
    ['throttled', 'five', 300_000],
    ['busy', 'two', 120_000],
  ] as const)('(%s) for %s minutes is given up with its own words', async (kind, _, patience) => {
    const { account, clock, run } = fakeRun();
    const start = clock.now();
    account.fail('create', 'a', ...many(kind));
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing'))]);
    expect(outcomes.get('a')).toMatchObject({ kind: 'failed', fault: { kind, message: `refused: ${kind}` } });
    expect(clock.now() - start).toBeGreaterThan(patience - 20_000);
    expect(clock.now() - start).toBeLessThanOrEqual(patience);
  });

  test('and is a queue that moves on is waited for by itself: what is not to be seen yet has its two minutes all the same', async () => {
    const { account, clock, run } = fakeRun();
    const start = clock.now();
    account.fail('create', 'b', ...many('throttled').slice(0, 20), ...many('busy'));
    await run([thingNode('b', thingType(account, 'thing'))]);
    expect(clock.now() - start).toBeGreaterThan(280_000);
  });

  test('has its two minutes for each call: the ten seconds after a lost answer take nothing from them', async () => {
    const { account, clock, run } = fakeRun();
    const start = clock.now();
    account.fail('create', 'a', 'lost', ...many('busy'));
    await run([thingNode('a', thingType(account, 'thing', { duplicable: true }))]);
    expect(clock.now() - start).toBeGreaterThan(110_000);
    expect(clock.now() - start).toBeLessThanOrEqual(131_000);
  });

  test.each(['denied', 'credentials', 'quota', 'not-ready', 'invalid', 'other'] as const)(
    '(%s) is not asked twice',
    async (kind) => {
      const { account, clock, run } = fakeRun();
      account.fail('create', 'a', kind);
      expect((await run([thingNode('a', thingType(account, 'thing'))])).outcomes.get('a')).toMatchObject({
        fault: { kind },
      });
      expect([account.count('create a'), clock.sleeps]).toEqual([1, []]);
    },
  );
});

describe('a service that does not know yet what was just made', () => {
  test('is asked again where a need was made in this run', async () => {
    const { account, run } = fakeRun();
    account.lag = 6_000;
    const type = thingType(account, 'thing');
    const { outcomes } = await run([thingNode('vpc', type), thingNode('group', type, { needs: ['vpc'] })]);
    expect(outcomes.get('group')?.kind).toBe('done');
    expect(account.count('create group')).toBeGreaterThan(1);
  });

  test('is believed where nothing it needs was made in this run', async () => {
    const { account, run } = fakeRun();
    const type = thingType(account, 'thing');
    account.put({ type: 'thing', name: 'vpc' });
    account.fail('create', 'group', 'absent');
    account.fail('create', 'alone', 'absent');
    const nodes = [thingNode('vpc', type), thingNode('group', type, { needs: ['vpc'] }), thingNode('alone', type)];
    const { outcomes } = await run(nodes);
    for (const id of ['group', 'alone']) expect(outcomes.get(id)).toMatchObject({ fault: { kind: 'absent' } });
    expect([account.count('create group'), account.count('create alone')]).toEqual([1, 1]);
  });

  test('is asked again to change what was itself made moments ago', async () => {
    const { account, run } = fakeRun();
    account.fail('update', 'vpc', 'absent', 'absent');
    const { outcomes } = await run([thingNode('vpc', thingType(account, 'vpc', { bornWith: 'plain' }))]);
    expect(outcomes.get('vpc')).toMatchObject({ kind: 'done', live: { size: 'small' } });
    expect(account.count('create vpc')).toBe(1);
  });
});
