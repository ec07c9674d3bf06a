import { describe, expect, test } from 'vitest';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun } from './fake-world.ts';

const at = '2026-01-01T00:00:00.000Z';

describe('the intent', () => {
  test('is on disk before the call is sent, and the result after it', async () => {
    const { account, disk, run } = fakeRun();
    const tokens: string[] = [];
    account.when('create', 'a', () => {
      expect(disk.get('a')).toEqual({
        status: 'applying',
        owner: 'created',
        type: 'thing',
        live: {},
        at,
        spec: { name: 'a', size: 'small' },
        token: 'token-1',
      });
    });
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing', { tokens }))]);
    expect(account.log).toEqual(['find a', 'begin a', 'create a', 'done a']);
    const live = { id: 'id-1', name: 'a', size: 'small' };
    expect(outcomes.get('a')).toEqual({ kind: 'done', live });
    expect(disk.get('a')).toEqual({ status: 'done', owner: 'created', type: 'thing', live, at });
    expect(tokens).toEqual(['token-1']);
  });

  test('is written no sooner than the call may be sent, each time: its time is that of the call', async () => {
    const { account, clock, disk, world, run } = fakeRun();
    account.fail('create', 'a', 'throttled');
    const times: (string | undefined)[] = [];
    world.turn = async () => clock.sleep(60_000);
    const note = () => {
      times.push(disk.get('a')?.at);
      account.when('create', 'a', note);
    };
    account.when('create', 'a', note);
    await run([thingNode('a', thingType(account, 'thing', { duplicable: true }))]);
    expect(times).toEqual(['2026-01-01T00:01:00.000Z', '2026-01-01T00:02:00.500Z']);
    expect(account.log).toEqual(['find a', 'begin a', 'create a', 'begin a', 'create a', 'done a']);
  });

  test('that cannot be written keeps the call from being sent, and nothing pretends that it was', async () => {
    const { account, ledger, disk, run } = fakeRun();
    ledger.refuse('begin', 'a');
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing'))]);
    expect(outcomes.get('a')).toMatchObject({ kind: 'failed', fault: { name: 'state.not-writable' } });
    expect(account.count('create a')).toBe(0);
    expect(ledger.record('a')).toBeUndefined();
    expect(disk.get('a')).toBeUndefined();
  });

  test('is all that a call waits for: not the results of what it needs', async () => {
    const { account, ledger, disk, run } = fakeRun();
    const done = ledger.done;
    let write = () => {};
    const asked = new Promise<void>((resolve) => {
      write = resolve;
    });
    ledger.done = async (id, result) => {
      if (id === 'a') await asked;
      await done(id, result);
    };
    account.when('create', 'b', () => {
      expect(disk.get('a')).toMatchObject({ status: 'applying' });
      expect(disk.get('b')).toMatchObject({ status: 'applying' });
      write();
    });
    const type = thingType(account, 'thing');
    const { outcomes } = await run([thingNode('a', type), thingNode('b', type, { needs: ['a'] })]);
    expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect([disk.get('a')?.status, disk.get('b')?.status]).toEqual(['done', 'done']);
  });

  test('stays when the result cannot be written, so that the next run finds what was made', async () => {
    const { account, ledger, disk, run, next } = fakeRun();
    ledger.refuse('done', 'a');
    const nodes = [thingNode('a', thingType(account, 'thing', { tagged: false }))];
    expect((await run(nodes)).outcomes.get('a')).toMatchObject({
      kind: 'failed',
      fault: { name: 'state.not-writable' },
    });
    expect(disk.get('a')).toMatchObject({ status: 'applying' });
    await next().run(nodes);
    expect(account.things).toHaveLength(1);
    expect(disk.get('a')).toMatchObject({ status: 'done', owner: 'created' });
  });

  test.each(['denied', 'invalid', 'quota', 'credentials', 'not-ready', 'throttled', 'busy', 'absent'] as const)(
    'is taken back when the call was refused (%s): what somebody then makes by hand is not ours',
    async (kind) => {
      const { account, disk, run, next } = fakeRun();
      const nodes = [thingNode('group', thingType(account, 'thing', { tagged: false }))];
      account.fail('create', 'group', ...Array.from({ length: 100 }, () => kind));
      expect((await run(nodes)).outcomes.get('group')).toMatchObject({ kind: 'failed', fault: { kind } });
      expect(disk.get('group')).toBeUndefined();
      account.put({ type: 'thing', name: 'group' });
      expect((await next().plan(nodes)).changes[0]).toMatchObject({ action: 'keep', owner: 'adopted' });
    },
  );

  test('that is taken back leaves what was known of the thing before', async () => {
    const { account, disk, run, next } = fakeRun();
    const nodes = [thingNode('ssh', thingType(account, 'rule'), { letsIn: true })];
    await run(nodes);
    account.drop('id-1');
    account.fail('create', 'ssh', 'denied');
    await next().run(nodes, 'ssh');
    expect(disk.get('ssh')).toMatchObject({ status: 'done', owner: 'created', live: { id: 'id-1' } });
    expect((await next().plan(nodes)).changes[0]?.conflict?.reason).toBe('conflict.taken-away');
  });

  test('that cannot even be taken back does not hide what failed', async () => {
    const { account, ledger, run } = fakeRun();
    account.fail('create', 'a', 'denied');
    ledger.refuse('forget', 'a');
    const { outcomes } = await run([thingNode('a', thingType(account, 'thing'))]);
    expect(outcomes.get('a')).toMatchObject({ kind: 'failed', fault: { kind: 'denied' } });
  });

  test.each(['lost', 'aborted', 'other'] as const)(
    'stays while it is not known what became of the call (%s)',
    async (kind) => {
      const { account, disk, run } = fakeRun();
      account.fail('create', 'a', kind, kind, kind, kind);
      expect((await run([thingNode('a', thingType(account, 'thing'))])).outcomes.get('a')?.kind).toBe('failed');
      expect(disk.get('a')).toMatchObject({ status: 'applying' });
    },
  );

  test('of an earlier run is not taken back by a refusal: its call may have been carried out', async () => {
    const { account, disk, next } = fakeRun();
    disk.set('a', { status: 'applying', owner: 'created', type: 'thing', live: {}, at, token: 'earlier' });
    account.fail('create', 'a', 'denied');
    await next().run([thingNode('a', thingType(account, 'thing'))]);
    expect(disk.get('a')).toMatchObject({ status: 'applying', token: 'earlier' });
  });
});
