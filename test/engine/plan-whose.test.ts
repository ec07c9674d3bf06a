import { describe, expect, test } from 'vitest';
import type { NodeRecord } from '../../src/engine/ledger.ts';
import { thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

const record = (fields: Partial<NodeRecord>): NodeRecord => ({
  status: 'done',
  owner: 'created',
  type: 'thing',
  live: {},
  at: '2026-01-01T00:00:00.000Z',
  ...fields,
});

async function ownerOf({ account, plan }: FakeRun, tagged: boolean) {
  const planned = await plan([thingNode('a', thingType(account, 'thing', { tagged }))]);
  return planned.changes[0]?.owner;
}

/** A run over an account that has an `a` without our mark. */
function withUnmarked(recorded: (id: string) => NodeRecord | undefined): FakeRun {
  const first = fakeRun();
  const { id } = first.account.put({ type: 'thing', name: 'a' });
  const known = recorded(id);
  if (known) first.disk.set('a', known);
  return first.next();
}

describe('whose a thing is', () => {
  test('what carries our mark was created by us, whether there is a record or not', async () => {
    const run = fakeRun();
    run.account.put({ type: 'thing', name: 'a', node: 'a' });
    expect(await ownerOf(run, true)).toBe('created');
  });

  test('what has neither mark nor record was there before', async () => {
    expect(
      await ownerOf(
        withUnmarked(() => undefined),
        true,
      ),
    ).toBe('adopted');
    expect(
      await ownerOf(
        withUnmarked(() => undefined),
        false,
      ),
    ).toBe('adopted');
  });

  test('what the record says we made is ours without a mark', async () => {
    expect(
      await ownerOf(
        withUnmarked((id) => record({ live: { id } })),
        true,
      ),
    ).toBe('created');
    expect(
      await ownerOf(
        withUnmarked(() => record({ live: { name: 'a' } })),
        false,
      ),
    ).toBe('created');
  });

  test('what the record says was there before stays adopted', async () => {
    const adopted = (id: string) => record({ owner: 'adopted', live: { id, name: 'a' } });
    expect(await ownerOf(withUnmarked(adopted), true)).toBe('adopted');
    expect(await ownerOf(withUnmarked(adopted), false)).toBe('adopted');
  });

  test('another thing than the recorded one is not ours', async () => {
    expect(
      await ownerOf(
        withUnmarked(() => record({ live: { id: 'id-0' } })),
        true,
      ),
    ).toBe('adopted');
  });

  test('after an intent without a result, a thing that cannot be marked is ours, and one that would be marked is not', async () => {
    const intent = () => record({ status: 'applying', token: 't' });
    expect(await ownerOf(withUnmarked(intent), false)).toBe('created');
    expect(await ownerOf(withUnmarked(intent), true)).toBe('adopted');
  });
});

describe('which of several things is meant', () => {
  test('one that carries our mark comes before one that has the name', async () => {
    const { account, plan } = fakeRun();
    account.put({ type: 'thing', name: 'a', size: 'large' });
    const ours = account.put({ type: 'thing', name: 'old-a', node: 'b' });
    const planned = await plan([thingNode('b', thingType(account, 'thing'), { name: 'a' })]);
    expect(planned.changes[0]).toMatchObject({ owner: 'created', live: { id: ours.id } });
  });

  test('two of a name are a conflict that names both and offers the ways out', async () => {
    const { account, plan } = fakeRun();
    const ids = [account.put({ type: 'thing', name: 'a' }).id, account.put({ type: 'thing', name: 'a' }).id];
    const otherwise = [{ label: 'choice.other-name', flag: '--name NAME' }];
    const planned = await plan([thingNode('a', thingType(account, 'thing'), { otherwise })], 'a');
    expect(planned.changes[0]).toMatchObject({
      action: 'conflict',
      conflict: { reason: 'conflict.two-found', facts: { node: 'a', found: ids.join(', ') }, choices: otherwise },
    });
  });

  test('two that carry our mark are a conflict that names these two', async () => {
    const { account, plan } = fakeRun();
    account.put({ type: 'thing', name: 'a' });
    const ids = ['x', 'y'].map((name) => account.put({ type: 'thing', name, node: 'a' }).id);
    const planned = await plan([thingNode('a', thingType(account, 'thing'))]);
    expect(planned.changes[0]?.conflict?.facts.found).toBe(ids.join(', '));
  });

  test('the same thing found by mark and by name is one', async () => {
    const { account, plan } = fakeRun();
    const type = thingType(account, 'thing');
    account.put({ type: 'thing', name: 'a', node: 'a' });
    const twice = {
      ...type,
      find: async (...given: Parameters<typeof type.find>) => [
        ...(await type.find(...given)),
        ...(await type.find(...given)),
      ],
    };
    expect((await plan([thingNode('a', twice)])).changes[0]).toMatchObject({ action: 'keep', owner: 'created' });
  });

  test('a look is told what an earlier run was about to make when it stopped, and of nothing that is done', async () => {
    const told: unknown[] = [];
    const run = withUnmarked(() => record({ status: 'applying', spec: { name: 'a' }, token: 't' }));
    const type = thingType(run.account, 'thing', { tagged: false });
    const find: typeof type.find = (...args) => {
      told.push(args[5]);
      return type.find(...args);
    };
    await run.plan([thingNode('a', { ...type, find })]);
    run.disk.set('a', record({}));
    await run.next().plan([thingNode('a', { ...type, find })]);
    expect(told).toEqual([{ at: '2026-01-01T00:00:00.000Z', spec: { name: 'a' } }, undefined]);
  });
});
