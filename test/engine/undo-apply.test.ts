import { describe, expect, test } from 'vitest';
import { FakeSetup } from './fake-undo.ts';
import { STOPPED } from './fake-world.ts';

/** A VPC with two subnets and a rule in one of them, and a user beside it. */
function house(): FakeSetup {
  const setup = new FakeSetup();
  setup.made('vpc');
  setup.made('subnet-a', { parent: 'vpc' });
  setup.made('subnet-b', { parent: 'vpc' });
  setup.made('rule', { parent: 'subnet-a' });
  setup.made('user');
  return setup;
}
const writes = ({ run }: FakeSetup) => run.account.log.filter((line) => /^(remove|restore|forget) /.test(line));
const names = ({ run }: FakeSetup) => run.account.things.map(({ name }) => name);
const recorded = ({ run }: FakeSetup) => [...run.disk.keys()];

describe('applyUndo', () => {
  test('takes each thing away before what it is made in, and drops its record after it', async () => {
    const setup = house();
    const undo = setup.undo();
    const { outcomes } = await undo.all();
    const done = { vpc: 'done', 'subnet-a': 'done', 'subnet-b': 'done', rule: 'done', user: 'done' };
    expect([outcomes, names(setup), recorded(setup)]).toEqual([done, [], []]);
    const order = writes(setup);
    for (const [first, then] of [
      ['remove rule', 'forget rule'],
      ['forget rule', 'remove subnet-a'],
      ['forget subnet-a', 'remove vpc'],
      ['forget subnet-b', 'remove vpc'],
    ]) {
      expect(order.indexOf(first as string)).toBeLessThan(order.indexOf(then as string));
    }
    const live = { id: 'id-4', name: 'rule', size: 'small', parent: 'subnet-a' };
    const about = { node: 'rule', step: 'step-of-rule', action: 'remove' };
    expect(undo.run.events.filter((event) => 'node' in event && event.node === 'rule')).toEqual([
      { type: 'node-started', ...about },
      { type: 'node-done', ...about, live },
    ]);
  });

  test('calls nothing that stays', async () => {
    const setup = house();
    setup.foreign('instance', { parent: 'subnet-a' });
    const { outcomes } = await setup.undo().all();
    expect(outcomes).toEqual({ 'subnet-b': 'done', rule: 'done', user: 'done' });
    expect(writes(setup).filter((line) => /vpc|subnet-a|instance/.test(line))).toEqual([]);
    expect(recorded(setup)).toEqual(['vpc', 'subnet-a']);
  });

  test('takes back what was changed about a thing that was there before', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { tagged: false, restorable: true });
    setup.made('alias', { size: 'ours' }, { owner: 'adopted', live: { name: 'alias', before: 'theirs' } });
    const undo = setup.undo();
    expect((await undo.all()).outcomes).toEqual({ alias: 'done' });
    expect(setup.run.account.things).toMatchObject([{ name: 'alias', size: 'theirs' }]);
    expect(recorded(setup)).toEqual([]);
    expect(undo.run.events[0]).toMatchObject({ type: 'node-started', node: 'alias', action: 'update' });
  });

  test('takes away what no record tells of, and writes no record for it', async () => {
    const setup = house();
    const undo = setup.undo();
    const plan = await undo.plan();
    for (const { made } of plan) await undo.run.ledger.forget(made.node);
    setup.run.account.log.length = 0;
    await undo.apply(plan.map(({ made, undoing }) => ({ made: { ...made, known: 'tag' }, undoing })));
    expect(names(setup)).toEqual([]);
    expect(writes(setup).filter((line) => line.startsWith('forget'))).toEqual([]);
  });

  test('drops a record only with the last of what was found for it', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { duplicable: true });
    setup.made('vpc');
    setup.run.account.put({ type: 'thing', name: 'second', node: 'vpc' });
    setup.run.account.fail('remove', 'second', 'denied');
    const { outcomes } = await setup.undo().all();
    expect([outcomes, names(setup), recorded(setup)]).toEqual([{ vpc: 'failed' }, ['second'], ['vpc']]);
    await setup.undo().all();
    expect([names(setup), recorded(setup)]).toEqual([[], []]);
  });

  test('keeps the record while one of two stays', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { duplicable: true });
    setup.made('vpc');
    setup.run.account.put({ type: 'thing', name: 'second', node: 'vpc' });
    setup.foreign('instance', { parent: 'second' });
    await setup.undo().all();
    expect([names(setup), recorded(setup)]).toEqual([['second', 'instance'], ['vpc']]);
  });
});

