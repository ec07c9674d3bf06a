import type { AnyNode, NodeId } from './resource.ts';

/**
 * What a node waits for beside its needs: one in which a person takes part waits for everything else, so that nothing is under way while
 * they are busy; what needs such a node itself is no part of that.
 * @param isAttended does a person take part in this node, in this run?
 */
export function waitsFor<Read, Write>(
  ordered: readonly AnyNode<Read, Write>[],
  isAttended: (node: AnyNode<Read, Write>) => boolean,
): (node: AnyNode<Read, Write>) => readonly NodeId[] {
  const late = new Set<NodeId>();
  for (const node of ordered) if (isAttended(node) || node.needs.some((need) => late.has(need))) late.add(node.id);
  const early = ordered.filter(({ id }) => !late.has(id)).map(({ id }) => id);
  return (node) => (isAttended(node) ? early : []);
}
