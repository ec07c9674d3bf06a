import { isDeepStrictEqual } from 'node:util';
import { markBlocked } from './blocked.ts';
import { type Chosen, choose } from './choose.ts';
import { type Gainers, TAKEN_AWAY, whyNotCreate, whyNotUpdate } from './conflicts.ts';
import type { Fault } from './errors.ts';
import { beginToFind, type Finding, find } from './finding.ts';
import { inOrder } from './graph.ts';
import type { Ledger } from './ledger.ts';
import { BETWEEN_LOOKS, showsBy } from './look-again.ts';
import { knownOutputs } from './outputs.ts';
import type { AnyNode, Candidate, Conflict, Difference, Facts, Known, NodeId, Scope } from './resource.ts';
import type { World } from './world.ts';

export type Owner = 'created' | 'adopted';
export type Action = 'create' | 'keep' | 'update' | 'remove' | 'conflict';

/** What the plan says of one node. Plain data: printable, the same for a dry run, the confirmation and `--json`. */
export interface Change {
  readonly node: NodeId;
  readonly step: string;
  readonly scope: Scope;
  readonly type: string;
  readonly action: Action;
  /** What is wanted, with `{pending, fact}` where it comes from a node that does not exist yet. */
  readonly spec: { readonly [fact: string]: Known<unknown> };
  readonly owner?: Owner;
  /** What was found. */
  readonly live?: Facts;
  readonly differences: readonly Difference[];
  readonly conflict?: Conflict;
  /** The look itself failed. */
  readonly fault?: Fault;
  /** Nothing can be done here until this other node is. */
  readonly blockedBy?: NodeId;
}

export interface Plan {
  readonly changes: readonly Change[];
}

/** True when the plan asks for nothing: everything wanted is there. */
export function isSettled(plan: Plan): boolean {
  return plan.changes.every((change) => change.action === 'keep');
}

/**
 * Looks for every node, through the look that `contextOf` stands for, and says what would have to be done. Writes nothing.
 * A look that fails spoils its own node and what needs it, not the rest.
 * @param known what is to be said of some nodes, which are not looked for
 * @throws what the look threw where the credentials do not do any more
 */
export async function makePlan<Read, Write>(
  nodes: readonly AnyNode<Read, Write>[],
  contextOf: (scope: Scope) => Read,
  world: World<Read, Write>,
  ledger: Ledger,
  accepted: ReadonlySet<NodeId>,
  known: ReadonlyMap<NodeId, Change> = new Map(),
): Promise<Plan> {
  const plan = await planOnce(nodes, contextOf, world, ledger, accepted, known);
  const until = world.now() + timeToShow(plan, world, ledger);
  return lookUntil(until, plan, world, ledger, (before) =>
    planOnce(nodes, world.look(), world, ledger, accepted, allButMissed(before, nodes)),
  );
}

/** What was made moments ago may not show yet: it gets the time to, before anybody is said to have taken it away. */
async function lookUntil<Read, Write>(
  until: number,
  plan: Plan,
  world: World<Read, Write>,
  ledger: Ledger,
  again: (before: Plan) => Promise<Plan>,
): Promise<Plan> {
  const left = until - world.now();
  if (left <= 0 || timeToShow(plan, world, ledger) === 0) return plan;
  await world.sleep(Math.min(left, BETWEEN_LOOKS));
  return lookUntil(until, await again(plan), world, ledger, again);
}

/** What seems to have been taken away, and does not show. */
const missedIn = ({ changes }: Plan): readonly Change[] =>
  changes.filter(({ conflict, live }) => conflict?.reason === TAKEN_AWAY && live === undefined);

/** What need not be looked for again: all that depends on nothing that is missed. */
function allButMissed<Read, Write>(plan: Plan, nodes: readonly AnyNode<Read, Write>[]): ReadonlyMap<NodeId, Change> {
  const missed = new Set(missedIn(plan).map(({ node }) => node));
  for (const { id, needs } of inOrder(nodes)) if (needs.some((need) => missed.has(need))) missed.add(id);
  const seen = plan.changes.filter(({ node }) => !missed.has(node));
  return new Map(seen.map(({ blockedBy: _, ...change }) => [change.node, change]));
}

/** Milliseconds that the youngest of what seems to have been taken away may still need to show. */
function timeToShow<Read, Write>(plan: Plan, world: World<Read, Write>, ledger: Ledger): number {
  const records = missedIn(plan).flatMap(({ node }) => ledger.record(node) ?? []);
  return Math.max(0, ...records.map((record) => showsBy(record, world.now()) - world.now()));
}

