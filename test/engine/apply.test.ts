import { describe, expect, test } from 'vitest';
import { thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun, STOPPED } from './fake-world.ts';

const kinds = (outcomes: ReadonlyMap<string, { kind: string }>) =>
  Object.fromEntries([...outcomes].map(([node, { kind }]) => [node, kind]));

describe('applyPlan', () => {
  test('makes everything after what it needs, hands on what was left, and tells each beginning and end', async () => {
    const { account, run, events } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('group', type, { needs: ['vpc'] }), thingNode('vpc', type, { name: 'my-vpc' })];
    const { outcomes, plan } = await run(nodes);
    expect(kinds(outcomes)).toEqual({ vpc: 'done', group: 'done' });
    expect(account.things.map(({ name, parent }) => [name, parent])).toEqual([
      ['my-vpc', undefined],
      ['group', 'my-vpc'],
    ]);
    expect(plan.changes.map(({ action }) => action)).toEqual(['create', 'create']);
    const live = { id: 'id-1', name: 'my-vpc', size: 'small' };
    expect(events.slice(0, 2)).toEqual([
      { type: 'node-started', node: 'vpc', step: 'step-of-vpc', action: 'create' },
      { type: 'node-done', node: 'vpc', step: 'step-of-vpc', action: 'create', live },
    ]);
  });

  test('records what is kept, without a call and without a word', async () => {
    const { account, disk, run, events } = fakeRun();
    account.put({ type: 'thing', name: 'a' });
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing'))]);
    const live = { id: 'id-1', name: 'a', size: 'small' };
    expect(outcomes.get('a')).toEqual({ kind: 'done', live });
    expect(disk.get('a')).toMatchObject({ status: 'done', owner: 'adopted', live });
    expect([account.log, events]).toEqual([['find a', 'done a'], []]);
  });

  test('changes nothing, not even the record, in a second run', async () => {
    const { account, disk, run, next, clock } = fakeRun();
    const type = thingType(account, 'thing', { bornWith: 'plain' });
    const nodes = [thingNode('a', type), thingNode('b', type, { needs: ['a'] })];
    await run(nodes);
    const after = structuredClone([account.things, [...disk]]);
    account.log.length = 0;
    await clock.advance(1000);
    await next().run(nodes);
    expect(account.log).toEqual(['find a', 'find b']);
    expect([account.things, [...disk]]).toEqual(after);
  });

  test('a node that fails takes down only what needs it, directly and through others', async () => {
    const { account, run, events } = fakeRun();
    const type = thingType(account, 'thing');
    account.fail('create', 'bad', 'denied');
    const nodes = [
      thingNode('bad', type),
      thingNode('child', type, { needs: ['bad'] }),
      thingNode('grandchild', type, { needs: ['child', 'good'] }),
      thingNode('good', type),
      thingNode('other', type, { needs: ['good'] }),
    ];
    const { outcomes } = await run(nodes);
    expect(kinds(outcomes)).toEqual({
      bad: 'failed',
      child: 'skipped',
      grandchild: 'skipped',
      good: 'done',
      other: 'done',
    });
    expect(events).toContainEqual({ type: 'node-skipped', node: 'child', step: 'step-of-child', because: 'bad' });
    expect(events).toContainEqual({
      type: 'node-skipped',
      node: 'grandchild',
      step: 'step-of-grandchild',
      because: 'child',
    });
    const fault = { kind: 'denied', name: 'Refusal', message: 'refused: denied' };
    expect(events).toContainEqual({ type: 'node-failed', node: 'bad', step: 'step-of-bad', fault });
  });

  test('carries out a part of a plan and leaves the rest alone', async () => {
    const { account, plan, apply } = fakeRun();
    const type = thingType(account, 'thing');
    const nodes = [thingNode('a', type), thingNode('b', type)];
    const planned = await plan(nodes);
    const { outcomes } = await apply({ changes: planned.changes.slice(0, 1) }, nodes);
    expect(kinds(outcomes)).toEqual({ a: 'done' });
    expect(account.things).toHaveLength(1);
  });
});

