import { isDeepStrictEqual } from 'node:util';
import type { Fault } from './errors.ts';
import { type NodeRecord, unfinishedBy } from './ledger.ts';
import type { AnyResourceType, Blocker, Candidate, Facts, NodeId, Scope } from './resource.ts';
import { scopeOfNode } from './resource.ts';
import type { World } from './world.ts';

/** A thing that stands in the account, or on this computer, and was made or changed by this set-up. */
export interface Made<Read, Write> {
  readonly node: NodeId;
  readonly scope: Scope;
  readonly resource: AnyResourceType<Read, Write>;
  readonly live: Facts;
  /** How we know that it is ours: `tag` alone, without a record, is what a lost state file leaves. */
  readonly known: 'record' | 'tag';
  /** `restore`: it was there before us, and what we changed about it is taken back. */
  readonly undo: 'remove' | 'restore';
  /** Recorded as ours, but it cannot be told for sure that this is still the same thing. */
  readonly doubt?: Blocker;
  /** It could not be looked for: `live` is what was recorded. */
  readonly fault?: Fault;
}

export interface Recorded<Read, Write> {
  readonly made: readonly Made<Read, Write>[];
  /** Recorded, and not there any more, or never made. */
  readonly gone: readonly NodeId[];
  /** Records of which it is not even known what they would be of. */
  readonly unclear: readonly { readonly node: NodeId; readonly type: string; readonly fault: Fault }[];
}

export interface UndoLook<Read, Write> {
  readonly typeOf: (type: string) => AnyResourceType<Read, Write> | undefined;
  /** The look that is shared with the rest of the run. */
  readonly contextOf: (scope: Scope) => Read;
  readonly world: World<Read, Write>;
}

/** How long a thing may take to show itself after its record was written. */
const SHOW_TIME = 10_000;
const NONE = { made: [], gone: [], unclear: [] };

/**
 * Looks for everything that the records tell of. What this tool only used is not among it, unless it changed something about it;
 * nor is what it never removes (service-linked roles). A look that fails spoils its own node only.
 * What was recorded moments ago and does not show is looked for once more before it counts as gone.
 * @throws the signal's reason when the run is stopped; what a look threw where the credentials do not do any more
 */
export async function findRecorded<Read, Write>(
  records: Readonly<Record<NodeId, NodeRecord>>,
  look: UndoLook<Read, Write>,
): Promise<Recorded<Read, Write>> {
  const { world } = look;
  const found = new Map<NodeId, Recorded<Read, Write>>();
  const lookFor = async (entries: readonly [NodeId, NodeRecord][], contextOf: (scope: Scope) => Read) => {
    const one = async ([node, record]: [NodeId, NodeRecord]) =>
      found.set(node, await find(node, record, look, contextOf));
    await Promise.all(entries.map(one));
  };
  const all = Object.entries(records);
  await lookFor(all, look.contextOf);
  const now = world.now();
  // A clock that was put back makes an earlier time lie ahead.
  const showsBy = ({ at }: NodeRecord) => Math.min(Date.parse(at), now) + SHOW_TIME;
  const hidden = all.filter(([node, record]) => found.get(node)?.gone.length && showsBy(record) > now);
  if (hidden.length > 0) {
    await world.sleep(Math.max(...hidden.map(([, record]) => showsBy(record))) - now);
    await lookFor(hidden, world.look());
  }
  const results = all.flatMap(([node]) => found.get(node) ?? []);
  return {
    made: results.flatMap(({ made }) => made),
    gone: results.flatMap(({ gone }) => gone),
    unclear: results.flatMap(({ unclear }) => unclear),
  };
}

