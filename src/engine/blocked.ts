import type { Change } from './plan.ts';
import type { AnyNode, NodeId } from './resource.ts';

/**
 * Marks what has to wait for a conflict elsewhere: what needs it, directly or through others,
 * and what would be made only for the sake of a node that cannot be made now.
 */
export function markBlocked<Read, Write>(
  changes: readonly Change[],
  nodes: readonly AnyNode<Read, Write>[],
): readonly Change[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** What stands in the way, by the node it stands in the way of; a conflict stands in its own. */
  const stuck = new Map<NodeId, NodeId>();
  for (const { node, action } of changes) if (action === 'conflict') stuck.set(node, node);
  const blockerOf = (change: Change): NodeId | undefined => {
    const node = byId.get(change.node);
    const purpose = change.action === 'create' && node?.onlyFor ? [node.onlyFor] : [];
    const blockers = [...(node?.needs ?? []), ...purpose].map((id) => stuck.get(id));
    return blockers.find((blocker) => blocker !== undefined && blocker !== change.node);
  };
  // What is held back may be what others need, or what others are made for.
  for (let before = -1; before < stuck.size; ) {
    before = stuck.size;
    for (const change of changes) {
      const blocker = stuck.has(change.node) ? undefined : blockerOf(change);
      if (blocker !== undefined) stuck.set(change.node, blocker);
    }
  }
  return changes.map((change) => {
    const blockedBy = blockerOf(change);
    return blockedBy === undefined ? change : { ...change, blockedBy };
  });
}