describe('side by side', () => {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

  test('independent nodes run at once, at most sixteen of them in one region', async () => {
    const { account, clock, run } = fakeRun();
    account.callTime = 1000;
    const start = clock.now();
    const type = thingType(account, 'thing');
    await run(numbered(40).map((id) => thingNode(id, type)));
    expect(account.peak).toBe(16);
    expect(clock.now() - start).toBe(3000);
  });

  test('no region waits for another', async () => {
    const { account, clock, run } = fakeRun();
    account.callTime = 1000;
    const start = clock.now();
    const type = thingType(account, 'thing');
    const inRegion = (scope: string) => numbered(16).map((id) => thingNode(`${scope}/${id}`, type, { scope }));
    await run(['eu-west-1', 'us-east-1', 'us-west-2'].flatMap(inRegion));
    expect(account.peak).toBe(48);
    expect(clock.now() - start).toBe(1000);
  });

  test('nodes of one serial key never overlap, others run beside them', async () => {
    const { account, run } = fakeRun();
    account.callTime = 1000;
    const type = thingType(account, 'thing', { bornWith: 'plain' });
    const nodes = ['g1', 'g2', 'g3', 'u1', 'u2', 'x'].map((id) =>
      thingNode(id, type, id === 'x' ? {} : { serial: id.slice(0, 1) }),
    );
    await run(nodes);
    for (const pair of ['g1+g2', 'g1+g3', 'g2+g3', 'u1+u2']) expect(account.together).not.toContain(pair);
    for (const pair of ['g1+u1', 'g1+x']) expect(account.together).toContain(pair);
    expect(account.things).toHaveLength(6);
  });

  test('a failed node of a serial key lets the next one go on', async () => {
    const { account, run } = fakeRun();
    account.fail('create', 'one', 'denied');
    const type = thingType(account, 'thing');
    const { outcomes } = await run([thingNode('one', type, { serial: 'k' }), thingNode('two', type, { serial: 'k' })]);
    expect(kinds(outcomes)).toEqual({ one: 'failed', two: 'done' });
  });

  test('the whole costs the longest chain, not the sum', async () => {
    const { account, clock, run } = fakeRun();
    account.callTime = 1000;
    const start = clock.now();
    const type = thingType(account, 'thing');
    await run([
      thingNode('vpc', type),
      thingNode('group', type, { needs: ['vpc'] }),
      thingNode('rule', type, { needs: ['group'] }),
      ...['user', 'role', 'key'].map((id) => thingNode(id, type)),
    ]);
    expect(clock.now() - start).toBe(3000);
  });
});

describe('what needs another thing only to be there', () => {
  /** A VPC that is born otherwise than wanted, what is made in it at once, and what waits until it is as wanted. */
  const network = ({ account }: FakeRun) => {
    const type = thingType(account, 'thing', { bornWith: 'plain' });
    return [
      thingNode('vpc', type),
      thingNode('subnet', type, { needs: ['vpc'], needsOnlyMade: ['vpc'] }),
      thingNode('endpoint', type, { needs: ['vpc', 'subnet'] }),
    ];
  };

  test('does not wait for what is still to be brought in line about it, which others do', async () => {
    const fake = fakeRun();
    fake.account.callTime = 1000;
    const { outcomes } = await fake.run(network(fake));
    expect(kinds(outcomes)).toEqual({ vpc: 'done', subnet: 'done', endpoint: 'done' });
    const { log, together } = fake.account;
    expect(together).toContain('subnet+vpc');
    expect(log.indexOf('create endpoint')).toBeGreaterThan(log.indexOf('update vpc'));
    expect(together).not.toContain('endpoint+vpc');
  });

  test('begins when the thing is on record as made', async () => {
    const fake = fakeRun();
    await fake.run(network(fake));
    const { log } = fake.account;
    expect(log.indexOf('done vpc')).toBeGreaterThan(log.indexOf('create vpc'));
    expect(log.indexOf('begin subnet')).toBeGreaterThan(log.indexOf('done vpc'));
    expect(fake.disk.get('vpc')?.live).toMatchObject({ size: 'small' });
  });

  test('is not made where the other could not be, and stays where the other could only not be brought in line', async () => {
    const [refused, half] = [fakeRun(), fakeRun()];
    refused.account.fail('create', 'vpc', 'denied');
    expect(kinds((await refused.run(network(refused))).outcomes)).toEqual({
      vpc: 'failed',
      subnet: 'skipped',
      endpoint: 'skipped',
    });
    half.account.callTime = 1000;
    half.account.fail('update', 'vpc', 'denied');
    expect(kinds((await half.run(network(half))).outcomes)).toEqual({
      vpc: 'failed',
      subnet: 'done',
      endpoint: 'skipped',
    });
    const next = half.next();
    expect(kinds((await next.run(network(next))).outcomes)).toEqual({ vpc: 'done', subnet: 'done', endpoint: 'done' });
    expect(half.account.things).toHaveLength(3);
  });
});

