import { waitsFor } from './attended.ts';
import { remove, update } from './change.ts';
import { create } from './create.ts';
import { MadeInVain } from './errors.ts';
import type { Applied, Outcome } from './events.ts';
import { inOrder } from './graph.ts';
import { afterVain } from './in-vain.ts';
import { limiterByKey, queueByKey } from './limits.ts';
import type { Making } from './making.ts';
import { knownOutputs } from './outputs.ts';
import type { Change, Plan } from './plan.ts';
import type { AnyNode, Facts, NodeId } from './resource.ts';

/** Writes under way at once in one region, or account-wide: enough for the widest place of the graph, few enough not to be throttled. */
const AT_ONCE = 16;

/**
 * Carries out a plan: every node whose needs are met, several at a time. A node that fails takes down only what needs it.
 * Never rejects for a node's sake; an aborted run leaves the rest `stopped`, and so does one whose credentials are not taken any more.
 */
export async function applyPlan<Read, Write>(
  plan: Plan,
  nodes: readonly AnyNode<Read, Write>[],
  making: Omit<Making<Read, Write>, 'needsAreFresh'>,
): Promise<Applied> {
  const { world, emit } = making;
  const changeOf = new Map(plan.changes.map((change) => [change.node, change]));
  const ordered = inOrder(nodes.filter((node) => changeOf.has(node.id)));
  const live = new Map<NodeId, Facts | undefined>();
  const fresh = new Set<NodeId>();
  const outcomes = new Map<NodeId, Outcome>();
  const running = new Map<NodeId, Promise<void>>();
  const slots = limiterByKey(AT_ONCE);
  const oneByOne = queueByKey();
  const full = {
    ...making,
    needsAreFresh: (id: NodeId) =>
      ordered.find((node) => node.id === id)?.needs.some((need) => fresh.has(need)) ?? false,
  };

  const inVain = async (id: NodeId): Promise<void> => {
    for (const [node, outcome] of await afterVain(id, ordered, { changeOf, live }, full)) outcomes.set(node, outcome);
  };
  const isAttended = ({ id, attended }: AnyNode<Read, Write>) =>
    attended === true && changeOf.get(id)?.action !== 'keep';
  const othersBefore = waitsFor(ordered, isAttended);
  const runNode = async (node: AnyNode<Read, Write>): Promise<void> => {
    await Promise.all(node.needs.map((need) => running.get(need)));
    await Promise.all(othersBefore(node).map((other) => running.get(other)));
    const change = changeOf.get(node.id) as Change;
    const because = change.blockedBy ?? node.needs.find((need) => outcomes.get(need)?.kind !== 'done');
    const act = async (): Promise<Outcome> => {
      if (world.signal.aborted || lostCredentials(outcomes)) return { kind: 'stopped' };
      if (because) return { kind: 'skipped', because };
      if (change.fault) return { kind: 'failed', fault: change.fault };
      if (change.action === 'conflict') return { kind: 'skipped', because: node.id };
      return carryOut(node, change, live, full, inVain);
    };
    const queued = () => slots(node.scope, act);
    const serial = isAttended(node) ? 'attended' : node.serial;
    const ended = await (serial ? oneByOne(serial, queued) : queued());
    // The others that were under way say the same again.
    const again = isLostCredentials(ended) && lostCredentials(outcomes);
    const outcome: Outcome = again ? { kind: 'stopped' } : ended;
    outcomes.set(node.id, outcome);
    if (outcome.kind === 'failed') emit({ type: 'node-failed', node: node.id, step: node.step, fault: outcome.fault });
    if (outcome.kind === 'done') {
      live.set(node.id, outcome.live);
      if (change.action === 'create') fresh.add(node.id);
    }
    if (outcome.kind === 'skipped')
      emit({ type: 'node-skipped', node: node.id, step: node.step, because: outcome.because });
  };
  for (const node of ordered) running.set(node.id, runNode(node));
  await Promise.all(running.values());
  return { plan, outcomes };
}

/** Were the credentials refused? Then they are for every other call. */
export function lostCredentials(outcomes: ReadonlyMap<unknown, Outcome>): boolean {
  return [...outcomes.values()].some(isLostCredentials);
}

const isLostCredentials = (outcome: Outcome): boolean =>
  outcome.kind === 'failed' && outcome.fault.kind === 'credentials';

async function carryOut<Read, Write>(
  node: AnyNode<Read, Write>,
  change: Change,
  live: ReadonlyMap<NodeId, Facts | undefined>,
  making: Making<Read, Write>,
  inVain: (id: NodeId) => Promise<void>,
): Promise<Outcome> {
  const { world, ledger, emit } = making;
  const { id, step } = node;
  const type = node.resource.type;
  try {
    if (change.action === 'keep') {
      if (change.live && change.owner) await ledger.done(id, { type, owner: change.owner, live: change.live });
      else if (ledger.record(id)) await ledger.forget(id);
      return { kind: 'done', live: change.live ?? {} };
    }
    emit({ type: 'node-started', node: id, step, action: change.action });
    const result = await perform(node, change, live, making);
    emit({ type: 'node-done', node: id, step, action: change.action, live: result });
    return { kind: 'done', live: result };
  } catch (error) {
    if (error instanceof MadeInVain) await inVain(id);
    if (world.signal.aborted) return { kind: 'stopped' };
    return { kind: 'failed', fault: world.faultOf(error) };
  }
}

async function perform<Read, Write>(
  node: AnyNode<Read, Write>,
  change: Change,
  live: ReadonlyMap<NodeId, Facts | undefined>,
  making: Making<Read, Write>,
): Promise<Facts> {
  const { ledger } = making;
  if (change.action === 'remove') {
    await remove(node, change.live ?? {}, making);
    await ledger.forget(node.id);
    return {};
  }
  const isNew = change.action === 'create';
  const spec = node.spec(knownOutputs(live)) as Record<string, unknown>;
  const found = isNew ? await create(node, spec, making) : (change.live ?? {});
  const owner = isNew ? 'created' : (change.owner ?? 'adopted');
  const foreseen = owner === 'adopted' ? node.resource.foresee?.(spec, found) : undefined;
  if (foreseen) await ledger.done(node.id, { type: node.resource.type, owner, live: foreseen });
  const result = await update(node, spec, found, making, isNew);
  await ledger.done(node.id, { type: node.resource.type, owner, live: result });
  return result;
}
