import fc from 'fast-check';
import { FakeSetup } from './fake-undo.ts';

const KINDS = ['named', 'tagged', 'twice', 'named-serving', 'tagged-serving'] as const;
const SORTS = ['ours', 'ours', 'ours', 'adopted', 'changed', 'stripped', 'intent', 'gone'] as const;

/** One thing of a set-up: what it is made in (of those before it), and what came of it. */
export interface Shape {
  readonly kind: (typeof KINDS)[number];
  readonly sort: (typeof SORTS)[number];
  readonly parent: number | undefined;
  readonly also: number | undefined;
  /** Has somebody put something of their own in it? */
  readonly used: boolean;
}
const at = fc.option(fc.nat({ max: 6 }), { nil: undefined });
export const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom(...KINDS),
  sort: fc.constantFrom(...SORTS),
  parent: at,
  also: at,
  used: fc.nat({ max: 4 }).map((one) => one === 0),
});

/** Kinds with and without marks, some of which serve what they are in. */
export function setupOf(): FakeSetup {
  const setup = new FakeSetup();
  for (const kind of KINDS) {
    const serves = kind.endsWith('serving');
    const refersTo = KINDS.flatMap((type) => [
      { fact: 'parent', type, is: 'name', serves },
      { fact: 'also', type, is: 'name' },
    ]);
    const options = { tagged: !kind.startsWith('named'), duplicable: kind === 'twice' };
    setup.type(kind, { ...options, refersTo, restorable: !options.tagged });
  }
  return setup;
}

/** The name of one of those before it. */
export const nameAt = (index: number | undefined, before: number) =>
  index === undefined || before === 0 ? undefined : `n${index % before}`;

/** One thing as it is put there. */
export interface Part {
  readonly name: string;
  readonly kind: Shape['kind'];
  readonly sort: Shape['sort'];
  readonly parent: string | undefined;
  readonly also: string | undefined;
  readonly used: boolean;
  readonly tagged: boolean;
  readonly ours: boolean;
}

/** What can be of what was asked for. */
export function partsOf(shapes: readonly Shape[]): readonly Part[] {
  const parts: Part[] = [];
  shapes.forEach(({ kind, sort: wanted, used, ...to }, index) => {
    const tagged = !kind.startsWith('named');
    const sort = fitting(wanted, kind, tagged);
    // Made moments ago, or gone: nothing of ours can be in it yet, or any more.
    const within = (at: number | undefined) => {
      const holder = parts.find(({ name }) => name === nameAt(at, index));
      return holder?.sort === 'intent' || holder?.sort === 'gone' ? undefined : holder?.name;
    };
    const [parent, also] = [within(to.parent), within(to.also)];
    const ours = sort === 'ours' || sort === 'stripped' || sort === 'intent';
    const place = { parent, also: also === parent ? undefined : also };
    parts.push({ name: `n${index}`, kind, sort, ...place, used: used && sort !== 'gone', tagged, ours });
  });
  return parts;
}

/** Marks can be taken off only where there are some, and only what has none is changed and put back here. */
function fitting(sort: Shape['sort'], kind: Shape['kind'], tagged: boolean): Shape['sort'] {
  if (sort === 'stripped' && (!tagged || kind === 'twice')) return 'ours';
  return sort === 'changed' && tagged ? 'adopted' : sort;
}

/** Puts it there, with the guest in it, and records it. */
export function put(setup: FakeSetup, part: Part): void {
  const { kind: type, sort, name, parent, also } = part;
  const place = { type, parent, also };
  const live = { name };
  if (sort === 'gone') setup.record(name, { type, live });
  if (part.used) setup.foreign(`guest-of-${name}`, { parent: name });
  if (sort === 'ours') setup.made(name, place);
  if (sort === 'ours' && type === 'twice') setup.run.account.put({ ...place, name, node: name });
  if (sort === 'stripped') setup.made(name, { ...place, node: undefined });
  if (sort === 'intent') setup.made(name, place, { status: 'applying', live: {}, spec: live });
  if (sort === 'adopted') setup.made(name, { ...place, node: undefined }, { owner: 'adopted', live });
  if (sort === 'changed') {
    setup.made(name, { ...place, size: 'ours' }, { owner: 'adopted', live: { name, before: 'theirs' } });
  }
}

/** The names of what has to stay: what is not ours or is used, what it is in, and what serves it. */
export function stayingOf(parts: readonly Part[]): ReadonlySet<string> {
  const there = parts.filter(({ sort }) => sort !== 'gone');
  const stays = new Set(
    there.filter((one) => !one.ours || one.used || one.sort === 'stripped').map(({ name }) => name),
  );
  const isOurs = (name: string) => parts.some((one) => one.name === name && one.ours);
  for (let before = -1; before < stays.size; ) {
    before = stays.size;
    for (const { name, kind, parent, also } of there) {
      if (stays.has(name)) for (const holder of [parent, also]) if (holder) stays.add(holder);
      if (kind.endsWith('serving') && parent && stays.has(parent) && isOurs(parent)) stays.add(name);
    }
  }
  return stays;
}
