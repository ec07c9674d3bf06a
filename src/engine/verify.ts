import type { Applied, Emit } from './events.ts';
import { withNeeds } from './graph.ts';
import type { Ledger } from './ledger.ts';
import { makePlan } from './plan.ts';
import type { AnyNode, NodeId } from './resource.ts';
import type { World } from './world.ts';

/** How long the account may take to show everything that was made. */
const PATIENCE = 60_000;
const LONGEST_PAUSE = 8_000;

/**
 * Looks at the account again until everything that was done shows there, for at most a minute.
 * @returns the nodes that were done but do not show: unconfirmed
 */
export async function verify<Read, Write>(
  applied: Applied,
  nodes: readonly AnyNode<Read, Write>[],
  world: World<Read, Write>,
  ledger: Ledger,
  emit: Emit,
): Promise<readonly NodeId[]> {
  const isDone = (node: AnyNode<Read, Write>) => applied.outcomes.get(node.id)?.kind === 'done';
  const done = withNeeds(nodes, isDone);
  const deadline = world.now() + PATIENCE;
  emit({ type: 'verify-started' });
  for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const again = await makePlan(done, world.look(), world, ledger, new Set());
    const open = again.changes.filter((change) => change.action !== 'keep').map((change) => change.node);
    if (open.length === 0 || world.now() + pause > deadline) {
      emit({ type: 'verify-done', unconfirmed: open });
      return open;
    }
    emit({ type: 'verify-waiting', nodes: open, seconds: pause / 1000 });
    await world.sleep(pause);
  }
}
