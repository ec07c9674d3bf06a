import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSettled } from '../../src/engine/plan.ts';
import type { Injected, Verb } from './fake-account.ts';
import { type FakeNode, thingNode, thingType } from './fake-things.ts';
import { type FakeRun, fakeRun } from './fake-world.ts';

const KINDS = ['named', 'named-and-tagged', 'duplicable'] as const;

/** What goes wrong in the first run, once. */
type Trouble =
  | { readonly verb: Verb; readonly at: number; readonly faults: readonly Injected[] }
  | { readonly refuse: 'begin' | 'done'; readonly at: number }
  | { readonly killAfter: number };

interface Shape {
  readonly kind: (typeof KINDS)[number];
  /** Does a create leave something to update? */
  readonly plain: boolean;
  /** For each node before it: is it needed? */
  readonly needs: readonly boolean[];
  readonly serial: number;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom(...KINDS),
  plain: fc.boolean(),
  needs: fc.array(fc.boolean(), { maxLength: 5 }),
  serial: fc.nat({ max: 3 }),
});

const injected = fc.constantFrom<Injected>(
  ...([
    'lost',
    'done-but-lost',
    'throttled',
    'busy',
    'absent',
    'exists',
    'denied',
    'quota',
    'invalid',
    'other',
  ] as const),
);
const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({
    verb: fc.constantFrom<Verb>('find', 'create', 'update'),
    at: fc.nat(),
    faults: fc.array(injected, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ refuse: fc.constantFrom('begin', 'done'), at: fc.nat() }),
  fc.record({ killAfter: fc.nat({ max: 60 }) }),
);

function nodesOf({ account }: FakeRun, shapes: readonly Shape[]): readonly FakeNode[] {
  return shapes.map(({ kind, plain, needs, serial }, index) => {
    const options = { tagged: kind !== 'named', duplicable: kind === 'duplicable' };
    const type = thingType(account, `${kind}${plain ? '-plain' : ''}`, {
      ...options,
      ...(plain ? { bornWith: 'plain' } : {}),
    });
    const before = Array.from({ length: index }, (_, at) => `n${at}`).filter((_, at) => needs[at]);
    return thingNode(`n${index}`, type, { needs: before, ...(serial > 0 ? { serial: `key-${serial}` } : {}) });
  });
}

function cause(run: FakeRun, shapes: readonly Shape[], what: Trouble): void {
  const node = 'at' in what ? `n${what.at % shapes.length}` : '';
  if ('killAfter' in what) run.killAfter(what.killAfter);
  else if ('refuse' in what) run.ledger.refuse(what.refuse, node);
  else run.account.fail(what.verb, node, ...what.faults);
}

test('whatever goes wrong once, wherever it is killed: the next run ends with exactly one of each, and knows them as its own', async () => {
  const shapes = fc.array(shape, { minLength: 1, maxLength: 6 });
  const lag = fc.constantFrom(0, 0, 700, 4_000, 9_000);
  const between = fc.constantFrom(0, 0, 3_000, 60_000);
  const property = fc.asyncProperty(
    shapes,
    trouble,
    lag,
    between,
    fc.boolean(),
    async (all, what, late, gap, lostState) => {
      const first = fakeRun();
      const { account, clock, disk } = first;
      const nodes = nodesOf(first, all);
      account.lag = late;
      cause(first, all, what);
      await first.run(nodes).catch(() => undefined);
      account.calm();
      await clock.advance(gap);
      if (lostState) {
        await clock.advance(10_000);
        disk.clear();
      }
      const second = first.next();
      const { outcomes } = await second.run(nodes);
      expect([...outcomes.values()].filter(({ kind }) => kind !== 'done')).toEqual([]);
      expect(account.things.map(({ name, size }) => `${name} ${size}`).sort()).toEqual(
        nodes.map(({ id }) => `${id} small`),
      );
      await clock.advance(10_000);
      const again = await second.next().plan(nodes);
      expect(isSettled(again)).toBe(true);
      const ours = again.changes.filter(({ owner }) => owner === 'created').map(({ node }) => node);
      const unmarked = nodes.filter(({ resource }) => lostState && !resource.tagged).map(({ id }) => id);
      expect([...new Set([...ours, ...unmarked])].sort()).toEqual(nodes.map(({ id }) => id));
    },
  );
  await fc.assert(property, { numRuns: 400 });
});
