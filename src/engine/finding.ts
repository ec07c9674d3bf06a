import { type Ledger, unfinishedBy } from './ledger.ts';
import { knownOutputs } from './outputs.ts';
import type { AnyNode, Candidate, Facts, Known, NodeId, Scope } from './resource.ts';

type Spec = { readonly [fact: string]: Known<unknown> };
type Candidates = Promise<readonly Candidate<Facts>[]>;

/** A look for a node that began before what it needs was seen: good if it was for what is wanted in the end. */
export interface Finding {
  readonly spec: Spec;
  readonly candidates: Candidates;
}

/** Looks for a node by what is wanted and what the ledger tells of it. */
export async function find<Read, Write>(
  { id, resource }: AnyNode<Read, Write>,
  cx: Read,
  spec: Spec,
  ledger: Pick<Ledger, 'record'>,
): Candidates {
  const record = ledger.record(id);
  return resource.find(cx, id, spec, record?.live, record?.owner === 'created', unfinishedBy(record));
}

/**
 * Begins to look for every node by what is on record of its needs: nothing waits for an answer it need not wait for. What goes wrong is told
 * where the answer is used.
 */
export function beginToFind<Read, Write>(
  nodes: readonly AnyNode<Read, Write>[],
  contextOf: (scope: Scope) => Read,
  ledger: Pick<Ledger, 'record'>,
): ReadonlyMap<NodeId, Finding> {
  const findings = new Map<NodeId, Finding>();
  for (const node of nodes) {
    const recorded = knownOutputs(new Map(node.needs.map((need) => [need, ledger.record(need)?.live])));
    const spec: Spec = node.spec(recorded);
    const candidates = find(node, contextOf(node.scope), spec, ledger);
    candidates.catch(() => undefined);
    findings.set(node.id, { spec, candidates });
  }
  return findings;
}
