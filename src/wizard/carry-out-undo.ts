import type { ReadContext, WriteContext } from '../aws/context.ts';
import { lostCredentials } from '../engine/apply.ts';
import type { ExitCode, Fault } from '../engine/errors.ts';
import type { Outcome } from '../engine/events.ts';
import type { Ledger } from '../engine/ledger.ts';
import type { NodeId, Scope } from '../engine/resource.ts';
import { applyUndo } from '../engine/undo.ts';
import type { UndoPlan } from '../engine/undo-plan.ts';
import { stillThere } from '../engine/undo-verify.ts';
import type { World } from '../engine/world.ts';
import { makeLedger } from '../state/ledger.ts';
import { stepOfNode } from '../steps/node-ids.ts';
import { commandLine } from './command-line.ts';
import type { DestroyOptions } from './destroy-options.ts';
import type { Report } from './events.ts';
import { begun, leftOf } from './removal.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';
import type { MadeHere, UndoChoice } from './undo-choice.ts';
import { forgetWhatIsGone } from './undo-state.ts';
import { leftoversEvent } from './undo-telling.ts';

type Plan = UndoPlan<ReadContext, WriteContext>;

interface NotLookedAt {
  readonly node: string;
  readonly type: string;
  readonly fault: Fault;
}

/** What an undoing run has found and decided. */
export interface Undo {
  readonly choice: UndoChoice;
  readonly plan: Plan;
  /** Recorded, and not there any more. */
  readonly gone: readonly NodeId[];
  /** Recorded things that could not be looked for. */
  readonly unclear: readonly NotLookedAt[];
  /** Kinds of things that could not be looked through for our tags. */
  readonly unseen: readonly NotLookedAt[];
  readonly contextOf: (scope: Scope) => ReadContext;
  readonly world: World<ReadContext, WriteContext>;
}

/** Takes away what the plan says, proves it, forgets what is gone, and tells what is left and what it costs. */
export async function carryOutUndo(
  { plan, gone, unclear, world, choice }: Undo,
  shown: Plan,
  options: DestroyOptions,
  { store }: Session,
  around: Surroundings,
): Promise<ExitCode> {
  const { report, computer } = around;
  const ledger = makeLedger(store, () => computer.now());
  const before = store.state?.removal;
  const isRemoval = plan.some(({ undoing }) => undoing.action !== 'leave');
  store.update(({ finishedAt: _, ...state }) => ({
    ...state,
    ...(isRemoval ? { removal: begun(choice, before, computer.now()) } : {}),
  }));
  await store.save();
  for (const node of gone) await ledger.forget(node);
  const stepOf = ({ node }: MadeHere) => stepOfNode(node) ?? node;
  const outcomes = await applyUndo(plan, { world, ledger, emit: report, stepOf });
  await store.save();
  around.signal.throwIfAborted();
  if (lostCredentials(outcomes)) {
    const summary = {
      code: 'destroy.credentials-lost',
      facts: { command: commandLine(destroyAgain(options), options, around) },
    };
    report({ type: 'result', ok: false, exitCode: 3, summary });
    return 3;
  }

  const unconfirmed = await confirm(outcomes, ledger, world, report);
  const left = shown.filter(({ made }) => outcomes.get(made)?.kind !== 'done' || unconfirmed.includes(made));
  const count = left.length + unclear.length;
  if (count === 0) store.update(({ removal: _, ...state }) => ({ ...state, ...leftOf(before, choice) }));
  await forgetWhatIsGone(store, choice);
  if (left.length > 0) report(leftoversEvent(left, outcomes, unconfirmed, computer));
  const exitCode: ExitCode = count > 0 ? 1 : 0;
  const code = () => {
    if (count > 0) return 'destroy.left';
    return outcomes.size === 0 ? 'destroy.nothing' : 'destroy.done';
  };
  const facts = {
    count: String(count),
    removed: String(outcomes.size),
    destroy: commandLine(destroyAgain(options), options, around),
    init: commandLine('init', options, around),
  };
  report({ type: 'result', ok: count === 0, exitCode, summary: { code: code(), facts } });
  return exitCode;
}

/** The same part of the set-up, to be copied. */
function destroyAgain({ region, only }: DestroyOptions): string {
  return ['destroy', region && `--region ${region}`, only && `--only ${only.join(',')}`].filter(Boolean).join(' ');
}

/** Looks whether what was removed is gone; what still shows is on record again, for the next run. */
async function confirm(
  outcomes: ReadonlyMap<MadeHere, Outcome>,
  ledger: Ledger,
  world: Undo['world'],
  report: Report,
): Promise<readonly MadeHere[]> {
  const removed = [...outcomes].filter(([made, { kind }]) => kind === 'done' && made.undo === 'remove');
  if (removed.length === 0) return [];
  const unconfirmed = await stillThere(
    removed.map(([made]) => made),
    world,
    report,
  );
  for (const { node, resource, live } of unconfirmed) {
    await ledger.done(node, { type: resource.type, owner: 'created', live });
  }
  return unconfirmed;
}
