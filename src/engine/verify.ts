import type { Applied, Emit } from './events.ts';
import { withNeeds } from './graph.ts';
import type { Ledger } from './ledger.ts';
import { type Change, makePlan } from './plan.ts';
import type { AnyNode, NodeId } from './resource.ts';
import type { World } from './world.ts';

/** How long the account may take to show everything that was made. */
const PATIENCE = 60_000;
const LONGEST_PAUSE = 8_000;

/**
 * Looks at the account again until everything that is wanted shows there, for at most a minute: what was made, and what was in place when the
 * run was planned, which may be long ago where a person read the plan. What one look has shown in place, the next does not ask for again.
 * @returns the nodes that do not show: unconfirmed
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
  const known = new Map<NodeId, Change>();
  const deadline = world.now() + PATIENCE;
  emit({ type: 'verify-started' });
  for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    // A look may take long by itself where the service takes few calls: what counts is when it was taken.
    const asked = world.now();
    const again = await makePlan(done, world.look(), world, ledger, new Set(), known);
    for (const change of again.changes) if (change.action === 'keep') known.set(change.node, change);
    const notInPlace = again.changes.filter((change) => change.action !== 'keep');
    const open = notInPlace.map(({ node }) => node);
    // What this caller may not look at will not show by waiting, nor does what waits for it.
    const isHopeless = notInPlace.every(({ fault, blockedBy }) => blockedBy !== undefined || fault?.kind === 'denied');
    if (isHopeless || asked + pause > deadline) {
      // What cannot be looked at is not just slow to show.
      for (const { node, step, fault } of notInPlace) if (fault) emit({ type: 'node-failed', node, step, fault });
      emit({ type: 'verify-done', unconfirmed: open });
      return open;
    }
    emit({ type: 'verify-waiting', nodes: open, seconds: pause / 1000 });
    await world.sleep(pause);
  }
}
