import { remove } from './change.ts';
import type { Outcome } from './events.ts';
import type { Making } from './making.ts';
import type { Change } from './plan.ts';
import type { AnyNode, Facts, NodeId } from './resource.ts';

/** What is known of the run so far. */
export interface SoFar {
  readonly changeOf: ReadonlyMap<NodeId, Change>;
  readonly live: ReadonlyMap<NodeId, Facts | undefined>;
}

/**
 * A node was made in vain and is gone again: its record would only bring back what failed, and what this tool made for its sake alone is
 * taken away again. Returns how those ended.
 */
export async function afterVain<Read, Write>(
  id: NodeId,
  nodes: readonly AnyNode<Read, Write>[],
  { changeOf, live }: SoFar,
  making: Making<Read, Write>,
): Promise<ReadonlyMap<NodeId, Outcome>> {
  const { ledger } = making;
  if (ledger.record(id)) await ledger.forget(id);
  const ended = new Map<NodeId, Outcome>();
  for (const node of nodes.filter(({ onlyFor }) => onlyFor === id)) {
    const facts = live.get(node.id);
    const change = changeOf.get(node.id);
    const isOurs = change?.action === 'create' || change?.owner === 'created';
    if (facts && isOurs) ended.set(node.id, await takeBack(node, facts, id, making));
  }
  return ended;
}

async function takeBack<Read, Write>(
  node: AnyNode<Read, Write>,
  live: Facts,
  because: NodeId,
  making: Making<Read, Write>,
): Promise<Outcome> {
  const { emit, ledger, world } = making;
  const { id, step } = node;
  const action = 'remove';
  try {
    emit({ type: 'node-started', node: id, step, action });
    await remove(node, live, making);
    await ledger.forget(id);
    emit({ type: 'node-done', node: id, step, action, live: {} });
    return { kind: 'skipped', because };
  } catch (error) {
    if (world.signal.aborted) return { kind: 'stopped' };
    const fault = world.faultOf(error);
    emit({ type: 'node-failed', node: id, step, fault });
    return { kind: 'failed', fault };
  }
}
