import { isDeepStrictEqual } from 'node:util';
import type { Fault } from './errors.ts';
import type { NodeRecord } from './ledger.ts';
import type { AnyResourceType, Blocker, Candidate, Facts, NodeId, Scope } from './resource.ts';
import { scopeOfNode } from './resource.ts';

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
}

export interface Recorded<Read, Write> {
  readonly made: readonly Made<Read, Write>[];
  /** Recorded, and not there any more. */
  readonly gone: readonly NodeId[];
  /** Records whose thing could not be looked for. */
  readonly unclear: readonly { readonly node: NodeId; readonly type: string; readonly fault: Fault }[];
}

export interface UndoLook<Read, Write> {
  readonly typeOf: (type: string) => AnyResourceType<Read, Write> | undefined;
  readonly contextOf: (scope: Scope) => Read;
  readonly faultOf: (error: unknown) => Fault;
}

/**
 * Looks for everything that the records tell of. What this tool only used is not among it, unless it changed something about it;
 * nor is what it never removes (service-linked roles). A look that fails spoils its own node only.
 */
export async function findRecorded<Read, Write>(
  records: Readonly<Record<NodeId, NodeRecord>>,
  look: UndoLook<Read, Write>,
): Promise<Recorded<Read, Write>> {
  const results = await Promise.all(
    Object.entries(records).map(async ([node, record]) => {
      const resource = look.typeOf(record.type);
      if (!resource) return { unclear: { node, type: record.type, fault: unknownType(record.type) } };
      try {
        return await findOne(node, record, resource, look.contextOf(scopeOfNode(node)));
      } catch (error) {
        return { unclear: { node, type: record.type, fault: look.faultOf(error) } };
      }
    }),
  );
  return {
    made: results.flatMap((result) => ('made' in result ? result.made : [])),
    gone: results.flatMap((result) => ('gone' in result ? [result.gone] : [])),
    unclear: results.flatMap((result) => ('unclear' in result ? [result.unclear] : [])),
  };
}

async function findOne<Read, Write>(
  node: NodeId,
  record: NodeRecord,
  resource: AnyResourceType<Read, Write>,
  cx: Read,
): Promise<{ gone: NodeId } | { made: readonly Made<Read, Write>[] }> {
  const candidates = await resource.find(cx, node, { ...record.live, ...record.spec }, record.live);
  if (candidates.length === 0) return { gone: node };
  const base = { node, scope: scopeOfNode(node), resource, known: 'record' } as const;
  const made = candidates.flatMap((candidate): Made<Read, Write>[] => {
    const { live } = candidate;
    const whose = whoseIs(candidate, record, resource);
    if (whose === 'created') return resource.remove ? [{ ...base, live, undo: 'remove' }] : [];
    if (whose === 'adopted') return resource.restore?.(live) ? [{ ...base, live, undo: 'restore' }] : [];
    return [{ ...base, live, undo: 'remove', doubt: { reason: 'undo.not-the-same', facts: {} } }];
  });
  return { made };
}

/** Ours by its tags, or by a record of this very thing; a mere name may by now be somebody else's. */
function whoseIs<Read, Write>(
  { mark, live }: Candidate<Facts>,
  record: NodeRecord,
  { identity, tagged, sameBy }: AnyResourceType<Read, Write>,
): 'created' | 'adopted' | 'doubtful' {
  if (mark === 'ours') return 'created';
  if (record.owner === 'adopted') return 'adopted';
  if (record.status === 'applying') return tagged ? 'adopted' : 'created';
  const same = (sameBy ?? [identity]).every((fact) => isDeepStrictEqual(live[fact], record.live[fact]));
  // An id is never given twice; a name is.
  return same && (!tagged || identity.endsWith('Id')) ? 'created' : 'doubtful';
}

const unknownType = (type: string): Fault => ({
  kind: 'other',
  name: 'undo.unknown-type',
  message: '',
  facts: { type },
});