describe('side by side', () => {
  test('things that have nothing to do with each other go at once, at most eight of them in one region', async () => {
    const setup = new FakeSetup();
    for (let at = 0; at < 20; at += 1) setup.made(`eu-west-1/n${at}`);
    const { account, clock } = setup.run;
    account.callTime = 1000;
    const start = clock.now();
    await setup.undo().all();
    expect([account.peak, clock.now() - start]).toEqual([8, 3000]);
  });

  test('changes to the same thing take turns, others go beside them', async () => {
    const setup = house();
    setup.made('rule-2', { parent: 'subnet-a' });
    setup.made('rule-3', { parent: 'subnet-b' });
    setup.run.account.callTime = 1000;
    await setup.undo().all();
    const { together } = setup.run.account;
    expect(together).not.toContain('rule+rule-2');
    expect(together).toContain('rule+rule-3');
    expect(together).toContain('rule+user');
  });

  test('changes to the same thing go at once where the service keeps them apart by itself', async () => {
    const setup = new FakeSetup();
    setup.type('group', { refersTo: [] });
    setup.type('rule', { refersTo: [{ fact: 'parent', type: 'group', is: 'name' }], sideBySide: true });
    setup.made('group', { type: 'group' });
    for (const name of ['a', 'b', 'c']) setup.made(name, { type: 'rule', parent: 'group' });
    const { account, clock } = setup.run;
    account.callTime = 1000;
    const start = clock.now();
    await setup.undo().all();
    expect([account.peak, clock.now() - start, names(setup)]).toEqual([3, 2000, []]);
  });
});

