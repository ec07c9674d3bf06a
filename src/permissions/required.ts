import type { Facts, Known, NodeId, Scope } from '../engine/resource.ts';
import { isPending } from '../engine/resource.ts';
import type { Condition, Need } from './need.ts';

/** A permission with everything filled in: what a policy, a simulation or a message is made from. */
export interface Required {
  readonly action: string;
  /** All of them; `*` alone where the service offers no resource level. */
  readonly resources: readonly string[];
  readonly condition?: Condition;
  /** Where the call goes: a region, or `account`. */
  readonly scope: Scope;
  /** Who needs it; empty for what every run looks at. */
  readonly nodes: readonly NodeId[];
}

/** Where a thing is, and what is known of it. */
export interface Place {
  readonly partition: string;
  readonly accountId: string;
  readonly scope: Scope;
  readonly facts: Readonly<Record<string, string>>;
}

/** Fills a need in; what is not known becomes `*`. */
export function required(need: Need, place: Place, nodes: readonly NodeId[] = []): Required {
  const { action, on, condition } = need;
  const fill = (pattern: string) => filled(pattern, place);
  return {
    action,
    resources: on.map(fill),
    ...(condition ? { condition: mapValues(condition, (keys) => mapValues(keys, (all) => all.map(fill))) } : {}),
    scope: place.scope,
    nodes,
  };
}

function filled(pattern: string, { partition, accountId, scope, facts }: Place): string {
  const region = scope === 'account' || scope === 'computer' || scope === '' ? '*' : scope;
  const known: Readonly<Record<string, string>> = { ...facts, partition, account: accountId, region };
  return pattern.replace(
    /\{(\w+)\}/g,
    (_whole, name: string) => (Object.hasOwn(known, name) ? known[name] : '') || '*',
  );
}

type Spec = { readonly [fact: string]: Known<unknown> };

/** A thing as far as its facts go. */
export interface Described {
  readonly spec: Spec;
  readonly live?: Facts | undefined;
}

/** What is known of a thing, as texts: what is wanted, what is there, and what other things will leave it by their own wishes. */
export function factsOf(
  { spec, live = {} }: Described,
  other: (node: NodeId) => Described | undefined,
): Readonly<Record<string, string>> {
  const wanted = Object.entries(spec).map(([name, value]) => {
    const from = isPending(value) ? other(value.pending) : undefined;
    const known = isPending(value) ? (from?.live?.[value.fact] ?? from?.spec[value.fact]) : value;
    return [name, known] as const;
  });
  const all = [...wanted, ...Object.entries(live)];
  return Object.fromEntries(
    all.flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : [])),
  );
}

function mapValues<In, Out>(of: Readonly<Record<string, In>>, map: (value: In) => Out): Readonly<Record<string, Out>> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, map(value)]));
}
