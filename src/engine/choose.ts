import { isDeepStrictEqual } from 'node:util';
import type { NodeRecord } from './ledger.ts';
import type { Owner } from './plan.ts';
import type { AnyNode, Candidate, Conflict, Facts } from './resource.ts';

export type Chosen =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly live: Facts; readonly owner: Owner }
  | { readonly kind: 'many'; readonly conflict: Conflict };

/**
 * Which of the things found is the node's, and whose it is. A thing that carries our mark comes before one that merely has the name.
 * Without a mark it is ours only if our own record says we made this very thing, or were about to: the intent is written
 * only after a look found nothing.
 */
export function choose<Read, Write>(
  node: AnyNode<Read, Write>,
  candidates: readonly Candidate<Facts>[],
  record: NodeRecord | undefined,
): Chosen {
  const identity = node.resource.identity;
  const distinct = [...new Map(candidates.map((candidate) => [String(candidate.live[identity]), candidate])).values()];
  const marked = distinct.filter((candidate) => candidate.mark === 'ours');
  const [first, second] = marked.length > 0 ? marked : distinct;
  if (!first) return { kind: 'none' };
  if (second) {
    const names = (marked.length > 0 ? marked : distinct).map((candidate) => String(candidate.live[identity]));
    return {
      kind: 'many',
      conflict: {
        reason: 'conflict.two-found',
        facts: { node: node.id, found: names.join(', ') },
        choices: node.otherwise ?? [],
      },
    };
  }
  return { kind: 'one', live: first.live, owner: ownerOf(node, first, record) };
}

function ownerOf<Read, Write>(
  node: AnyNode<Read, Write>,
  candidate: Candidate<Facts>,
  record: NodeRecord | undefined,
): Owner {
  if (candidate.mark === 'ours') return 'created';
  if (record?.status === 'applying') return node.resource.tagged ? 'adopted' : 'created';
  if (record?.owner !== 'created') return 'adopted';
  const { identity, sameBy = [identity] } = node.resource;
  const same = sameBy.every((fact) => isDeepStrictEqual(record.live[fact], candidate.live[fact]));
  return same ? 'created' : 'adopted';
}
