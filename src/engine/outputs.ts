import type { Facts, NodeId, Outputs } from './resource.ts';

/** Outputs over what is known so far; a fact of a node that is not there yet is pending. */
export function knownOutputs(live: ReadonlyMap<NodeId, Facts | undefined>): Outputs {
  return {
    of(node, fact) {
      const value = live.get(node)?.[fact];
      return typeof value === 'string' ? value : { pending: node, fact };
    },
  };
}
