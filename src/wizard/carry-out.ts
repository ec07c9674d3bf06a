import type { ReadContext, WriteContext } from '../aws/context.ts';
import { applyPlan } from '../engine/apply.ts';
import type { ExitCode } from '../engine/errors.ts';
import type { Applied, Outcome } from '../engine/events.ts';
import { isSettled, type Plan } from '../engine/plan.ts';
import type { NodeId } from '../engine/resource.ts';
import { verify } from '../engine/verify.ts';
import type { World } from '../engine/world.ts';
import { makeLedger } from '../state/ledger.ts';
import type { Message } from '../steps/step.ts';
import type { Asking } from './asking.ts';
import type { Gathered } from './gather.ts';
import { goOnAsRoot, isForRoot } from './root.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

export interface CarryingOut {
  readonly plan: Plan;
  readonly gathered: Gathered;
  readonly session: Session;
  readonly asking: Asking;
  readonly around: Surroundings;
  readonly world: World<ReadContext, WriteContext>;
}

/** Carries out a confirmed plan, proves it, keeps the result and tells what is next. */
export async function carryOut(doing: CarryingOut): Promise<ExitCode> {
  const { plan, session, around, world, gathered } = doing;
  const { store } = session;
  const ledger = makeLedger(store, () => around.computer.now());
  const making = { world, ledger, emit: around.report };
  const nothingToDo = isSettled(plan);
  if (!nothingToDo) store.update(({ finishedAt: _, ...state }) => state);

  const first = plan.changes.filter((change) => isForRoot(change.step));
  const applied = await applyPlan({ changes: first }, gathered.nodes, making);
  const switching = !(await goOnAsRoot(doing, applied));
  const rest = switching ? [] : plan.changes.filter((change) => !isForRoot(change.step));
  const appliedRest = await applyPlan({ changes: rest }, gathered.nodes, making);
  const outcomes = new Map([...applied.outcomes, ...appliedRest.outcomes]);
  await store.save();
  around.signal.throwIfAborted();

  const unconfirmed = nothingToDo ? [] : await verify({ plan, outcomes }, gathered.nodes, world, ledger, around.report);
  const open = [...outcomes.values()].filter((outcome) => outcome.kind !== 'done').length;
  const ok = open === 0 && unconfirmed.length === 0 && !switching;
  if (ok) store.update((state) => ({ ...state, finishedAt: new Date(around.computer.now()).toISOString() }));
  await store.save();
  if (!switching) around.report({ type: 'next-steps', notes: notesOf(doing, outcomes, ok) });
  return end({ plan, outcomes }, unconfirmed, switching, nothingToDo, around);
}

function end(
  { outcomes }: Applied,
  unconfirmed: readonly NodeId[],
  switching: boolean,
  nothingToDo: boolean,
  around: Surroundings,
): ExitCode {
  const open = [...outcomes].filter(([, outcome]) => outcome.kind !== 'done').map(([node]) => node);
  const exitCode: ExitCode = open.length + unconfirmed.length > 0 || switching ? 1 : 0;
  const facts = { count: String(open.length), nodes: unconfirmed.join(', ') };
  const code =
    open.length > 0
      ? 'run.left-undone'
      : unconfirmed.length > 0
        ? 'run.unconfirmed'
        : switching
          ? 'run.root-stopped'
          : nothingToDo
            ? 'run.nothing-to-do'
            : 'run.done';
  around.report({ type: 'result', ok: exitCode === 0, exitCode, summary: { code, facts } });
  return exitCode;
}

function notesOf(doing: CarryingOut, outcomes: ReadonlyMap<NodeId, Outcome>, ok: boolean): readonly Message[] {
  const { session, asking, gathered } = doing;
  const results = (node: NodeId) => {
    const outcome = outcomes.get(node);
    return outcome?.kind === 'done' ? outcome.live : undefined;
  };
  const notes = gathered.settled
    .filter((one) => one.wanted)
    .flatMap(({ step, cx, seen }) => step.notes(asking.book.of(cx.region).values, results, cx, seen));
  if (!ok) return notes;
  const region = session.regions[0] ?? '';
  return [
    ...notes,
    { code: 'next.other-region', facts: { command: 'aws-ecs-setup init --region REGION', region } },
    { code: 'next.undo' },
  ];
}