describe('a run stopped by the person', () => {
  test('begins nothing new: what was under way ends, the rest is stopped and not said to have failed', async () => {
    const { account, run, stop, events } = fakeRun();
    account.callTime = 1000;
    const type = thingType(account, 'thing');
    account.when('create', 'n0', () => stop.abort(STOPPED));
    const nodes = [
      ...Array.from({ length: 18 }, (_, index) => thingNode(`n${index}`, type)),
      thingNode('child', type, { needs: ['n0'] }),
      thingNode('grandchild', type, { needs: ['child'] }),
    ];
    const { outcomes } = await run(nodes);
    const stopped = [...outcomes].filter(([, { kind }]) => kind === 'stopped').map(([node]) => node);
    expect(stopped.sort()).toEqual(['child', 'grandchild', 'n16', 'n17']);
    expect(account.things).toHaveLength(16);
    expect(events.filter(({ type }) => type === 'node-skipped' || type === 'node-failed')).toEqual([]);
  });
});

describe('removing', () => {
  function rule() {
    const run = fakeRun();
    run.account.put({ type: 'rule', name: 'ssh', node: 'ssh' });
    run.disk.set('ssh', { status: 'done', owner: 'created', type: 'rule', live: {}, at: '2026-01-01T00:00:00Z' });
    const type = thingType(run.account, 'rule', { removable: true });
    return { ...run.next(), nodes: [thingNode('ssh', type, { absent: true })] };
  }

  test('takes the thing away and then forgets it', async () => {
    const { account, run, nodes, disk, next } = rule();
    expect(kinds((await run(nodes)).outcomes)).toEqual({ ssh: 'done' });
    expect(account.log).toEqual(['find ssh', 'remove ssh', 'forget ssh']);
    expect([account.things, disk.size]).toEqual([[], 0]);
    expect((await next().plan(nodes)).changes[0]?.action).toBe('keep');
  });

  test('waits where the service says "not now", and sends a lost call again', async () => {
    const { account, run, nodes, disk } = rule();
    account.fail('remove', 'ssh', 'busy', 'throttled', 'in-use', 'lost', 'done-but-lost');
    expect(kinds((await run(nodes)).outcomes)).toEqual({ ssh: 'done' });
    expect([account.things, disk.size]).toEqual([[], 0]);
  });

  test('that is refused keeps the record', async () => {
    const { account, run, nodes, disk } = rule();
    account.fail('remove', 'ssh', 'denied');
    expect((await run(nodes)).outcomes.get('ssh')).toMatchObject({ kind: 'failed', fault: { kind: 'denied' } });
    expect(disk.get('ssh')?.status).toBe('done');
  });

  test('forgets also what is gone already', async () => {
    const { account, run, nodes, disk } = rule();
    account.drop('id-1');
    await run(nodes);
    expect([disk.size, account.count('remove ssh')]).toEqual([0, 0]);
  });

  test('counts what goes while it is being removed as removed', async () => {
    const { account, run, nodes, disk } = rule();
    account.when('remove', 'ssh', () => account.drop('id-1'));
    expect(kinds((await run(nodes)).outcomes)).toEqual({ ssh: 'done' });
    expect(disk.size).toBe(0);
  });

  test('forgets what was there before us and leaves it there', async () => {
    const { account, run, next, disk } = fakeRun();
    account.put({ type: 'rule', name: 'ssh' });
    const type = thingType(account, 'rule', { removable: true });
    await run([thingNode('ssh', type)]);
    expect(disk.get('ssh')?.owner).toBe('adopted');
    await next().run([thingNode('ssh', type, { absent: true })]);
    expect([account.things.length, disk.size]).toEqual([1, 0]);
  });
});
