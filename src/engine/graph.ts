import type { AnyNode, NodeId } from './resource.ts';

/**
 * The nodes with each one after everything it needs, otherwise in the order given.
 * @throws Error when a need is not among the nodes or the needs run in a circle: a mistake in a step, not of the person.
 */
export function inOrder<Read, Write>(nodes: readonly AnyNode<Read, Write>[]): readonly AnyNode<Read, Write>[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = new Set<NodeId>();
  const order: AnyNode<Read, Write>[] = [];
  const place = (node: AnyNode<Read, Write>, path: readonly NodeId[]): void => {
    if (placed.has(node.id)) return;
    if (path.includes(node.id)) throw new Error(`nodes need each other: ${[...path, node.id].join(' -> ')}`);
    for (const need of node.needs) {
      const needed = byId.get(need);
      if (!needed) throw new Error(`${node.id} needs ${need}, which no step makes`);
      place(needed, [...path, node.id]);
    }
    placed.add(node.id);
    order.push(node);
  };
  for (const node of nodes) place(node, []);
  return order;
}

/** The given nodes and everything they need, directly or through others. */
export function withNeeds<Read, Write>(
  nodes: readonly AnyNode<Read, Write>[],
  wanted: (node: AnyNode<Read, Write>) => boolean,
): readonly AnyNode<Read, Write>[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Set<NodeId>();
  const keep = (id: NodeId): void => {
    if (kept.has(id)) return;
    kept.add(id);
    for (const need of byId.get(id)?.needs ?? []) keep(need);
  };
  for (const node of nodes) if (wanted(node)) keep(node.id);
  return nodes.filter((node) => kept.has(node.id));
}
