import {
  type AnyNode,
  type Candidate,
  type Difference,
  isPending,
  type Node,
  type Partially,
  type Reference,
  type ResourceType,
} from '../../src/engine/resource.ts';
import { type FakeAccount, Refusal, type Thing } from './fake-account.ts';

/** What a look goes through: each has its number. */
export interface Look {
  readonly look: number;
}
export interface Writer {
  readonly writes: true;
}
export type FakeNode = AnyNode<Look, Writer>;

export interface ThingSpec {
  readonly name: string;
  readonly size: string;
  readonly parent?: string;
  readonly also?: string;
}
export interface ThingLive {
  readonly [fact: string]: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly size: string;
  readonly parent?: string;
  readonly also?: string;
  /** The size it had before we changed it. */
  readonly before?: string;
}

export interface TypeOptions {
  readonly tagged?: boolean;
  readonly duplicable?: boolean;
  readonly removable?: boolean;
  /** Can what we changed about one be taken back? */
  readonly restorable?: boolean;
  /** Does it stay while there is something in it that does not leave? */
  readonly guarded?: boolean;
  readonly refersTo?: readonly Reference[];
  /** May several that name the same thing be removed at once? */
  readonly sideBySide?: boolean;
  readonly sameBy?: readonly string[];
  readonly identity?: string;
  /** What a new one has, whatever was asked for. */
  readonly bornWith?: string;
  /** What another size than the wanted one means. */
  readonly size?: Partial<Difference>;
  /** The looks and client tokens it was called with. */
  readonly looks?: number[];
  readonly tokens?: string[];
}

/** A kind of thing in the fake account: found by mark and, unless two of a name can be, by name. */
export function thingType(
  account: FakeAccount,
  type: string,
  options: TypeOptions = {},
): ResourceType<ThingSpec, ThingLive, Look, Writer> {
  const tagged = options.tagged ?? true;
  const duplicable = options.duplicable ?? false;
  const known = (spec: Partially<ThingSpec>) => (isPending(spec.name) ? undefined : spec.name);
  const make = (id: string, spec: ThingSpec): Thing => {
    const { name, parent, also } = spec;
    const { things } = account;
    if (!duplicable && things.some((thing) => thing.type === type && thing.name === name)) throw new Refusal('exists');
    const known = parent === undefined || account.things.some((thing) => thing.name === parent && isVisible(thing));
    if (!known) throw new Refusal('absent');
    const size = options.bornWith ?? spec.size;
    return account.put({
      type,
      name,
      size,
      parent,
      also,
      node: tagged ? id : undefined,
      visibleAt: account.now() + account.lag,
    });
  };
  const isVisible = (thing: Thing) => thing.visibleAt <= account.now();
  const wanted = (id: string, name: string | undefined, hinted: string | undefined) => (thing: Thing) =>
    thing.node === id || (!duplicable && (thing.name === name || thing.name === hinted));
  const own = (thing: Thing) => {
    const found = account.things.find((one) => one.id === thing.id);
    if (!found) throw new Refusal('absent');
    return found;
  };
  return {
    type,
    identity: options.identity ?? (tagged ? 'id' : 'name'),
    title: (live) => live.name,
    tagged,
    duplicable,
    find: (cx, id, spec, hint) =>
      account.call('find', id, () => {
        options.looks?.push(cx.look);
        const found = account.visible(type).filter(wanted(id, known(spec), hint?.name));
        return found.map(
          (thing): Candidate<ThingLive> => ({
            live: { ...liveOf(thing), ...(hint?.before === undefined ? {} : { before: hint.before }) },
            mark: thing.node === id ? 'ours' : 'unmarked',
          }),
        );
      }),
    compare(spec, live) {
      const differences: Difference[] = [];
      for (const fact of ['name', 'size'] as const) {
        const want = spec[fact];
        if (isPending(want) || want === live[fact]) continue;
        const how = fact === 'name' ? ({ fix: 'conflict' } as const) : options.size;
        differences.push({ fact, want, have: live[fact], fix: 'update', ...how });
      }
      return differences;
    },
    create: (_cx, id, spec, token) => {
      options.tokens?.push(token);
      return account.call('create', id, () => liveOf(make(id, spec)));
    },
    update: (_cx, id, spec, live) =>
      account.call('update', id, () => {
        const thing = own(live as unknown as Thing);
        thing.size = spec.size;
        return liveOf(thing);
      }),
    ...(options.removable
      ? { remove: (_cx, live) => account.call('remove', live.name, () => account.remove(live.id)) }
      : {}),
    ...(options.restorable
      ? {
          restore: (live) => {
            const { before } = live;
            if (before === undefined) return undefined;
            const takeBack = () => {
              own(live as unknown as Thing).size = before;
            };
            return () => account.call('restore', live.name, takeBack);
          },
        }
      : {}),
    ...(options.guarded
      ? {
          blockers: (_cx, live, leaving) =>
            account.call('blockers', live.name, () => {
              const others = account.inside(live.name).filter((thing) => !leaving(thing.type, { id: thing.id }));
              return others.map(({ name: who }) => ({ reason: 'undo.holds-other', facts: { who } }));
            }),
        }
      : {}),
    ...(options.refersTo ? { refersTo: options.refersTo } : {}),
    ...(options.sideBySide ? { sideBySide: true } : {}),
    ...(options.sameBy ? { sameBy: options.sameBy } : {}),
    gains: (_cx, spec) => account.call('gains', String(known(spec)), () => account.gainers),
  };
}

function liveOf({ id, name, size, parent, also }: Thing): ThingLive {
  return { id, name, size, ...(parent === undefined ? {} : { parent }), ...(also === undefined ? {} : { also }) };
}

/** A node that wants one thing of its own name, made in its first need. */
export function thingNode(
  id: string,
  resource: ResourceType<ThingSpec, ThingLive, Look, Writer>,
  rest: Partial<Node<ThingSpec, ThingLive, Look, Writer>> & {
    readonly size?: string;
    readonly name?: string;
    readonly also?: string;
  } = {},
): FakeNode {
  const { size = 'small', name = id, also, ...fields } = rest;
  const [parent] = fields.needs ?? [];
  return {
    id,
    step: `step-of-${id}`,
    scope: 'account',
    needs: [],
    value: name,
    answers: [],
    resource,
    spec: (outputs) => ({
      name,
      size,
      ...(parent === undefined ? {} : { parent: outputs.of(parent, 'name') }),
      ...(also === undefined ? {} : { also: outputs.of(also, 'name') }),
    }),
    ...fields,
  };
}
