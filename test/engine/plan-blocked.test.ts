import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/engine/plan.ts';
import { thingNode, thingType } from './fake-things.ts';
import { fakeRun } from './fake-world.ts';

const blockers = ({ changes }: Plan) => Object.fromEntries(changes.map(({ node, blockedBy }) => [node, blockedBy]));

/** An account in which `stuck` has a size that cannot be changed. */
function withConflict() {
  const run = fakeRun();
  run.account.put({ type: 'fixed', name: 'stuck', size: 'large' });
  const fixed = thingType(run.account, 'fixed', { size: { fix: 'conflict' } });
  const type = thingType(run.account, 'thing');
  return { ...run, type, stuck: thingNode('stuck', fixed) };
}

describe('a conflict', () => {
  test('blocks what needs it, directly and through others, and nothing else', async () => {
    const { plan, type, stuck } = withConflict();
    const child = thingNode('child', type, { needs: ['stuck'] });
    const grandchild = thingNode('grandchild', type, { needs: ['free', 'child'] });
    const planned = await plan([stuck, child, grandchild, thingNode('free', type)]);
    expect(blockers(planned)).toEqual({ stuck: undefined, child: 'stuck', grandchild: 'stuck', free: undefined });
  });

  test('that itself needs another one says so, and what is there already waits as well', async () => {
    const { account, plan, type, stuck } = withConflict();
    for (const name of ['two', 'two', 'there']) account.put({ type: 'thing', name });
    const nodes = [stuck, thingNode('two', type, { needs: ['stuck'] }), thingNode('there', type, { needs: ['two'] })];
    const planned = await plan(nodes);
    expect(planned.changes.map(({ action }) => action)).toEqual(['conflict', 'conflict', 'keep']);
    expect(blockers(planned)).toEqual({ stuck: undefined, two: 'stuck', there: 'two' });
  });

  test('is not said to wait for what waits for it', async () => {
    const { run, type, account } = withConflict();
    account.put({ type: 'fixed', name: 'pair', size: 'large' });
    const fixed = thingType(account, 'fixed', { size: { fix: 'conflict' } });
    const { plan, outcomes } = await run([
      thingNode('file', type, { onlyFor: 'pair' }),
      thingNode('pair', fixed, { needs: ['file'] }),
    ]);
    expect(blockers(plan)).toEqual({ file: 'pair', pair: undefined });
    expect(outcomes.get('file')).toEqual({ kind: 'skipped', because: 'pair' });
    expect(outcomes.get('pair')).toEqual({ kind: 'skipped', because: 'pair' });
  });

  test('leaves the rest to be applied, and what it blocks skipped because of it', async () => {
    const { account, run, type, stuck } = withConflict();
    const { outcomes } = await run([stuck, thingNode('child', type, { needs: ['stuck'] }), thingNode('free', type)]);
    expect(outcomes.get('stuck')).toEqual({ kind: 'skipped', because: 'stuck' });
    expect(outcomes.get('child')).toEqual({ kind: 'skipped', because: 'stuck' });
    expect(outcomes.get('free')?.kind).toBe('done');
    expect(account.count('create child')).toBe(0);
  });

  test('holds back what would be made for its sake alone', async () => {
    const { account, plan, apply, stuck, type } = withConflict();
    const nodes = [thingNode('file', type, { onlyFor: 'stuck' }), stuck];
    const planned = await plan(nodes);
    expect(blockers(planned)).toEqual({ file: 'stuck', stuck: undefined });
    expect((await apply(planned, nodes)).outcomes.get('file')).toEqual({ kind: 'skipped', because: 'stuck' });
    expect(account.count('create file')).toBe(0);
  });
});

describe('what is made for the sake of another node alone', () => {
  test('is held back, with what needs it, when that one is blocked by a third', async () => {
    const { plan, stuck, type } = withConflict();
    const nodes = [
      stuck,
      thingNode('file', type, { onlyFor: 'password' }),
      thingNode('password', type, { needs: ['stuck', 'file'] }),
      thingNode('copy', type, { needs: ['file'] }),
    ];
    expect(blockers(await plan(nodes))).toEqual({ stuck: undefined, file: 'stuck', password: 'stuck', copy: 'stuck' });
  });

  test('is kept where it is there already', async () => {
    const { account, plan, stuck, type } = withConflict();
    account.put({ type: 'thing', name: 'file' });
    const planned = await plan([thingNode('file', type, { onlyFor: 'stuck' }), stuck]);
    expect(planned.changes[0]).toMatchObject({ action: 'keep' });
    expect(planned.changes[0]?.blockedBy).toBeUndefined();
  });

  test('is made when nothing stands in the way', async () => {
    const { plan, type } = withConflict();
    const nodes = [thingNode('file', type, { onlyFor: 'password' }), thingNode('password', type, { needs: ['file'] })];
    expect(blockers(await plan(nodes))).toEqual({ file: undefined, password: undefined });
  });
});
