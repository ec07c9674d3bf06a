import { describe, expect, test } from 'vitest';
import { type FakeNode, thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

/** One node of a type that would be made twice, unless said otherwise. */
function single(
  duplicable = true,
): FakeRun & { readonly nodes: readonly FakeNode[]; readonly looks: number[]; readonly tokens: string[] } {
  const run = fakeRun();
  const looks: number[] = [];
  const tokens: string[] = [];
  const nodes = [thingNode('vpc', thingType(run.account, 'vpc', { duplicable, looks, tokens }))];
  return { ...run, nodes, looks, tokens };
}

/** Milliseconds from the start at which each such call was sent; each takes so long. */
function sentAt({ account, clock }: FakeRun, verb: 'create' | 'find' = 'create', takes = 0): readonly number[] {
  const start = clock.now();
  const times: number[] = [];
  const note = async () => {
    times.push(clock.now() - start);
    account.when(verb, 'vpc', note);
    if (takes > 0) await clock.sleep(takes);
  };
  account.when(verb, 'vpc', note);
  return times;
}

describe('a create whose answer was lost', () => {
  test.each([true, false])('is not sent again when it was carried out (duplicable: %s)', async (duplicable) => {
    const { account, run, nodes, disk } = single(duplicable);
    account.fail('create', 'vpc', 'done-but-lost');
    const { outcomes } = await run(nodes);
    expect(outcomes.get('vpc')).toMatchObject({ kind: 'done', live: { id: 'id-1' } });
    expect(account.count('create vpc')).toBe(1);
    expect(disk.get('vpc')).toMatchObject({ status: 'done', owner: 'created', live: { id: 'id-1' } });
  });

  test('is looked for with a fresh look each time: nothing answered before counts', async () => {
    const { account, run, nodes, looks } = single(false);
    account.fail('create', 'vpc', 'lost', 'lost');
    await run(nodes);
    expect(looks).toEqual([1, 2, 3]);
  });

  test('and that was not carried out is sent once more, with the same token', async () => {
    const { account, run, nodes, tokens } = single(false);
    account.fail('create', 'vpc', 'lost');
    expect((await run(nodes)).outcomes.get('vpc')?.kind).toBe('done');
    expect(account.things).toHaveLength(1);
    expect(tokens).toEqual(['token-1', 'token-1']);
  });

  test('and would be made twice is sent once more only after looking until 10 s from the intent', async () => {
    const one = single();
    const times = sentAt(one);
    one.account.fail('create', 'vpc', 'lost');
    expect((await one.run(one.nodes)).outcomes.get('vpc')?.kind).toBe('done');
    expect(one.account.things).toHaveLength(1);
    expect(times).toHaveLength(2);
    expect(times[1]).toBeGreaterThanOrEqual(10_000);
    expect(times[1]).toBeLessThan(12_000);
  });

  test('and would be made twice is looked for at the end of the 10 s, however long the looks before took', async () => {
    const one = single();
    const plan = await one.plan(one.nodes);
    const [creates, finds] = [sentAt(one), sentAt(one, 'find', 3000)];
    one.account.fail('create', 'vpc', 'lost');
    await one.apply(plan, one.nodes);
    expect(creates).toHaveLength(2);
    expect(finds.at(-1)).toBeGreaterThanOrEqual(10_000);
  });

  test('and shows only after some seconds is found and not made twice', async () => {
    const { account, run, nodes } = single();
    account.lag = 9_500;
    account.fail('create', 'vpc', 'done-but-lost');
    expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'done', live: { id: 'id-1' } });
    expect(account.things).toHaveLength(1);
  });

  test.each(['invalid', 'quota'] as const)(
    'and was carried out so late that the next one is refused for its sake (%s) is looked for before giving up',
    async (refusal) => {
      const { account, run, nodes, disk } = single();
      account.lag = 12_000;
      account.fail('create', 'vpc', 'done-but-lost', refusal);
      expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'done', live: { id: 'id-1' } });
      expect(account.count('create vpc')).toBe(2);
      expect(account.things).toHaveLength(1);
      expect(disk.get('vpc')).toMatchObject({ status: 'done', owner: 'created', live: { id: 'id-1' } });
    },
  );

  test('and was not carried out, so that the next one is refused for its own reasons, fails with those', async () => {
    const { account, run, nodes, disk } = single();
    account.fail('create', 'vpc', 'lost', 'quota');
    expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'failed', fault: { kind: 'quota' } });
    expect(disk.get('vpc')).toMatchObject({ status: 'applying' });
  });

  test('says why it waits, once, and for how long', async () => {
    const { account, run, nodes, events } = single();
    account.lag = 5_000;
    account.fail('create', 'vpc', 'done-but-lost');
    await run(nodes);
    expect(events.filter(({ type }) => type === 'node-waiting')).toEqual([
      { type: 'node-waiting', node: 'vpc', reason: 'ambiguous', seconds: 10 },
    ]);
  });

  test('and would be made twice is sent at most twice in one run', async () => {
    const { account, run, nodes, disk } = single();
    account.fail('create', 'vpc', 'lost', 'lost', 'lost', 'lost', 'lost');
    expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'failed', fault: { kind: 'ambiguous' } });
    expect(account.count('create vpc')).toBe(2);
    expect(disk.get('vpc')?.status).toBe('applying');
  });

  test('and cannot be made twice is sent four times before it is given up, with longer and longer pauses', async () => {
    const one = single(false);
    const times = sentAt(one);
    one.account.fail('create', 'vpc', 'lost', 'lost', 'lost', 'lost', 'lost');
    expect((await one.run(one.nodes)).outcomes.get('vpc')).toMatchObject({
      kind: 'failed',
      fault: { kind: 'ambiguous' },
    });
    expect(times).toEqual([0, 500, 1500, 3500]);
    expect(one.events.filter(({ type }) => type === 'node-waiting')).toHaveLength(3);
  });
});