async function find<Read, Write>(
  node: NodeId,
  record: NodeRecord,
  { typeOf, world }: UndoLook<Read, Write>,
  contextOf: (scope: Scope) => Read,
): Promise<Recorded<Read, Write>> {
  const { type, owner, status, live, spec } = record;
  const resource = typeOf(type);
  if (!resource) return { ...NONE, unclear: [{ node, type, fault: unknownType(type) }] };
  if (!resource.restore && !(resource.remove && owner === 'created')) return NONE;
  const scope = scopeOfNode(node);
  const base = { node, scope, resource, known: 'record' } as const;
  try {
    const asked = { ...live, ...spec };
    const candidates = await resource.find(contextOf(scope), node, asked, live, undefined, unfinishedBy(record));
    return judge(candidates, record, base);
  } catch (error) {
    if (world.signal.aborted) throw error;
    const fault = world.faultOf(error);
    if (fault.kind === 'credentials') throw error;
    // It may well be there: what it needs, and what serves it, has to know.
    if (owner === 'created' && status === 'done') return { ...NONE, made: [{ ...base, live, undo: 'remove', fault }] };
    return { ...NONE, unclear: [{ node, type, fault }] };
  }
}

function judge<Read, Write>(
  candidates: readonly Candidate<Facts>[],
  record: NodeRecord,
  base: Pick<Made<Read, Write>, 'node' | 'scope' | 'resource' | 'known'>,
): Recorded<Read, Write> {
  const { resource, node } = base;
  const { identity } = resource;
  const isRecorded = (live: Facts) => record.status === 'done' && live[identity] === record.live[identity];
  // Beside the very thing on record, another one with its tags may be a copy of somebody's.
  const knownBy = ({ live }: { readonly live: Facts }) =>
    isRecorded(live) || !candidates.some((one) => isRecorded(one.live)) ? {} : { known: 'tag' as const };
  const those = (whose: Whose) =>
    candidates.filter((one) => whoseIs(one, record, resource) === whose).map(({ live }) => ({ ...base, live }));
  const created = those('created');
  if (created.length > 0) {
    return {
      ...NONE,
      made: resource.remove ? created.map((one) => ({ ...one, undo: 'remove', ...knownBy(one) })) : [],
    };
  }
  const adopted = those('adopted');
  const changed = adopted.filter(({ live }) => resource.restore?.(live));
  // Nothing is to be given back over what somebody has made of it since.
  const changedAgain = adopted.length > 0 && changed.length === 0 && isToBeGivenBack(record, resource);
  const doubtful = those('doubtful');
  const doubt = { reason: 'undo.not-the-same', facts: {} };
  return {
    ...NONE,
    made: [
      ...changed.map((one) => ({ ...one, undo: 'restore' as const })),
      ...doubtful.map((one) => ({ ...one, undo: 'remove' as const, doubt })),
    ],
    gone: adopted.length + doubtful.length === 0 || changedAgain ? [node] : [],
  };
}

/** Does the record tell of something that was changed about a thing that was there before us? */
export function isToBeGivenBack<Read, Write>(
  { owner, live }: NodeRecord,
  { restore }: Pick<AnyResourceType<Read, Write>, 'restore'>,
): boolean {
  return owner === 'adopted' && restore?.(live) !== undefined;
}

type Whose = 'created' | 'adopted' | 'doubtful' | 'foreign';

/** Ours by its tags, or by a record of this very thing; a mere name may by now be somebody else's. */
function whoseIs<Read, Write>(
  { mark, live }: Candidate<Facts>,
  record: NodeRecord,
  { identity, tagged, sameBy = [identity] }: AnyResourceType<Read, Write>,
): Whose {
  if (mark === 'ours') return 'created';
  if (record.owner === 'adopted') return 'adopted';
  const isAs = (facts: Facts) => (fact: string) => isDeepStrictEqual(live[fact], facts[fact]);
  if (record.status === 'applying') {
    const { spec = {} } = record;
    const asked = sameBy.filter((fact) => spec[fact] !== undefined);
    return !tagged && asked.every(isAs(spec)) ? 'created' : 'foreign';
  }
  if (!isAs(record.live)(identity)) return 'foreign';
  // An id is never given twice; a name is.
  return sameBy.every(isAs(record.live)) && (!tagged || identity.endsWith('Id')) ? 'created' : 'doubtful';
}

const unknownType = (type: string): Fault => ({
  kind: 'other',
  name: 'undo.unknown-type',
  message: '',
  facts: { type },
});
