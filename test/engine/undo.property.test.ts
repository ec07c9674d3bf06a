import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Injected, Verb } from './fake-account.ts';
import { type FakeNode, thingNode } from './fake-things.ts';
import type { FakeSetup } from './fake-undo.ts';
import { nameAt, partsOf, put, type Shape, setupOf, shape, stayingOf } from './fake-undo-shapes.ts';

/** What goes wrong in the first run, once. */
type Trouble =
  | { readonly verb: Verb; readonly at: number; readonly faults: readonly Injected[] }
  | { readonly refuse: 'begin' | 'done' | 'forget'; readonly at: number }
  | { readonly killAfter: number };

const trouble = (verbs: readonly Verb[], writes: readonly ('begin' | 'done' | 'forget')[]): fc.Arbitrary<Trouble> =>
  fc.oneof(
    fc.record({
      verb: fc.constantFrom(...verbs),
      at: fc.nat(),
      faults: fc.array(
        fc.constantFrom<Injected>('lost', 'done-but-lost', 'throttled', 'busy', 'in-use', 'denied', 'other'),
        { minLength: 1, maxLength: 5 },
      ),
    }),
    fc.record({ refuse: fc.constantFrom(...writes), at: fc.nat() }),
    fc.record({ killAfter: fc.nat({ max: 80 }) }),
  );

function cause({ run }: { readonly run: FakeSetup['run'] }, count: number, what: Trouble): void {
  const node = 'at' in what ? `n${what.at % count}` : '';
  if ('killAfter' in what) run.killAfter(what.killAfter);
  else if ('refuse' in what) run.ledger.refuse(what.refuse, node);
  else run.account.fail(what.verb, node, ...what.faults);
}

const names = ({ run }: FakeSetup) => [...new Set(run.account.things.map(({ name }) => name))].sort();

test('whatever goes wrong once, wherever it is killed: the next run leaves what others use, whole, and nothing else', async () => {
  const shapes = fc.array(shape, { minLength: 1, maxLength: 7 });
  const troubles = trouble(['find', 'blockers', 'remove', 'restore'], ['forget']);
  const property = fc.asyncProperty(shapes, troubles, async (all, what) => {
    const setup = setupOf();
    const { account, disk } = setup.run;
    const parts = partsOf(all);
    for (const part of parts) put(setup, part);
    const stays = stayingOf(parts);
    const guests = account.things.filter(({ type }) => type === 'foreign').map(({ name }) => name);
    const before = structuredClone(account.things);
    const first = setup.undo();
    cause(first, all.length, what);
    await first.all().catch(() => undefined);
    expect(names(setup)).toEqual(expect.arrayContaining([...stays]));
    account.calm();

    const { outcomes } = await setup.undo().all();
    expect(Object.values(outcomes).filter((kind) => kind !== 'done')).toEqual([]);
    expect(names(setup)).toEqual([...guests, ...stays].sort());
    const untouched = account.things.filter(({ size }) => size !== 'theirs');
    expect(before).toEqual(expect.arrayContaining(untouched));
    expect(account.things.filter(({ size }) => size === 'ours')).toEqual([]);
    const records = [...disk].filter(([, { owner }]) => owner === 'created').map(([node]) => node);
    expect(records.sort()).toEqual(parts.filter(({ ours, name }) => ours && stays.has(name)).map(({ name }) => name));
  });
  await fc.assert(property, { numRuns: 300 });
});

function nodesOf(setup: FakeSetup, shapes: readonly Shape[]): readonly FakeNode[] {
  return shapes.map(({ kind, parent, also }, index) => {
    const needs = [...new Set([nameAt(parent, index), nameAt(also, index)].filter((one) => one !== undefined))];
    const [, second] = needs;
    return thingNode(`n${index}`, setup.typeOf(kind), { needs, ...(second === undefined ? {} : { also: second }) });
  });
}

test('a set-up killed anywhere, or left by any fault, is undone from what its records tell', async () => {
  const shapes = fc.array(shape, { minLength: 1, maxLength: 6 });
  const troubles = trouble(['find', 'create'], ['begin', 'done']);
  const lag = fc.constantFrom(0, 0, 700, 4_000, 9_000);
  const property = fc.asyncProperty(shapes, troubles, lag, async (all, what, late) => {
    const setup = setupOf();
    const { run } = setup;
    all.forEach(({ kind, sort }, index) => {
      if (sort === 'adopted' && kind !== 'twice') run.account.put({ type: kind, name: `n${index}` });
    });
    const before = structuredClone(run.account.things);
    const init = run.next();
    run.account.lag = late;
    cause({ run: init }, all.length, what);
    await init.run(nodesOf(setup, all)).catch(() => undefined);
    run.account.calm();

    const { outcomes } = await setup.undo().all();
    expect(Object.values(outcomes).filter((kind) => kind !== 'done')).toEqual([]);
    expect(run.account.things).toEqual(before);
    expect([...run.disk.values()].filter(({ owner }) => owner === 'created')).toEqual([]);
  });
  await fc.assert(property, { numRuns: 300 });
});