async function planOnce<Read, Write>(
  nodes: readonly AnyNode<Read, Write>[],
  contextOf: (scope: Scope) => Read,
  world: World<Read, Write>,
  ledger: Ledger,
  accepted: ReadonlySet<NodeId>,
  known: ReadonlyMap<NodeId, Change>,
): Promise<Plan> {
  const changes = new Map<NodeId, Promise<Change>>([...known].map(([id, change]) => [id, Promise.resolve(change)]));
  const ordered = inOrder(nodes).filter(({ id }) => !known.has(id));
  const findings = beginToFind(ordered, contextOf, ledger);
  for (const node of ordered) {
    const finding = findings.get(node.id);
    const before = Promise.all(node.needs.map((need) => changes.get(need) as Promise<Change>));
    changes.set(
      node.id,
      before.then((needs) => planNode(node, contextOf(node.scope), needs, finding, world, ledger, accepted)),
    );
  }
  const planned = await Promise.all(nodes.map((node) => changes.get(node.id) as Promise<Change>));
  return { changes: markBlocked(planned, nodes) };
}

async function planNode<Read, Write>(
  node: AnyNode<Read, Write>,
  cx: Read,
  needs: readonly Change[],
  finding: Finding | undefined,
  world: World<Read, Write>,
  ledger: Ledger,
  accepted: ReadonlySet<NodeId>,
): Promise<Change> {
  const spec = node.spec(knownOutputs(new Map(needs.map((change) => [change.node, change.live]))));
  const { id, step, scope, resource } = node;
  const base = { node: id, step, scope, type: resource.type, spec, differences: [] };
  try {
    const record = ledger.record(id);
    const isFor = finding !== undefined && isDeepStrictEqual(finding.spec, spec);
    const candidates = await (isFor ? finding.candidates : find(node, cx, spec, ledger));
    const chosen = choose(node, candidates, record);
    if (node.absent) return { ...base, ...planAbsent(chosen, candidates) };
    if (chosen.kind === 'many') return { ...base, action: 'conflict', conflict: chosen.conflict };
    if (chosen.kind === 'none') {
      const gainers = whereAdoptedIsWidened(node, cx, needs, spec);
      const conflict = await whyNotCreate(node, record?.status === 'done', accepted.has(id), gainers);
      return conflict ? { ...base, action: 'conflict', conflict } : { ...base, action: 'create' };
    }
    const differences = resource.compare(spec, chosen.live);
    const found = { ...base, owner: chosen.owner, live: chosen.live, differences };
    if (differences.length === 0) return { ...found, action: 'keep' };
    const gainers = async () => resource.gains?.(cx, spec) ?? [];
    const conflict = await whyNotUpdate(node, found, record, accepted.has(id), gainers);
    return conflict ? { ...found, action: 'conflict', conflict } : { ...found, action: 'update' };
  } catch (error) {
    const fault = world.faultOf(error);
    // Without credentials nothing can be looked at; a plan of nothing but faults would say so once for each node.
    if (world.signal.aborted || fault.kind === 'credentials') throw error;
    return { ...base, action: 'conflict', fault };
  }
}

type Planned = Pick<Change, 'action' | 'owner' | 'live' | 'conflict'>;

/** What is not wanted any more goes if we made it; which of two of ours that would be is not clear. */
function planAbsent(chosen: Chosen, candidates: readonly Candidate<Facts>[]): Planned {
  if (chosen.kind === 'one' && chosen.owner === 'created') {
    return { action: 'remove', owner: 'created', live: chosen.live };
  }
  const isOurs = candidates.some((candidate) => candidate.mark === 'ours');
  return chosen.kind === 'many' && isOurs ? { action: 'conflict', conflict: chosen.conflict } : { action: 'keep' };
}

/** Who else would gain, asked only where the node widens something that was there before us. */
function whereAdoptedIsWidened<Read, Write>(
  node: AnyNode<Read, Write>,
  cx: Read,
  needs: readonly Change[],
  spec: Change['spec'],
): Gainers {
  const adopted = needs.filter((need) => need.owner === 'adopted').map((need) => need.node);
  const widens = node.widens?.some((id) => adopted.includes(id));
  return async () => (widens ? (node.resource.gains?.(cx, spec) ?? []) : []);
}
