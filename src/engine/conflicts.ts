import { isDeepStrictEqual } from 'node:util';
import type { NodeRecord } from './ledger.ts';
import type { AnyNode, Conflict, Difference, Facts, NodeId } from './resource.ts';

/** Who would gain, asked only where the answer counts. */
export type Gainers = () => Promise<readonly string[]>;

/** Why something that is not there cannot just be made; undefined when it can. */
export async function whyNotCreate<Read, Write>(
  node: AnyNode<Read, Write>,
  wasThere: boolean,
  accepted: boolean,
  gainers: Gainers,
): Promise<Conflict | undefined> {
  if (node.adoptOnly) return { reason: 'conflict.gone', facts: { node: node.id }, choices: node.otherwise ?? [] };
  if (accepted) return undefined;
  return node.letsIn && wasThere ? takenAway(node.id) : widening(node.id, await gainers());
}

/** What is there, and what of it is not as wanted. */
interface Found {
  readonly owner: NodeRecord['owner'];
  readonly live: Facts;
  readonly differences: readonly Difference[];
}

/** What nobody's consent can bring in line; undefined when there is no such difference. */
export function unchangeable<Read, Write>(
  node: AnyNode<Read, Write>,
  differences: readonly Difference[],
): Conflict | undefined {
  const fixed = differences.find((difference) => difference.fix === 'conflict');
  return fixed && differing(node.id, fixed, 'conflict.differs', node.otherwise ?? []);
}

/** Why what is there cannot just be brought in line; undefined when it can. */
export async function whyNotUpdate<Read, Write>(
  node: AnyNode<Read, Write>,
  found: Found,
  record: NodeRecord | undefined,
  accepted: boolean,
  gainers: Gainers,
): Promise<Conflict | undefined> {
  const fixed = unchangeable(node, found.differences);
  if (fixed || accepted) return fixed;
  const asking = found.differences.find((difference) => difference.asks);
  if (asking) return differing(node.id, asking, 'conflict.replaces', node.otherwise ?? [acceptChoice(node.id)]);
  // What certainly lets nobody in (a stale rule to be taken out) needs nobody's consent.
  const mayLetIn = found.differences.filter((difference) => difference.widens !== false);
  if (node.letsIn && mayLetIn.some(({ fact }) => changedSince(record, fact, found.live))) return takenAway(node.id);
  const widens = found.owner === 'adopted' && found.differences.some((difference) => difference.widens);
  return widens ? widening(node.id, await gainers()) : undefined;
}

/** Was it changed by somebody since we left it? Otherwise it is the answer that changed. */
function changedSince(record: NodeRecord | undefined, fact: string, live: Facts): boolean {
  return record?.status === 'done' && !isDeepStrictEqual(record.live[fact], live[fact]);
}

function differing(node: NodeId, difference: Difference, reason: string, choices: Conflict['choices']): Conflict {
  const { fact, want, have } = difference;
  const facts = { node, fact, want: String(want ?? ''), have: String(have ?? '') };
  return { reason: difference.reason ?? reason, facts, choices };
}

const acceptChoice = (node: NodeId) => ({ label: 'choice.accept', flag: `--accept ${node}`, accept: true });

/** It let people in, and was there before. */
export const TAKEN_AWAY = 'conflict.taken-away';

const takenAway = (node: NodeId): Conflict => ({
  reason: TAKEN_AWAY,
  facts: { node },
  choices: [acceptChoice(node)],
});

function widening(node: NodeId, gainers: readonly string[]): Conflict | undefined {
  if (gainers.length === 0) return undefined;
  return { reason: 'conflict.widens', facts: { node, who: gainers.join(', ') }, choices: [acceptChoice(node)] };
}
