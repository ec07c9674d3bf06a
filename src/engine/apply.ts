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
import { Presence } from './presence.ts';
import type { AnyNode, Facts, NodeId } from './resource.ts';

/** Writes under way at once in one region, or account-wide: enough for the widest place of the graph, few enough not to be throttled. */
const AT_ONCE = 16;

/** How a node ended, and the record of that on its way to the disk. */
interface Ended {
  readonly outcome: Outcome;
  readonly saved?: Promise<void>;
}

/**
 * Carries out a plan: every node whose needs are met, several at a time. A node that fails takes down only what needs it. Nobody waits for
 * another node's result to be on disk: whatever is sent next has an intent of its own, which is written after that result or with it.
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
  const saving: Promise<void>[] = [];
  const presence = new Presence();
  const isWaitedFor = new Set(ordered.flatMap(({ needsOnlyMade = [] }) => needsOnlyMade));
  const slots = limiterByKey(AT_ONCE);
  const oneByOne = queueByKey();
  const nodeOf = new Map(ordered.map((node) => [node.id, node]));
  const full = {
    ...making,
    needsAreFresh: (id: NodeId) => nodeOf.get(id)?.needs.some((need) => fresh.has(need)) ?? false,
  };

  const inVain = async (id: NodeId): Promise<void> => {
    for (const [node, outcome] of await afterVain(id, ordered, { changeOf, live }, full)) outcomes.set(node, outcome);
  };
  const isAttended = ({ id, attended }: AnyNode<Read, Write>) =>
    attended === true && changeOf.get(id)?.action !== 'keep';
  const othersBefore = waitsFor(ordered, isAttended);
  const runNode = async (node: AnyNode<Read, Write>): Promise<void> => {
    const onlyMade = (need: NodeId) => node.needsOnlyMade?.includes(need) ?? false;
    await Promise.all(node.needs.map((need) => (onlyMade(need) ? presence.until(need) : running.get(need))));
    const others = othersBefore(node);
    await Promise.all(others.map((other) => running.get(other)));
    if (others.length > 0) await Promise.all(saving);
    const change = changeOf.get(node.id) as Change;
    const isMet = (need: NodeId) => {
      const outcome = outcomes.get(need);
      return outcome ? outcome.kind === 'done' : onlyMade(need) && presence.has(need);
    };
    // What it needs may be left undone for its sake alone.
    const isStuck = change.action === 'conflict' && !change.fault;
    const because = change.blockedBy ?? (isStuck ? node.id : node.needs.find((need) => !isMet(need)));
    const made = (facts: Facts) => {
      live.set(node.id, facts);
      fresh.add(node.id);
      presence.made(node.id);
    };
    const whyNot = (): Outcome | undefined => {
      if (world.signal.aborted || lostCredentials(outcomes)) return { kind: 'stopped' };
      if (because) return { kind: 'skipped', because };
      return change.fault ? { kind: 'failed', fault: change.fault } : undefined;
    };
    const act = async (): Promise<Ended> => {
      const left = whyNot();
      if (left) return { outcome: left };
      return carryOut(node, change, live, full, { inVain, ...(isWaitedFor.has(node.id) ? { made } : {}) });
    };
    const queued = () => slots(node.scope, act);
    const serial = isAttended(node) ? 'attended' : node.serial;
    const { outcome, saved } = await (serial ? oneByOne(serial, queued) : queued());
    if (outcome.kind === 'done') {
      live.set(node.id, outcome.live);
      if (change.action === 'create') fresh.add(node.id);
    }
    if (saved) {
      outcomes.set(node.id, outcome);
      saving.push(saved.then(() => end(node, change, outcome)).catch((error) => end(node, change, failed(error))));
    } else end(node, change, outcome);
    presence.ended(node.id);
  };
  const failed = (error: unknown): Outcome => ({ kind: 'failed', fault: world.faultOf(error) });
  const end = ({ id, step }: AnyNode<Read, Write>, { action }: Change, ended: Outcome): void => {
    // The others that were under way say the same again.
    const again = isLostCredentials(ended) && lostCredentials(outcomes);
    const outcome: Outcome = again ? { kind: 'stopped' } : ended;
    outcomes.set(id, outcome);
    if (outcome.kind === 'failed') emit({ type: 'node-failed', node: id, step, fault: outcome.fault });
    if (outcome.kind === 'skipped') emit({ type: 'node-skipped', node: id, step, because: outcome.because });
    if (outcome.kind === 'done' && action !== 'keep') {
      emit({ type: 'node-done', node: id, step, action, live: outcome.live });
    }
  };
  for (const node of ordered) running.set(node.id, runNode(node));
  await Promise.all(running.values());
  await Promise.all(saving);
  return { plan, outcomes };
}

/** Were the credentials refused? Then they are for every other call. */
export function lostCredentials(outcomes: ReadonlyMap<unknown, Outcome>): boolean {
  return [...outcomes.values()].some(isLostCredentials);
}

const isLostCredentials = (outcome: Outcome): boolean =>
  outcome.kind === 'failed' && outcome.fault.kind === 'credentials';

/** Who is told what becomes of a node before it is all done. */
interface Told {
  /** It is there; absent where nobody waits for no more than that. */
  readonly made?: (live: Facts) => void;
  readonly inVain: (id: NodeId) => Promise<void>;
}

async function carryOut<Read, Write>(
  node: AnyNode<Read, Write>,
  change: Change,
  live: ReadonlyMap<NodeId, Facts | undefined>,
  making: Making<Read, Write>,
  told: Told,
): Promise<Ended> {
  const { world, ledger, emit } = making;
  const { id, step } = node;
  const type = node.resource.type;
  try {
    if (change.action === 'keep') {
      const { live: found, owner } = change;
      const outcome: Outcome = { kind: 'done', live: found ?? {} };
      if (found && owner) return { outcome, saved: ledger.done(id, { type, owner, live: found }) };
      return ledger.record(id) ? { outcome, saved: ledger.forget(id) } : { outcome };
    }
    emit({ type: 'node-started', node: id, step, action: change.action });
    return await perform(node, change, live, making, told);
  } catch (error) {
    if (error instanceof MadeInVain) await told.inVain(id);
    if (world.signal.aborted) return { outcome: { kind: 'stopped' } };
    return { outcome: { kind: 'failed', fault: world.faultOf(error) } };
  }
}

async function perform<Read, Write>(
  node: AnyNode<Read, Write>,
  change: Change,
  live: ReadonlyMap<NodeId, Facts | undefined>,
  making: Making<Read, Write>,
  { made }: Told,
): Promise<Ended> {
  const { ledger } = making;
  if (change.action === 'remove') {
    await remove(node, change.live ?? {}, making);
    return { outcome: { kind: 'done', live: {} }, saved: ledger.forget(node.id) };
  }
  const isNew = change.action === 'create';
  const spec = node.spec(knownOutputs(live)) as Record<string, unknown>;
  const found = isNew ? await create(node, spec, making) : (change.live ?? {});
  const owner = isNew ? 'created' : (change.owner ?? 'adopted');
  if (isNew && made) {
    await ledger.done(node.id, { type: node.resource.type, owner, live: found });
    made(found);
  }
  const foreseen = owner === 'adopted' ? node.resource.foresee?.(spec, found) : undefined;
  if (foreseen) await ledger.done(node.id, { type: node.resource.type, owner, live: foreseen });
  const result = await update(node, spec, found, making, isNew);
  const saved = ledger.done(node.id, { type: node.resource.type, owner, live: result });
  return { outcome: { kind: 'done', live: result }, saved };
}
