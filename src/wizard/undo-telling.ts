import type { Outcome } from '../engine/events.ts';
import type { Undoing } from '../engine/undo-plan.ts';
import { stepOfNode } from '../steps/node-ids.ts';
import type { PricedUndoing, RunEvent } from './events.ts';
import type { MadeHere } from './undo-choice.ts';

type Shown = readonly { readonly made: MadeHere; readonly undoing: Undoing }[];
type Unclear = Extract<RunEvent, { type: 'undo-plan' }>['unclear'];

/** The plan of an undoing run, as plain data. */
export function undoPlanEvent(shown: Shown, unclear: Unclear, dryRun: boolean): RunEvent {
  return { type: 'undo-plan', things: shown.map(({ undoing }) => priced(undoing)), unclear, dryRun };
}

/** What is still there after an undoing run, each with its reason. */
export function leftoversEvent(
  left: Shown,
  outcomes: ReadonlyMap<MadeHere, Outcome>,
  unconfirmed: readonly MadeHere[],
): RunEvent {
  const why = (made: MadeHere) => {
    if (unconfirmed.includes(made)) return { because: { reason: 'undo.still-shows', facts: {} } };
    const outcome = outcomes.get(made);
    if (outcome?.kind === 'failed') return { fault: outcome.fault };
    if (outcome?.kind !== 'skipped') return {};
    return { because: { reason: 'undo.waits-for', facts: { node: outcome.because } } };
  };
  return { type: 'leftovers', things: left.map(({ made, undoing }) => ({ ...priced(undoing), ...why(made) })) };
}

/** Nothing that this tool makes costs anything by itself (aws-facts §25). */
const priced = (undoing: Undoing): PricedUndoing => ({
  ...undoing,
  step: stepOfNode(undoing.node) ?? undoing.node,
  monthlyPrice: 0,
});
