import { STEP_IDS } from '../answers/flags.ts';
import type { Computer } from '../computer/computer.ts';
import { shortPath } from '../computer/short-path.ts';
import type { Outcome } from '../engine/events.ts';
import type { Undoing } from '../engine/undo-plan.ts';
import { PRICES_AS_OF, priceOf } from '../prices/prices.ts';
import { RESOURCES } from '../resources/index.ts';
import type { State } from '../state/schema.ts';
import { regionOfNode, stepOfNode } from '../steps/node-ids.ts';
import type { PricedUndoing, RunEvent } from './events.ts';
import type { MadeHere } from './undo-choice.ts';

type Shown = readonly { readonly made: MadeHere; readonly undoing: Undoing }[];
type Home = Pick<Computer, 'home'>;
type Used = Extract<RunEvent, { type: 'undo-plan' }>['used'];
type Unclear = Extract<RunEvent, { type: 'undo-plan' }>['unclear'];

/** The plan of an undoing run, as plain data: region by region, the guide's steps from the last to the first. */
export function undoPlanEvent(shown: Shown, used: Used, unclear: Unclear, dryRun: boolean, computer: Home): RunEvent {
  const things = inOrder(shown.map(({ undoing }) => priced(undoing, computer)));
  return { type: 'undo-plan', things, used, unclear, asOf: PRICES_AS_OF, dryRun };
}

/** What the records of a set-up say was there before it, and is not among what is to be undone. */
export function usedThings(records: State['nodes'], things: Shown, computer: Home): Used {
  const told = new Set(things.map(({ made }) => made.node));
  return Object.entries(records).flatMap(([node, { owner, type, live }]) => {
    const resource = RESOURCES.find((one) => one.type === type);
    if (owner !== 'adopted' || told.has(node) || !resource?.remove) return [];
    return [{ type, title: shortPath(resource.title(live), computer) }];
  });
}

/** What is still there after an undoing run, each with its reason. */
export function leftoversEvent(
  left: Shown,
  outcomes: ReadonlyMap<MadeHere, Outcome>,
  unconfirmed: readonly MadeHere[],
  computer: Home,
): RunEvent {
  const why = (made: MadeHere) => {
    if (unconfirmed.includes(made)) return { because: { reason: 'undo.still-shows', facts: {} } };
    const outcome = outcomes.get(made);
    if (outcome?.kind === 'failed') return { fault: outcome.fault };
    if (outcome?.kind !== 'skipped') return {};
    return { because: { reason: 'undo.waits-for', facts: { node: outcome.because } } };
  };
  const things = left.map(({ made, undoing }) => ({ ...priced(undoing, computer), ...why(made) }));
  return { type: 'leftovers', things: inOrder(things) };
}

function priced(undoing: Undoing, computer: Home): PricedUndoing {
  const { node, type, scope, title } = undoing;
  const region = regionOfNode(node);
  return {
    ...undoing,
    title: scope === 'computer' ? shortPath(title, computer) : title,
    step: stepOfNode(node) ?? node,
    ...(region === undefined ? {} : { region }),
    monthlyPrice: priceOf(type, undoing.live, region),
  };
}

const STEPS: readonly string[] = STEP_IDS;
const TYPES = RESOURCES.map(({ type }) => type);

function inOrder(things: readonly PricedUndoing[]): readonly PricedUndoing[] {
  const rank = ({ region = '', step, type }: PricedUndoing) => [
    // Account-wide things go last.
    region === '' ? 1 : 0,
    region,
    -STEPS.indexOf(step),
    -TYPES.indexOf(type),
  ];
  const compare = (one: PricedUndoing, other: PricedUndoing) => {
    const [mine, theirs] = [rank(one), rank(other)];
    const at = mine.findIndex((value, index) => value !== theirs[index]);
    if (at < 0) return 0;
    return (mine[at] ?? 0) < (theirs[at] ?? 0) ? -1 : 1;
  };
  return things.toSorted(compare);
}
