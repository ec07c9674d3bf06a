import type { Change } from './plan.ts';
import type { AnyNode, NodeId } from './resource.ts';

/** Holds back what would be made for the sake of a node that itself cannot be made now, and what needs it. */
export function holdBack<Read, Write>(
  changes: readonly Change[],
  nodes: readonly AnyNode<Read, Write>[],
): readonly Change[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stuck = new Map<NodeId, NodeId>();
  for (const change of changes) {
    const because = change.blockedBy ?? (change.action === 'conflict' ? change.node : undefined);
    if (because !== undefined) stuck.set(change.node, because);
  }
  const becauseOf = (change: Change): NodeId | undefined => {
    const node = byId.get(change.node);
    const purpose = change.action === 'create' ? node?.onlyFor : undefined;
    const stopper = [purpose, ...(node?.needs ?? [])].find((id) => id !== undefined && stuck.has(id));
    return stopper === undefined ? undefined : stuck.get(stopper);
  };
  // What is held back may be what others need, or the purpose of others again.
  for (let before = -1; before < stuck.size; ) {
    before = stuck.size;
    for (const change of changes) {
      const because = stuck.has(change.node) ? undefined : becauseOf(change);
      if (because !== undefined) stuck.set(change.node, because);
    }
  }
  return changes.map((change) => {
    const blockedBy = stuck.get(change.node);
    const isOwnConflict = change.action === 'conflict' && change.blockedBy === undefined;
    return blockedBy === undefined || isOwnConflict ? change : { ...change, blockedBy };
  });
}
