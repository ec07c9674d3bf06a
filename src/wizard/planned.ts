import type { StepId } from '../answers/flags.ts';
import type { KeyType } from '../computer/keys/generate.ts';
import { SetupError } from '../engine/errors.ts';
import type { Change, Plan } from '../engine/plan.ts';
import { priceOf } from '../prices/prices.ts';
import { keyFile } from '../resources/key-file.ts';
import { regionOfNode } from '../steps/node-ids.ts';
import type { AnswerBook } from './answer-book.ts';
import { costsOf } from './costs.ts';
import type { Costs, PlannedChange } from './events.ts';
import type { Gathered } from './gather.ts';
import { usedBy } from './selection.ts';

/**
 * A plan in which what another step would have to make is not made in passing.
 * @throws SetupError `step.needs`, exit 2, when it is not there to be used
 */
export function onlyUsed(plan: Plan, wanted: ReadonlySet<StepId>, only: boolean): Plan {
  const shown = only ? plan.changes.map((change) => withoutSkipping(change, wanted)) : plan.changes;
  const changes = shown.map((change): Change => {
    if (wanted.has(change.step as StepId) || change.action === 'keep') return change;
    if (change.live) return { ...change, action: 'keep' };
    const step = [...wanted].find((id) => usedBy(id).includes(change.step as StepId)) ?? '';
    const flag = only ? `--only ${step}` : `--skip ${change.step}`;
    throw new SetupError('step.needs', { flag, step, needed: change.step }, 2);
  });
  return { changes };
}

/** Where steps were named, one is left out by naming the others; nobody does without the step that they run alone. */
function withoutSkipping(change: Change, wanted: ReadonlySet<StepId>): Change {
  if (!change.conflict) return change;
  const choices = change.conflict.choices.flatMap((choice) => {
    const skipped = choice.answers?.skip;
    if (!Array.isArray(skipped)) return [choice];
    const others = [...wanted].filter((id) => !skipped.includes(id));
    return others.length > 0 ? [{ ...choice, flag: `--only ${others.join(',')}` }] : [];
  });
  return { ...change, conflict: { ...change.conflict, choices } };
}

/** The changes as they are shown: each with its value, where that came from, and what the thing costs a month once it is there. */
export function plannedChanges(
  { changes }: Plan,
  { nodes, wanted }: Gathered,
  regions: readonly string[],
  book: AnswerBook,
): readonly PlannedChange[] {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const shown = changes.filter((change) => wanted.has(change.step as StepId));
  return shown.flatMap((change) => {
    const node = nodeOf.get(change.node);
    // Not wanted and not there: nothing to say.
    if (!node || (node.absent && change.action === 'keep')) return [];
    const region = regionOfChange(change, regions);
    const { sources } = book.of(region);
    const source = node.answers.map((key) => sources[key as keyof typeof sources]).find((one) => one !== undefined);
    const monthlyPrice = priceOf(change.type, { ...change.live, ...change.spec }, region);
    return [{ ...change, value: node.value, ...(source ? { source } : {}), monthlyPrice }];
  });
}

/** The types of the key pairs whose private halves the plan has made here. */
export function keysToMake({ changes }: Plan): readonly KeyType[] {
  const made = changes.filter(({ type, action }) => type === keyFile.type && action === 'create');
  return made.map(({ spec }) => spec.keyType as KeyType);
}

/** What is there once the plan is carried out costs this much a month. */
export function plannedCosts(changes: readonly PlannedChange[], regions: readonly string[]): Costs {
  const there = changes.filter(({ action }) => action !== 'remove' && action !== 'conflict');
  return costsOf(
    there.map(({ monthlyPrice = 0 }) => monthlyPrice),
    regions,
    there.map(({ type }) => type),
  );
}

/** The region a change belongs to; account-wide ones are answered for in the first. */
export function regionOfChange({ node }: Pick<Change, 'node'>, regions: readonly string[]): string {
  return regionOfNode(node) ?? regions[0] ?? '';
}
