import type { StepId } from '../answers/flags.ts';
import type { ReadContext } from '../aws/context.ts';
import { beginToFind } from '../engine/finding.ts';
import { type NodeRecord, unfinishedBy } from '../engine/ledger.ts';
import { type NodeId, type Scope, scopeOfNode } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { isAccountWide, RESOURCES } from '../resources/index.ts';
import type { State } from '../state/schema.ts';
import { STEPS } from '../steps/index.ts';
import { stepOfNode } from '../steps/node-ids.ts';
import type { Step } from '../steps/step.ts';
import { type Asking, isAskedAgain } from './asking.ts';
import { usedBy } from './selection.ts';

/** What is to be looked at, and the look it is part of. */
export interface Ahead {
  readonly wanted: ReadonlySet<StepId>;
  readonly regions: readonly string[];
  readonly contextOf: (scope: Scope) => ReadContext;
  readonly asking: Asking;
  /** What earlier runs left, if there were any. */
  readonly state: State | undefined;
}

/**
 * Begins to look at everything at once: questions and plan find the answers there, or on their way, and wait for no more than they need.
 * What goes wrong is told where the answer is used.
 */
export function lookAhead(ahead: Ahead): void {
  const { regions, contextOf, state } = ahead;
  const used = withUsed(ahead.wanted);
  const isWanted = (node: NodeId) => {
    const step = stepOfNode(node);
    return step !== undefined && used.has(step) && ['account', ...regions].includes(scopeOfNode(node));
  };
  const recorded = Object.entries(state?.nodes ?? {}).filter(([node]) => isWanted(node));
  inBackground([
    ...stepsIn(ahead).map(async (one) => lookForNodes(await lookAtStep(one, ahead), ahead)),
    ...recorded.map(([node, record]) => findAgain(node, record, contextOf)),
  ]);
}

/** The same for a run that makes no plan. */
export function lookAtSteps(ahead: Ahead): void {
  inBackground(stepsIn(ahead).map((one) => lookAtStep(one, ahead)));
}

const withUsed = (wanted: ReadonlySet<StepId>): ReadonlySet<StepId> =>
  new Set([...wanted, ...[...wanted].flatMap(usedBy)]);

interface StepIn {
  readonly step: Step;
  readonly region: string;
}

/** Account-wide steps once, the others in every region. */
function stepsIn({ wanted, regions }: Ahead): readonly StepIn[] {
  const used = withUsed(wanted);
  return regions.flatMap((region, at) =>
    STEPS.filter(({ id, scope }) => used.has(id) && (scope === 'region' || at === 0)).map((step) => ({ step, region })),
  );
}

/** @returns what the answers given so far lead to */
async function lookAtStep({ step, region }: StepIn, { contextOf, asking }: Ahead): Promise<readonly AwsNode[]> {
  const cx = contextOf(region);
  const draft = asking.book.draftFrom(region, asking.given);
  const seen = await step.look(cx, draft, isAskedAgain(asking));
  return step.nodes(seen, draft, cx, { resetPassword: '' });
}

/** What is on this computer is there as soon as it is asked for. */
function lookForNodes(nodes: readonly AwsNode[], { contextOf, state }: Ahead): void {
  const elsewhere = nodes.filter(({ scope }) => scope !== 'computer');
  beginToFind(elsewhere, contextOf, { record: (id) => state?.nodes[id] });
}

/** What a record tells of is looked for by itself: it does not wait for what it is made in. */
async function findAgain(node: NodeId, record: NodeRecord, contextOf: Ahead['contextOf']): Promise<void> {
  const { type, owner, live, spec } = record;
  const resource = RESOURCES.find((one) => one.type === type);
  const asked = { ...live, ...spec };
  await resource?.find(contextOf(scopeOfNode(node)), node, asked, live, owner === 'created', unfinishedBy(record));
}

/** Begins to look for everything that carries the tags of a set-up; lists of everything answer narrower questions that come later, too. */
export function lookForTagged(regions: readonly string[], contextOf: Ahead['contextOf']): void {
  inBackground(
    RESOURCES.flatMap(({ type, marked }) =>
      (isAccountWide(type) ? ['account'] : regions).map(async (scope) => marked?.(contextOf(scope))),
    ),
  );
}

/** Begins to look for what may stand in the way of removing what records tell of, as if all of it were there and went. */
export function lookForBlockers(
  records: Readonly<Record<NodeId, NodeRecord>>,
  contextOf: (scope: Scope, node: NodeId) => ReadContext,
): void {
  const created = Object.entries(records).filter(([, { owner, status }]) => owner === 'created' && status === 'done');
  inBackground(
    created.map(async ([node, { type, live }]) => {
      const resource = RESOURCES.find((one) => one.type === type);
      await resource?.blockers?.(contextOf(scopeOfNode(node), node), live, () => true);
    }),
  );
}

function inBackground(looks: readonly Promise<unknown>[]): void {
  void Promise.allSettled(looks);
}