describe('when it does not go smoothly', () => {
  test('"in use", "busy" and "throttled" are waited for, and told', async () => {
    const setup = house();
    setup.run.account.fail('remove', 'subnet-a', 'in-use', 'busy', 'throttled');
    const undo = setup.undo();
    expect((await undo.all()).outcomes).toMatchObject({ 'subnet-a': 'done', vpc: 'done' });
    const waited = undo.run.events.filter(({ type }) => type === 'node-waiting');
    expect(waited).toEqual([
      { type: 'node-waiting', node: 'subnet-a', reason: 'in-use', seconds: 0.5 },
      { type: 'node-waiting', node: 'subnet-a', reason: 'busy', seconds: 1 },
      { type: 'node-waiting', node: 'subnet-a', reason: 'throttled', seconds: 2 },
    ]);
  });

  test('what stays in use is reported after two minutes, and what it is made in is left', async () => {
    const setup = house();
    const { account, clock } = setup.run;
    const undo = setup.undo();
    const plan = await undo.plan();
    // Comes between the plan and the call.
    setup.foreign('instance', { parent: 'subnet-b' });
    const start = clock.now();
    const outcomes = [...(await undo.apply(plan))].map(([{ node }, outcome]) => [node, outcome]);
    expect(Object.fromEntries(outcomes)).toMatchObject({
      'subnet-b': { kind: 'failed', fault: { kind: 'in-use' } },
      vpc: { kind: 'skipped', because: 'subnet-b' },
      'subnet-a': { kind: 'done' },
      user: { kind: 'done' },
    });
    expect(clock.now() - start).toBeGreaterThan(100_000);
    expect(clock.now() - start).toBeLessThanOrEqual(120_000);
    expect(account.count('remove vpc')).toBe(0);
    expect(recorded(setup)).toEqual(['vpc', 'subnet-b']);
    const told = undo.run.events.filter(({ type }) => type === 'node-failed' || type === 'node-skipped');
    const fault = { kind: 'in-use', name: 'Refusal', message: 'refused: in-use' };
    expect(told).toEqual([
      { type: 'node-failed', node: 'subnet-b', step: 'step-of-subnet-b', fault },
      { type: 'node-skipped', node: 'vpc', step: 'step-of-vpc', because: 'subnet-b' },
    ]);
  });

  test.each(['lost', 'done-but-lost'] as const)(
    'a call without an answer is sent again (%s), four times at most',
    async (fault) => {
      const setup = house();
      setup.run.account.fail('remove', 'user', fault);
      setup.run.account.fail('remove', 'rule', 'lost', 'lost', 'lost', 'lost');
      expect((await setup.undo().all()).outcomes).toMatchObject({
        user: 'done',
        rule: 'failed',
        'subnet-a': 'skipped',
      });
      expect(['user', 'rule'].map((node) => setup.run.account.count(`remove ${node}`))).toEqual([2, 4]);
      expect(names(setup)).toEqual(['vpc', 'subnet-a', 'rule']);
    },
  );

  test('what goes while it is being taken away counts as taken away', async () => {
    const setup = house();
    const [, , , , user] = setup.run.account.things;
    setup.run.account.when('remove', 'user', () => setup.run.account.drop(user?.id));
    expect((await setup.undo().all()).outcomes).toMatchObject({ user: 'done' });
    expect(recorded(setup)).toEqual([]);
  });

  test('after a refusal the rest goes on, what holds the refused one stays, and another run finishes', async () => {
    const setup = house();
    setup.run.account.fail('remove', 'rule', 'denied');
    expect((await setup.undo().all()).outcomes).toEqual({
      rule: 'failed',
      'subnet-a': 'skipped',
      vpc: 'skipped',
      'subnet-b': 'done',
      user: 'done',
    });
    expect([names(setup), recorded(setup)]).toEqual([
      ['vpc', 'subnet-a', 'rule'],
      ['vpc', 'subnet-a', 'rule'],
    ]);
    expect((await setup.undo().all()).outcomes).toEqual({ rule: 'done', 'subnet-a': 'done', vpc: 'done' });
    expect([names(setup), recorded(setup)]).toEqual([[], []]);
  });

  test('a record that cannot be dropped is told, and dropped by another run', async () => {
    const setup = house();
    const undo = setup.undo();
    undo.run.ledger.refuse('forget', 'user');
    expect((await undo.all()).outcomes).toMatchObject({ user: 'failed', vpc: 'done' });
    const failed = undo.run.events.find(({ type }) => type === 'node-failed');
    expect(failed).toMatchObject({ node: 'user', fault: { name: 'state.not-writable' } });
    expect([names(setup), recorded(setup)]).toEqual([[], ['user']]);
    expect((await setup.undo().all()).outcomes).toEqual({});
    expect(recorded(setup)).toEqual([]);
  });
});

describe('a run stopped by the person', () => {
  test('begins nothing new: what was under way ends, the rest is stopped and not said to have failed', async () => {
    const setup = house();
    setup.made('rule-2', { parent: 'subnet-a' });
    const { account } = setup.run;
    account.callTime = 1000;
    const undo = setup.undo();
    account.when('remove', 'rule', () => undo.run.stop.abort(STOPPED));
    expect((await undo.all()).outcomes).toEqual({
      rule: 'done',
      'rule-2': 'stopped',
      'subnet-a': 'stopped',
      'subnet-b': 'done',
      vpc: 'stopped',
      user: 'done',
    });
    expect(recorded(setup)).toEqual(['vpc', 'subnet-a', 'rule-2']);
    const told = undo.run.events.filter(({ type }) => type === 'node-skipped' || type === 'node-failed');
    expect(told).toEqual([]);
  });

  test('does not wait any longer for what is in use', async () => {
    const setup = house();
    const undo = setup.undo();
    setup.run.account.fail('remove', 'user', ...Array.from({ length: 20 }, () => 'in-use' as const));
    setup.run.account.when('remove', 'user', () => undo.run.stop.abort(STOPPED));
    expect((await undo.all()).outcomes).toMatchObject({ user: 'stopped' });
    expect(setup.run.account.count('remove user')).toBe(1);
  });
});
