import { describe, expect, test } from 'vitest';
import type { Reference } from '../../src/engine/resource.ts';
import { referenceTo } from '../../src/engine/undo-plan.ts';
import { actions, type FakeMade, FakeSetup } from './fake-undo.ts';
import { STOPPED } from './fake-world.ts';

/** A VPC with all that belongs to it, as the real types refer to each other. */
function network(): FakeSetup {
  const setup = new FakeSetup();
  const to = (type: string, fact: string, serves = false): Reference => ({ fact, type, is: 'name', serves });
  setup.type('vpc', { refersTo: [] });
  for (const type of ['subnet', 'security-group']) setup.type(type, { refersTo: [to('vpc', 'parent')] });
  for (const type of ['gateway', 'table']) setup.type(type, { refersTo: [to('vpc', 'parent', true)] });
  setup.type('route', { tagged: false, refersTo: [to('table', 'parent', true), to('gateway', 'also')] });
  setup.type('association', { tagged: false, refersTo: [to('subnet', 'parent', true), to('table', 'also')] });
  setup.made('vpc', { type: 'vpc' });
  setup.made('subnet-a', { type: 'subnet', parent: 'vpc' });
  setup.made('subnet-b', { type: 'subnet', parent: 'vpc' });
  setup.made('gateway', { type: 'gateway', parent: 'vpc' });
  setup.made('table', { type: 'table', parent: 'vpc' });
  setup.made('route', { type: 'route', parent: 'table', also: 'gateway' });
  setup.made('association-a', { type: 'association', parent: 'subnet-a', also: 'table' });
  setup.made('association-b', { type: 'association', parent: 'subnet-b', also: 'table' });
  setup.made('security-group', { type: 'security-group', parent: 'vpc' });
  return setup;
}

/** A group of administrators with its policy and our user in it. */
function administrators(): FakeSetup {
  const setup = new FakeSetup();
  setup.type('group', { tagged: false, refersTo: [] });
  setup.type('user', { refersTo: [] });
  const ofGroup = { fact: 'parent', type: 'group', is: 'name' };
  const ofUser = { fact: 'also', type: 'user', is: 'name', serves: true };
  setup.type('policy', { tagged: false, refersTo: [{ ...ofGroup, serves: true }] });
  setup.type('membership', { tagged: false, refersTo: [ofGroup, ofUser] });
  setup.made('group', { type: 'group' });
  setup.made('user', { type: 'user' });
  setup.made('policy', { type: 'policy', parent: 'group' });
  setup.made('membership', { type: 'membership', parent: 'group', also: 'user' });
  return setup;
}

const excusing = (node: string) => (made: FakeMade) =>
  made.node === node ? { reason: 'because', facts: {} } : undefined;

describe('planUndo', () => {
  test('takes everything away that nothing stands in the way of, and writes nothing', async () => {
    const setup = network();
    const plan = await setup.undo().plan();
    expect(new Set(Object.values(actions(plan)))).toEqual(new Set(['remove']));
    expect(plan[1]?.undoing).toEqual({
      node: 'subnet-a',
      scope: 'subnet-a',
      type: 'subnet',
      title: 'subnet-a',
      live: { id: 'id-2', name: 'subnet-a', size: 'small', parent: 'vpc' },
      known: 'record',
      action: 'remove',
    });
    expect(setup.run.account.log.filter((call) => !/^(find|blockers) /.test(call))).toEqual([]);
  });

  test('leaves a VPC in use with its gateway, table, routes and the subnet in use; what nobody uses goes', async () => {
    const setup = network();
    setup.foreign('instance', { parent: 'subnet-a' });
    expect(actions(await setup.undo().plan())).toEqual({
      vpc: 'leave undo.still-holds subnet-a',
      'subnet-a': 'leave undo.holds-other instance',
      'subnet-b': 'remove',
      gateway: 'leave undo.needed-by vpc',
      table: 'leave undo.needed-by vpc',
      route: 'leave undo.needed-by table',
      'association-a': 'leave undo.needed-by subnet-a',
      'association-b': 'remove',
      'security-group': 'remove',
    });
  });

  test('leaves a group with a foreign member its policy; our own user leaves it', async () => {
    const setup = administrators();
    setup.foreign('membership-of-bob', { parent: 'group' });
    expect(actions(await setup.undo().plan())).toEqual({
      group: 'leave undo.holds-other membership-of-bob',
      policy: 'leave undo.needed-by group',
      user: 'remove',
      membership: 'remove',
    });
  });

  test('leaves what there is an excuse for, whole, and asks nothing about it', async () => {
    const setup = administrators();
    const plan = await setup.undo().plan(excusing('user'));
    expect(actions(plan)).toEqual({
      user: 'leave because',
      membership: 'leave undo.needed-by user',
      group: 'leave undo.still-holds membership',
      policy: 'leave undo.needed-by group',
    });
    expect(setup.run.account.log.filter((call) => call.startsWith('blockers'))).toEqual([]);
  });

  test('leaves what is doubted, and what it is made in', async () => {
    const setup = network();
    setup.run.account.things.forEach((thing, at, things) => {
      if (thing.name === 'security-group') things[at] = { ...thing, node: undefined };
    });
    expect(actions(await setup.undo().plan())).toMatchObject({
      'security-group': 'leave undo.not-the-same',
      vpc: 'leave undo.still-holds security-group',
      table: 'leave undo.needed-by vpc',
      'subnet-a': 'remove',
    });
  });
});

