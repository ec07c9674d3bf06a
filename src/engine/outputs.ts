import { type Facts, isPending, type Known, type NodeId, type Outputs } from './resource.ts';

/** Outputs over what is known so far; a fact of a node that is not there yet is pending. */
export function knownOutputs(live: ReadonlyMap<NodeId, Facts | undefined>): Outputs {
  const of = (node: NodeId, fact: string): Known<string> => {
    const value = live.get(node)?.[fact];
    return typeof value === 'string' ? value : { pending: node, fact };
  };
  return {
    of,
    all(nodes, fact) {
      const values = nodes.map((node) => of(node, fact));
      return values.find(isPending) ?? (values as string[]);
    },
  };
}
