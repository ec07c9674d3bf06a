import { describe, expect, test } from 'vitest';
import { MadeInVain } from '../../src/engine/errors.ts';
import { Refusal } from './fake-account.ts';
import { thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

/** A gateway for whose sake alone there is an address, and which comes to nothing as long as `fails`. */
function gateway(run: FakeRun, fails = true) {
  const { account } = run;
  const address = thingType(account, 'address', { removable: true, duplicable: true });
  const made = thingType(account, 'gateway', { bornWith: 'plain', duplicable: true });
  const failing: typeof made = {
    ...made,
    update: async (_cx, _id, _spec, live) => {
      account.remove(live.id);
      throw new MadeInVain('gateway.failed', { why: 'no room' });
    },
  };
  return [
    thingNode('address', address, { onlyFor: 'gateway' }),
    thingNode('gateway', fails ? failing : made, { needs: ['address'] }),
    thingNode('route', thingType(account, 'route'), { needs: ['gateway'] }),
  ];
}

describe('what was made in vain', () => {
  test('fails with its reason, is forgotten, and what was made for its sake alone is taken back', async () => {
    const run = fakeRun();
    const { outcomes } = await run.run(gateway(run));
    expect(outcomes.get('gateway')).toMatchObject({ kind: 'failed', fault: { name: 'gateway.failed' } });
    expect(outcomes.get('address')).toEqual({ kind: 'skipped', because: 'gateway' });
    expect(outcomes.get('route')).toMatchObject({ kind: 'skipped', because: 'gateway' });
    expect([run.account.things, [...run.disk]]).toEqual([[], []]);
    const told = run.events.flatMap((event) => ('action' in event && event.action === 'remove' ? [event.type] : []));
    expect(told).toEqual(['node-started', 'node-done']);
  });

  test('is made anew by the next run, with another token', async () => {
    const run = fakeRun();
    const tokens: string[] = [];
    await run.run(gateway(run));
    const next = run.next();
    const nodes = gateway(next, false);
    const resource = thingType(next.account, 'gateway', { bornWith: 'plain', duplicable: true, tokens });
    const again = nodes.map((node) => (node.id === 'gateway' ? { ...node, resource } : node));
    const { outcomes } = await next.run(again);
    expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect(tokens).toHaveLength(1);
    expect(next.account.things.map(({ name }) => name)).toEqual(['address', 'gateway', 'route']);
  });

  test('leaves what was there before the set-up, though it was for its sake alone', async () => {
    const run = fakeRun();
    run.account.put({ type: 'address', name: 'address' });
    const [address, ...rest] = gateway(run);
    const found = { ...address, resource: thingType(run.account, 'address', { removable: true, tagged: false }) };
    const { outcomes } = await run.run([found as (typeof rest)[number], ...rest]);
    expect(outcomes.get('address')?.kind).toBe('done');
    expect(run.account.things.map(({ name }) => name)).toEqual(['address']);
  });

  test('says so where it cannot be taken back, and keeps the record', async () => {
    const run = fakeRun();
    run.account.fail('remove', 'address', 'denied');
    const { outcomes } = await run.run(gateway(run));
    expect(outcomes.get('address')).toMatchObject({ kind: 'failed', fault: { kind: 'denied' } });
    expect(run.disk.get('address')).toMatchObject({ status: 'done', owner: 'created' });
    expect(run.disk.has('gateway')).toBe(false);
  });
});

describe('what a service is long at work on', () => {
  const busyFor = (run: FakeRun, seconds: number, patience?: number) => {
    const type = thingType(run.account, 'gateway', { bornWith: 'plain' });
    const ready = run.clock.now() + seconds * 1000;
    const update: typeof type.update = async (cx, id, spec, live, differences) => {
      if (run.clock.now() < ready) throw new Refusal('under-way');
      return (await type.update?.(cx, id, spec, live, differences)) ?? live;
    };
    return [thingNode('gateway', { ...type, update, ...(patience === undefined ? {} : { patience }) })];
  };

  test('is waited for as long as its kind asks for, and each wait is told', async () => {
    const run = fakeRun();
    const { outcomes } = await run.run(busyFor(run, 300, 600_000));
    expect(outcomes.get('gateway')?.kind).toBe('done');
    const waits = run.events.filter((event) => event.type === 'node-waiting');
    expect(waits.length).toBeGreaterThan(25);
    expect(new Set(waits.map(({ reason }) => reason))).toEqual(new Set(['under-way']));
  });

  test('is given up after two minutes where it asks for no more, and is still ours afterwards', async () => {
    const run = fakeRun();
    const nodes = busyFor(run, 300);
    expect((await run.run(nodes)).outcomes.get('gateway')).toMatchObject({ fault: { kind: 'under-way' } });
    await run.clock.advance(300_000);
    const { outcomes } = await run.next().run(nodes);
    expect(outcomes.get('gateway')?.kind).toBe('done');
    expect(run.account.count('create gateway')).toBe(1);
  });
});
