import { describe, expect, test } from 'vitest';
import { FakeSetup, type FakeUndo } from './fake-undo.ts';
import { STOPPED } from './fake-world.ts';

const MOMENTS_AGO = '2026-01-01T00:00:00.000Z';

/** What was found, in short. */
async function found(undo: FakeUndo) {
  const { made, gone, unclear } = await undo.find();
  const shown = made.map(({ node, live, undo: how, doubt, fault }) =>
    [node, live.id ?? live.name, how, doubt?.reason, fault?.kind].filter(Boolean).join(' '),
  );
  return { made: shown, gone, unclear: unclear.map(({ node, fault }) => `${node} ${fault.name}`) };
}
const nothing = { made: [], gone: [], unclear: [] };

describe('what a record tells of', () => {
  test('is found by its mark, and by its name where there are no marks', async () => {
    const setup = new FakeSetup();
    setup.type('group', { tagged: false });
    setup.made('vpc', { name: 'renamed-since' }, { live: { id: 'id-1', name: 'vpc' } });
    setup.made('admins', { type: 'group' });
    const { made } = await setup.undo().find();
    expect(made).toMatchObject([
      { node: 'vpc', scope: 'vpc', live: { name: 'renamed-since' }, known: 'record', undo: 'remove' },
      { node: 'admins', live: { name: 'admins' }, known: 'record', undo: 'remove' },
    ]);
    expect(made.every(({ doubt, fault }) => !doubt && !fault)).toBe(true);
  });

  test('and carries our mark twice is found twice', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { duplicable: true });
    setup.made('vpc');
    setup.run.account.put({ type: 'thing', name: 'vpc', node: 'vpc' });
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['vpc id-1 remove', 'vpc id-2 remove'] });
  });

  test('is told as gone when it is not there', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    setup.record('vpc', { live: { id: 'id-1', name: 'vpc' } });
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['vpc'] });
    expect(setup.run.clock.sleeps).toEqual([]);
  });

  test('and was only used is not looked for; what was changed about it is to be taken back', async () => {
    const setup = new FakeSetup();
    setup.type('plain', { tagged: false });
    setup.type('thing', { tagged: false, restorable: true });
    for (const [node, type] of [
      ['used', 'thing'],
      ['changed', 'thing'],
      ['plain', 'plain'],
    ] as const) {
      setup.made(node, { type }, { owner: 'adopted' });
    }
    setup.record('changed', { owner: 'adopted', live: { name: 'changed', before: 'big' } });
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['changed id-2 restore'] });
    expect(setup.run.account.log).toEqual(['find used', 'find changed']);
  });

  test('and always stays is not among it', async () => {
    const setup = new FakeSetup();
    setup.type('role', { removable: false });
    setup.type('alias', { removable: false, restorable: true });
    setup.made('service-role', { type: 'role' });
    setup.made('alias', { type: 'alias' });
    expect(await found(setup.undo())).toEqual(nothing);
  });

  test('and was changed by us is told as gone when it is not there', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { tagged: false, restorable: true });
    setup.record('alias', { owner: 'adopted', live: { name: 'alias', before: 'big' } });
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['alias'] });
  });
});

describe('a thing of the recorded name', () => {
  test('that does not carry our mark any more is doubted', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    setup.made('role', { node: undefined });
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['role id-1 remove undo.not-the-same'] });
  });

  test('that lost our mark is still ours where it is known by an id, which is never given twice', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { identity: 'thingId', sameBy: ['id'] });
    setup.made('vpc', { node: undefined });
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['vpc id-1 remove'] });
  });

  test('that is another one altogether is somebody else’s, and ours is gone', async () => {
    const setup = new FakeSetup();
    setup.made('vpc', { node: undefined }, { live: { id: 'id-0', name: 'vpc' } });
    // Found whatever its name is, as the one alias of an account is.
    const theirs = { live: { name: 'theirs' }, mark: 'unmarked' } as const;
    setup.type('alias', { tagged: false }).find = async () => [theirs];
    setup.record('alias', { type: 'alias', live: { name: 'ours' } });
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['vpc', 'alias'] });
  });

  test('is nothing of ours when the one with our mark is there', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    setup.made('role');
    setup.foreign('role', { type: 'thing' });
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['role id-1 remove'] });
  });

  test('is doubted when what tells it apart has changed', async () => {
    const setup = new FakeSetup();
    setup.type('file', { tagged: false, sameBy: ['name', 'size'] });
    setup.made('key', { type: 'file' });
    setup.made('csv', { type: 'file', size: 'other' }, { type: 'file', live: { name: 'csv', size: 'small' } });
    expect(await found(setup.undo())).toEqual({
      ...nothing,
      made: ['key id-1 remove', 'csv id-2 remove undo.not-the-same'],
    });
  });
});