describe('the look after a lost answer', () => {
  test.each(['throttled', 'busy', 'lost'] as const)(
    'that fails for a moment (%s) is repeated before anything is sent again',
    async (kind) => {
      const { account, run, nodes } = single();
      account.fail('create', 'vpc', 'done-but-lost');
      account.when('create', 'vpc', () => account.fail('find', 'vpc', kind, kind));
      expect((await run(nodes)).outcomes.get('vpc')?.kind).toBe('done');
      expect(account.things).toHaveLength(1);
      expect(account.count('create vpc')).toBe(1);
    },
  );

  test('that keeps failing leaves the node undone, and nothing is sent again', async () => {
    const { account, run, nodes, disk } = single(false);
    account.fail('create', 'vpc', 'done-but-lost');
    account.when('create', 'vpc', () => account.fail('find', 'vpc', 'lost', 'lost', 'lost', 'lost'));
    expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'failed', fault: { kind: 'ambiguous' } });
    expect(account.count('create vpc')).toBe(1);
    expect(disk.get('vpc')?.status).toBe('applying');
  });

  test('that is refused leaves the node undone', async () => {
    const { account, run, nodes } = single();
    account.fail('create', 'vpc', 'lost');
    account.when('create', 'vpc', () => account.fail('find', 'vpc', 'denied'));
    expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({ kind: 'failed', fault: { kind: 'denied' } });
    expect(account.count('create vpc')).toBe(1);
  });

  test('that finds two of ours is a failure that names them', async () => {
    const { account, run, nodes } = single();
    account.fail('create', 'vpc', 'done-but-lost');
    account.when('create', 'vpc', () => account.put({ type: 'vpc', name: 'vpc', node: 'vpc' }));
    expect((await run(nodes)).outcomes.get('vpc')).toMatchObject({
      kind: 'failed',
      fault: { name: 'conflict.two-found', facts: { node: 'vpc', found: 'id-1, id-2' } },
    });
  });
});
