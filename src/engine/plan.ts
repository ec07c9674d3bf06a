import type { Fault } from './errors.ts';
import { choose } from './choose.ts';
import { inOrder } from './graph.ts';
import type { Ledger, NodeRecord } from './ledger.ts';
import { knownOutputs } from './outputs.ts';
import type { AnyNode, Conflict, Difference, Facts, Known, NodeId, Scope } from './resource.ts';
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
 */
export async function makePlan<Read, Write>(
  nodes: readonly AnyNode<Read, Write>[],
  contextOf: (scope: Scope) => Read,
  world: World<Read, Write>,
  ledger: Ledger,
  accepted: ReadonlySet<NodeId>,
): Promise<Plan> {
  const changes = new Map<NodeId, Promise<Change>>();
  const ordered = inOrder(nodes);
  for (const node of ordered) {
    const before = Promise.all(node.needs.map((need) => changes.get(need) as Promise<Change>));
    changes.set(
      node.id,
      before.then((needs) => planNode(node, contextOf(node.scope), needs, world, ledger, accepted)),
    );
  }
  const planned = await Promise.all(nodes.map((node) => changes.get(node.id) as Promise<Change>));
  return { changes: holdBack(planned, nodes) };
}

/** Holds back what would be made for the sake of a node that itself cannot be made now. */
function holdBack<Read, Write>(changes: readonly Change[], nodes: readonly AnyNode<Read, Write>[]): readonly Change[] {
  const stuck = new Set(changes.filter((change) => change.action === 'conflict').map((change) => change.node));
  const purposeOf = new Map(nodes.map((node) => [node.id, node.onlyFor]));
  return changes.map((change) => {
    const purpose = purposeOf.get(change.node);
    return change.action === 'create' && purpose && stuck.has(purpose) ? { ...change, blockedBy: purpose } : change;
  });
}

async function planNode<Read, Write>(
  node: AnyNode<Read, Write>,
  cx: Read,
  needs: readonly Change[],
  world: World<Read, Write>,
  ledger: Ledger,
  accepted: ReadonlySet<NodeId>,
): Promise<Change> {
  const spec = node.spec(knownOutputs(new Map(needs.map((change) => [change.node, change.live]))));
  const base = { node: node.id, step: node.step, scope: node.scope, type: node.resource.type, spec, differences: [] };
  const stuck = needs.find((need) => need.blockedBy || need.fault || need.action === 'conflict');
  const blocked = stuck ? { blockedBy: stuck.blockedBy ?? stuck.node } : {};
  try {
    const record = ledger.record(node.id);
    const candidates = await node.resource.find(cx, node.id, spec, record?.live);
    const chosen = choose(node, candidates, record);
    if (node.absent) {
      return chosen.kind === 'one' && chosen.owner === 'created'
        ? { ...base, ...blocked, action: 'remove', owner: 'created', live: chosen.live }
        : { ...base, ...blocked, action: 'keep' };
    }
    if (chosen.kind === 'many') return { ...base, ...blocked, action: 'conflict', conflict: chosen.conflict };
    const owners = new Map(needs.map((need) => [need.node, need.owner]));
    if (chosen.kind === 'none') {
      const gainers = () => gainersOf(node, cx, owners, spec);
      const conflict = await whyNotCreate(node, record?.status === 'done', accepted, gainers);
      return conflict
        ? { ...base, ...blocked, action: 'conflict', conflict }
        : { ...base, ...blocked, action: 'create' };
    }
    const differences = node.resource.compare(spec, chosen.live);
    const found = { ...base, ...blocked, owner: chosen.owner, live: chosen.live, differences };
    if (differences.length === 0) return { ...found, action: 'keep' };
    const gainers = async () => node.resource.gains?.(cx, spec) ?? [];
    const conflict = accepted.has(node.id)
      ? unchangeable(node, differences)
      : (unchangeable(node, differences) ?? (await whyNotUpdate(node, found, record, gainers)));
    return conflict ? { ...found, action: 'conflict', conflict } : { ...found, action: 'update' };
  } catch (error) {
    if (world.signal.aborted) throw error;
    return { ...base, ...blocked, action: 'conflict', fault: world.faultOf(error) };
  }
}

type Gainers = () => Promise<readonly string[]>;

/** Who else would gain, asked only where the node widens something that was there before us. */
async function gainersOf<Read, Write>(
  node: AnyNode<Read, Write>,
  cx: Read,
  owners: ReadonlyMap<NodeId, Owner | undefined>,
  spec: Change['spec'],
): Promise<readonly string[]> {
  const widensAdopted = (node.widens ?? []).some((id) => owners.get(id) === 'adopted');
  return widensAdopted && node.resource.gains ? node.resource.gains(cx, spec) : [];
}

const acceptChoice = (node: NodeId) => ({ label: 'choice.accept', flag: `--accept ${node}`, accept: true });

async function whyNotCreate<Read, Write>(
  node: AnyNode<Read, Write>,
  wasThere: boolean,
  accepted: ReadonlySet<NodeId>,
  gainers: Gainers,
): Promise<Conflict | undefined> {
  if (node.adoptOnly) return { reason: 'conflict.gone', facts: { node: node.id }, choices: node.otherwise ?? [] };
  if (accepted.has(node.id)) return undefined;
  if (node.letsIn && wasThere) {
    return { reason: 'conflict.taken-away', facts: { node: node.id }, choices: [acceptChoice(node.id)] };
  }
  return widening(node.id, await gainers());
}

/** A difference that cannot be brought in line by anybody's consent. */
function unchangeable<Read, Write>(
  node: AnyNode<Read, Write>,
  differences: readonly Difference[],
): Conflict | undefined {
  const fixed = differences.find((difference) => difference.fix === 'conflict');
  if (!fixed) return undefined;
  return {
    reason: fixed.reason ?? 'conflict.differs',
    facts: differenceFacts(node.id, fixed),
    choices: node.otherwise ?? [],
  };
}

/** A difference that could be brought in line, but not in passing. */
async function whyNotUpdate<Read, Write>(
  node: AnyNode<Read, Write>,
  found: Pick<Change, 'owner' | 'live' | 'differences'>,
  record: NodeRecord | undefined,
  gainers: Gainers,
): Promise<Conflict | undefined> {
  const asking = found.differences.find((difference) => difference.asks);
  if (asking) {
    const facts = differenceFacts(node.id, asking);
    const choices = node.otherwise ?? [acceptChoice(node.id)];
    return { reason: asking.reason ?? 'conflict.replaces', facts, choices };
  }
  const changedSince = (difference: Difference) =>
    record?.status === 'done' && record.live[difference.fact] !== found.live?.[difference.fact];
  if (node.letsIn && found.differences.some(changedSince)) {
    return { reason: 'conflict.taken-away', facts: { node: node.id }, choices: [acceptChoice(node.id)] };
  }
  const widens = found.owner === 'adopted' && found.differences.some((difference) => difference.widens);
  return widens ? widening(node.id, await gainers()) : undefined;
}

const differenceFacts = (node: NodeId, difference: Difference) => ({
  node,
  fact: difference.fact,
  want: String(difference.want ?? ''),
  have: String(difference.have ?? ''),
});

function widening(node: NodeId, gainers: readonly string[]): Conflict | undefined {
  if (gainers.length === 0) return undefined;
  return { reason: 'conflict.widens', facts: { node, who: gainers.join(', ') }, choices: [acceptChoice(node)] };
}