test('things are listed in the order of their records, whichever is found first', async () => {
  const setup = new FakeSetup();
  for (const node of ['a', 'b', 'c']) setup.made(node);
  setup.run.account.when('find', 'a', () => setup.run.clock.sleep(1000));
  expect((await found(setup.undo())).made).toEqual(['a id-1 remove', 'b id-2 remove', 'c id-3 remove']);
});

describe('an intent', () => {
  const intent = (setup: FakeSetup, type: string, spec: Record<string, string>, at?: string) =>
    setup.record('vpc', { status: 'applying', type, spec, ...(at ? { at } : {}) });

  test.each([true, false])('whose call was carried out is found by what was asked for (tagged: %s)', async (tagged) => {
    const setup = new FakeSetup();
    setup.type('thing', { tagged });
    setup.made('vpc', { name: 'my-vpc' });
    intent(setup, 'thing', { name: 'my-vpc', size: 'small' });
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['vpc id-1 remove'] });
  });

  test('whose call was not carried out is gone', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    intent(setup, 'thing', { name: 'my-vpc' });
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['vpc'] });
  });

  test('is no claim to a thing without the mark it would have given it', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    setup.foreign('my-vpc', { type: 'thing' });
    intent(setup, 'thing', { name: 'my-vpc' });
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['vpc'] });
  });

  test('is no claim to something else than was asked for', async () => {
    const setup = new FakeSetup();
    setup.type('thing', { tagged: false });
    setup.foreign('of-old', { type: 'thing' });
    setup.record('vpc', { status: 'applying', live: { name: 'of-old' }, spec: { name: 'my-vpc' } });
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['vpc'] });
  });

  test('of moments ago is waited for until it must show', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    const { clock } = setup.run;
    setup.made('vpc', { visibleAt: clock.now() + 9_000 });
    intent(setup, 'thing', { name: 'vpc' }, MOMENTS_AGO);
    setup.made('seen-at-once');
    await clock.advance(1_000);
    expect((await found(setup.undo())).made).toEqual(['vpc id-1 remove', 'seen-at-once id-2 remove']);
    expect(clock.sleeps).toEqual([9_000]);
    expect(setup.run.account.log).toEqual(['find vpc', 'find seen-at-once', 'find vpc']);
  });

  test('that a clock has put into the future is waited for ten seconds', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    intent(setup, 'thing', { name: 'vpc' }, '2027-01-01T00:00:00.000Z');
    expect(await found(setup.undo())).toEqual({ ...nothing, gone: ['vpc'] });
    expect(setup.run.clock.sleeps).toEqual([10_000]);
  });
});

describe('what cannot be looked for', () => {
  test('of a type this version does not know is unclear', async () => {
    const setup = new FakeSetup();
    setup.record('bucket', { type: 's3.bucket' });
    const { unclear } = await setup.undo().find();
    const fault = { kind: 'other', name: 'undo.unknown-type', message: '', facts: { type: 's3.bucket' } };
    expect(unclear).toEqual([{ node: 'bucket', type: 's3.bucket', fault }]);
  });

  test('spoils its own node only, which is taken to be there as recorded', async () => {
    const setup = new FakeSetup();
    setup.made('vpc');
    setup.made('subnet');
    setup.run.account.fail('find', 'vpc', 'denied');
    expect(await found(setup.undo())).toEqual({ ...nothing, made: ['vpc id-1 remove denied', 'subnet id-2 remove'] });
  });

  test('is unclear where there is only an intent', async () => {
    const setup = new FakeSetup();
    setup.type('thing');
    setup.record('vpc', { status: 'applying' });
    setup.run.account.fail('find', 'vpc', 'denied');
    expect(await found(setup.undo())).toEqual({ ...nothing, unclear: ['vpc Refusal'] });
  });

  test('because the run was stopped ends the run', async () => {
    const setup = new FakeSetup();
    setup.made('vpc');
    const undo = setup.undo();
    setup.run.account.when('find', 'vpc', () => {
      undo.run.stop.abort(STOPPED);
      throw STOPPED;
    });
    await expect(undo.find()).rejects.toBe(STOPPED);
  });
});