describe('what is not known', () => {
  test('is not free: a thing whose users cannot be asked for stays, with what it is made in', async () => {
    const setup = network();
    setup.run.account.fail('blockers', 'subnet-b', 'denied', 'denied');
    expect(actions(await setup.undo().plan())).toMatchObject({
      'subnet-b': 'leave denied',
      'association-b': 'leave undo.needed-by subnet-b',
      vpc: 'leave undo.still-holds subnet-b',
      'subnet-a': 'remove',
    });
  });

  test('is not free: a thing that cannot be looked for stays, with what serves it', async () => {
    const setup = administrators();
    setup.run.account.fail('find', 'group', 'denied');
    expect(actions(await setup.undo().plan())).toEqual({
      group: 'leave denied',
      policy: 'leave undo.needed-by group',
      user: 'remove',
      membership: 'remove',
    });
  });

  test('because the run was stopped ends the run', async () => {
    const setup = network();
    setup.run.account.when('blockers', 'subnet-b', () => Promise.reject(STOPPED));
    await expect(setup.undo().plan()).rejects.toBe(STOPPED);
  });
});

describe('what leaves in the same run', () => {
  /** Kinds that do not refer to each other, but hold each other all the same. */
  function held() {
    const setup = new FakeSetup();
    setup.type('thing', { refersTo: [] });
    setup.made('inner', { parent: 'outer' });
    setup.made('outer');
    return setup;
  }

  test('stands in nobody’s way', async () => {
    expect(actions(await held().undo().plan())).toEqual({ inner: 'remove', outer: 'remove' });
  });

  test('stands in the way once it has to stay itself, however late that is seen', async () => {
    const setup = held();
    expect(actions(await setup.undo().plan(excusing('inner')))).toEqual({
      inner: 'leave because',
      outer: 'leave undo.holds-other inner',
    });
    setup.foreign('guest', { parent: 'inner' });
    expect(actions(await setup.undo().plan())).toEqual({
      inner: 'leave undo.holds-other guest',
      outer: 'leave undo.holds-other inner',
    });
  });
});

describe('a reference', () => {
  test('is to a thing of its type and of its name only', async () => {
    const setup = new FakeSetup();
    setup.type('vpc', { refersTo: [] });
    setup.type('group', { refersTo: [{ fact: 'parent', type: 'vpc', is: 'name', serves: true }] });
    setup.made('n1', { type: 'vpc', name: 'n' });
    setup.made('n2', { type: 'group', name: 'n' });
    setup.made('n3', { type: 'group', name: 'other', parent: 'n' });
    setup.run.account.fail('find', 'n2', 'denied');
    expect(actions(await setup.undo().plan())).toEqual({ n1: 'remove', n2: 'leave denied', n3: 'remove' });
  });

  test('by what neither has is none', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { refersTo: [{ fact: 'parent', type: 'thing', is: 'also' }] });
    setup.made('n1');
    setup.made('n2');
    expect(actions(await setup.undo().plan(excusing('n1')))).toEqual({ n1: 'leave because', n2: 'remove' });
  });

  test('is not what leaves when only the name is the same', async () => {
    const setup = new FakeSetup();
    setup.type('vpc', { refersTo: [] });
    setup.type('group', { refersTo: [] });
    setup.made('outer', { type: 'vpc' });
    const { id } = setup.made('other', { type: 'vpc' });
    setup.foreign('guest', { id, type: 'group', parent: 'outer' });
    expect(actions(await setup.undo().plan())).toEqual({ outer: 'leave undo.holds-other guest', other: 'remove' });
  });
});

describe('what was there before us', () => {
  test('is put back whoever uses it', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { tagged: false, restorable: true, refersTo: [] });
    setup.made('role', { size: 'ours' }, { owner: 'adopted', live: { name: 'role', before: 'small' } });
    setup.foreign('profile', { parent: 'role' });
    expect(actions(await setup.undo().plan())).toEqual({ role: 'restore' });
    expect(actions(await setup.undo().plan(excusing('role')))).toEqual({ role: 'leave because' });
    expect(setup.run.account.count('blockers role')).toBe(0);
  });

  test('does not keep our additions to it', async () => {
    const setup = administrators();
    setup.record('group', { type: 'group', owner: 'adopted', live: { name: 'group' } });
    setup.foreign('membership-of-bob', { parent: 'group' });
    expect(actions(await setup.undo().plan())).toEqual({ policy: 'remove', user: 'remove', membership: 'remove' });
  });
});

test('a thing names every one of several that stand together in one of its facts', () => {
  const setup = new FakeSetup();
  const refersTo = [{ fact: 'subnetIds', type: 'subnet', is: 'subnetId' }];
  const made = (type: string, live: FakeMade['live']): FakeMade => {
    const resource = setup.type(type, type === 'endpoint' ? { refersTo } : {});
    return { node: type, scope: 'here', resource, live, known: 'record', undo: 'remove' };
  };
  const endpoint = made('endpoint', { subnetIds: ['subnet-1', 'subnet-2'] });
  const named = ['subnet-1', 'subnet-2', 'subnet-3', undefined].filter((subnetId) =>
    referenceTo(endpoint, made('subnet', { subnetId })),
  );
  expect(named).toEqual(['subnet-1', 'subnet-2']);
});
