import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/engine/plan.ts';
import type { Difference } from '../../src/engine/resource.ts';
import { thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

const outcome = (change: Change | undefined) => change?.conflict?.reason ?? change?.action;

/** A policy to be put on a group that was there before, or that we made. */
async function policyOnGroup(group: { ours: boolean; gainers: readonly string[] }, ...accepted: readonly string[]) {
  const { account, plan } = fakeRun();
  const type = thingType(account, 'thing');
  account.gainers = group.gainers;
  account.put({ type: 'thing', name: 'group', node: group.ours ? 'group' : undefined });
  const nodes = [thingNode('group', type), thingNode('policy', type, { needs: ['group'], widens: ['group'] })];
  return { change: (await plan(nodes, ...accepted)).changes[1], asked: account.count('gains policy') };
}

/** A thing of another size than wanted, where the difference means what `size` says. */
async function otherSize(
  size: Partial<Difference>,
  has: { ours?: boolean; gainers?: readonly string[] } = {},
  accept = false,
) {
  const { account, plan } = fakeRun();
  account.gainers = has.gainers ?? [];
  account.put({ type: 'thing', name: 'a', size: 'large', node: has.ours ? 'a' : undefined });
  const planned = await plan([thingNode('a', thingType(account, 'thing', { size }))], ...(accept ? ['a'] : []));
  return planned.changes[0];
}

describe('widening something that was there before', () => {
  test('is a conflict that names who else gains and how to agree', async () => {
    const { change } = await policyOnGroup({ ours: false, gainers: ['alice', 'bob'] });
    expect(change).toMatchObject({
      action: 'conflict',
      conflict: {
        reason: 'conflict.widens',
        facts: { node: 'policy', who: 'alice, bob' },
        choices: [{ label: 'choice.accept', flag: '--accept policy', accept: true }],
      },
    });
  });

  test('is none where nobody else gains', async () => {
    expect((await policyOnGroup({ ours: false, gainers: [] })).change?.action).toBe('create');
  });

  test('is none where we made it: who gains is not even asked', async () => {
    const { change, asked } = await policyOnGroup({ ours: true, gainers: ['alice'] });
    expect([change?.action, asked]).toEqual(['create', 0]);
  });

  test('is done when accepted', async () => {
    const { change } = await policyOnGroup({ ours: false, gainers: ['alice'] }, 'policy');
    expect(change?.action).toBe('create');
  });

  test('accepting another node does not accept this one', async () => {
    const { change } = await policyOnGroup({ ours: false, gainers: ['alice'] }, 'group');
    expect(outcome(change)).toBe('conflict.widens');
  });

  test('holds for a difference that widens as well', async () => {
    const widens = { widens: true };
    expect(outcome(await otherSize(widens, { gainers: ['alice'] }))).toBe('conflict.widens');
    expect(outcome(await otherSize(widens, { gainers: [] }))).toBe('update');
    expect(outcome(await otherSize(widens, { gainers: ['alice'], ours: true }))).toBe('update');
    expect(outcome(await otherSize({}, { gainers: ['alice'] }))).toBe('update');
    expect(outcome(await otherSize(widens, { gainers: ['alice'] }, true))).toBe('update');
  });
});

describe('a difference', () => {
  test('that breaks what people may rely on is a conflict until it is accepted', async () => {
    const asks = { asks: true, reason: 'conflict.alias-replaces' };
    expect((await otherSize(asks, { ours: true }))?.conflict).toEqual({
      reason: 'conflict.alias-replaces',
      facts: { node: 'a', fact: 'size', want: 'small', have: 'large' },
      choices: [{ label: 'choice.accept', flag: '--accept a', accept: true }],
    });
    expect(outcome(await otherSize({ asks: true }, { ours: true }))).toBe('conflict.replaces');
    expect(outcome(await otherSize(asks, { ours: true }, true))).toBe('update');
  });

  test('in what cannot be changed stays a conflict even when accepted', async () => {
    const fixed = { fix: 'conflict' } as const;
    for (const accept of [false, true]) {
      expect(await otherSize(fixed, { ours: true }, accept)).toMatchObject({
        action: 'conflict',
        live: { size: 'large' },
        conflict: { reason: 'conflict.differs', facts: { node: 'a', fact: 'size', want: 'small', have: 'large' } },
      });
    }
  });
});

/** A rule that lets people in, made by an earlier run and then changed by `since`. */
async function ruleAfter(since: (run: FakeRun) => void, wanted: string, ...accepted: readonly string[]) {
  const first = fakeRun();
  const type = thingType(first.account, 'rule');
  await first.run([thingNode('ssh', type, { letsIn: true })]);
  since(first);
  const planned = await first.next().plan([thingNode('ssh', type, { letsIn: true, size: wanted })], ...accepted);
  return planned.changes[0];
}

describe('what lets people in', () => {
  const takenAway = ({ account }: FakeRun) => account.things.pop();
  const widened = ({ account }: FakeRun) => {
    for (const thing of account.things) thing.size = 'huge';
  };

  test('and was taken away since is not put back in passing', async () => {
    expect((await ruleAfter(takenAway, 'small'))?.conflict).toEqual({
      reason: 'conflict.taken-away',
      facts: { node: 'ssh' },
      choices: [{ label: 'choice.accept', flag: '--accept ssh', accept: true }],
    });
    expect(outcome(await ruleAfter(takenAway, 'small', 'ssh'))).toBe('create');
  });

  test('and was made moments ago, so that it may not show yet, is waited for', async () => {
    const { account, clock, run, next } = fakeRun();
    const nodes = [thingNode('ssh', thingType(account, 'rule'), { letsIn: true })];
    account.lag = 4_000;
    await run(nodes);
    expect((await next().plan(nodes)).changes[0]).toMatchObject({ action: 'keep', owner: 'created' });
    account.things.pop();
    const before = clock.now();
    expect(outcome((await next().plan(nodes)).changes[0])).toBe('conflict.taken-away');
    expect(clock.now() - before).toBeLessThanOrEqual(6_000);
    const late = clock.now();
    expect(outcome((await next().plan(nodes)).changes[0])).toBe('conflict.taken-away');
    expect(clock.now()).toBe(late);
  });

  test('and may not show yet is looked for again by itself, with what needs it', async () => {
    const { account, run, next } = fakeRun();
    const type = thingType(account, 'rule');
    const nodes = [
      thingNode('group', type),
      thingNode('ssh', type, { needs: ['group'], letsIn: true }),
      thingNode('door', type, { needs: ['ssh'] }),
    ];
    await run(nodes);
    account.things.splice(1);
    account.log.length = 0;
    const { changes } = await next().plan(nodes);
    expect(changes.map(({ action, blockedBy }) => [action, blockedBy])).toEqual([
      ['keep', undefined],
      ['conflict', undefined],
      ['create', 'ssh'],
    ]);
    expect(account.count('find group')).toBe(1);
    expect(account.count('find ssh')).toBeGreaterThan(5);
    expect(account.count('find door')).toBeGreaterThan(5);
  });

  test('and was made later than now, by a clock that was put back, is not waited for without end', async () => {
    const { account, disk, clock, run, next } = fakeRun();
    const nodes = [thingNode('ssh', thingType(account, 'rule'), { letsIn: true })];
    await run(nodes);
    account.things.pop();
    const record = disk.get('ssh');
    if (record) disk.set('ssh', { ...record, at: '2040-01-01T00:00:00Z' });
    const before = clock.now();
    expect(outcome((await next().plan(nodes)).changes[0])).toBe('conflict.taken-away');
    expect(clock.now() - before).toBeLessThanOrEqual(10_000);
  });

  test('and was never there is simply made', async () => {
    const { account, plan } = fakeRun();
    const planned = await plan([thingNode('ssh', thingType(account, 'rule'), { letsIn: true })]);
    expect(outcome(planned.changes[0])).toBe('create');
  });

  test('and was changed by somebody since is not changed back in passing', async () => {
    expect(outcome(await ruleAfter(widened, 'small'))).toBe('conflict.taken-away');
    expect(outcome(await ruleAfter(widened, 'small', 'ssh'))).toBe('update');
  });

  test('and is as we left it follows a changed answer', async () => {
    expect(outcome(await ruleAfter(() => undefined, 'large'))).toBe('update');
  });

  test('and is half done goes on as it was agreed to: neither an intent nor what it left is asked about again', async () => {
    const intent = {
      status: 'applying',
      owner: 'created',
      type: 'rule',
      live: {},
      at: '2026-01-01T00:00:00Z',
    } as const;
    for (const left of [undefined, 'plain']) {
      const { account, disk, next } = fakeRun();
      disk.set('ssh', intent);
      if (left) account.put({ type: 'rule', name: 'ssh', node: 'ssh', size: left });
      const planned = await next().plan([thingNode('ssh', thingType(account, 'rule'), { letsIn: true })]);
      expect(outcome(planned.changes[0])).toBe(left ? 'update' : 'create');
    }
  });

  test('and is to lose what certainly lets nobody in needs no consent', async () => {
    const { account, disk, next } = fakeRun();
    const { id } = account.put({ type: 'rule', name: 'ssh', node: 'ssh' });
    const live = { id, name: 'ssh', size: 'small' };
    disk.set('ssh', { status: 'done', owner: 'created', type: 'rule', live, at: '2026-01-01T00:00:00Z' });
    const type = thingType(account, 'rule');
    const planned = async (widens: object) => {
      const resource = {
        ...type,
        find: async () => [{ live: { ...live, others: ['id-9'] }, mark: 'ours' as const }],
        compare: () => [{ fact: 'others', want: [], have: ['id-9'], fix: 'update' as const, ...widens }],
      };
      return outcome((await next().plan([{ ...thingNode('ssh', type, { letsIn: true }), resource }])).changes[0]);
    };
    expect([await planned({ widens: false }), await planned({})]).toEqual(['update', 'conflict.taken-away']);
  });

  test('and has a list among its facts is not taken for changed when the list says the same', async () => {
    const { account, disk, next } = fakeRun();
    const type = thingType(account, 'rule');
    const { id } = account.put({ type: 'rule', name: 'ssh', node: 'ssh' });
    const listed = (list: readonly string[]) => ({ id, name: 'ssh', size: 'small', list });
    disk.set('ssh', {
      status: 'done',
      owner: 'created',
      type: 'rule',
      live: listed(['a']),
      at: '2026-01-01T00:00:00Z',
    });
    const withList = {
      ...type,
      find: async () => [{ live: listed(['a']), mark: 'ours' as const }],
      compare: () => [{ fact: 'list', want: ['a', 'b'], have: ['a'], fix: 'update' as const }],
    };
    const planned = await next().plan([{ ...thingNode('ssh', type, { letsIn: true }), resource: withList }]);
    expect(outcome(planned.changes[0])).toBe('update');
  });
});

test('what lets nobody in is put back and changed back without asking', async () => {
  const { account, run, next } = fakeRun();
  const nodes = ['gone', 'changed'].map((id) => thingNode(id, thingType(account, 'thing')));
  await run(nodes);
  account.drop('id-1');
  for (const thing of account.things) thing.size = 'huge';
  const planned = await next().plan(nodes);
  expect(planned.changes.map(outcome)).toEqual(['create', 'update']);
});

test('what is only ever used as found is a conflict when it is gone, accepted or not', async () => {
  const { account, plan } = fakeRun();
  const otherwise = [{ label: 'choice.new-vpc', flag: '--vpc new' }];
  const vpc = thingNode('vpc', thingType(account, 'vpc'), { adoptOnly: true, otherwise });
  for (const accepted of [[], ['vpc']]) {
    expect((await plan([vpc], ...accepted)).changes[0]).toMatchObject({
      action: 'conflict',
      conflict: { reason: 'conflict.gone', facts: { node: 'vpc' }, choices: otherwise },
    });
  }
  account.put({ type: 'vpc', name: 'vpc' });
  expect((await plan([vpc])).changes[0]).toMatchObject({ action: 'keep', owner: 'adopted' });
});
