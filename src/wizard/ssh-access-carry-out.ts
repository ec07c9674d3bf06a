import { applyPlan } from '../engine/apply.ts';
import type { ExitCode } from '../engine/errors.ts';
import { isSettled } from '../engine/plan.ts';
import type { NodeId } from '../engine/resource.ts';
import { verify } from '../engine/verify.ts';
import type { Store } from '../state/store.ts';
import { STEPS } from '../steps/index.ts';
import type { Message } from '../steps/step.ts';
import type { Session } from './session.ts';
import type { SshPlan } from './ssh-access-plan.ts';
import type { Surroundings } from './surroundings.ts';

/** Carries out what was agreed to, proves it, keeps the result and says how to log in. */
export async function carryOutSshAccess(
  planned: SshPlan,
  { store }: Session,
  { report, computer, signal }: Surroundings,
): Promise<ExitCode> {
  const { plan, regions, world, ledger } = planned;
  const rules = regions.map(({ rule }) => rule);
  const settled = isSettled(plan);
  const wasFinished = store.state?.finishedAt !== undefined;
  if (!settled) store.update(({ finishedAt: _, ...state }) => state);
  const { outcomes } = await applyPlan(plan, rules, { world, ledger, emit: report });
  await store.save();
  signal.throwIfAborted();

  const unconfirmed = settled ? [] : await verify({ plan, outcomes }, rules, world, ledger, report);
  const open = [...outcomes.values()].filter((outcome) => outcome.kind !== 'done').length;
  const ok = open + unconfirmed.length === 0;
  if (ok && wasFinished && !settled) {
    store.update((state) => ({ ...state, finishedAt: new Date(computer.now()).toISOString() }));
  }
  await store.save();
  if (ok && planned.cidr !== 'none') report({ type: 'next-steps', notes: notesOf(planned, store) });
  const exitCode = ok ? 0 : 1;
  report({ type: 'result', ok, exitCode, summary: summaryOf(planned, open, unconfirmed) });
  return exitCode;
}

function summaryOf({ cidr, plan }: SshPlan, open: number, unconfirmed: readonly NodeId[]): Message {
  if (open > 0) return { code: 'run.left-undone', facts: { count: String(open) } };
  if (unconfirmed.length > 0) return { code: 'run.unconfirmed', facts: { nodes: unconfirmed.join(', ') } };
  if (isSettled(plan))
    return cidr === 'none'
      ? { code: 'ssh-access.closed-already' }
      : { code: 'ssh-access.open-already', facts: { cidr } };
  return cidr === 'none' ? { code: 'ssh-access.closed' } : { code: 'ssh-access.opened', facts: { cidr } };
}

/** The `ssh` command, in the words of the step that made the key. */
function notesOf({ regions, book, cidr }: SshPlan, { state }: Store): readonly Message[] {
  const keyPair = STEPS.find(({ id }) => id === 'key-pair');
  const results = (node: NodeId) => {
    const record = state?.nodes[node];
    return record?.status === 'done' ? record.live : undefined;
  };
  return regions.flatMap(({ cx }) => {
    const draft = { ...book.draftFrom(cx.region, new Map()), sshCidr: cidr };
    return keyPair?.notes(draft, results, cx, undefined) ?? [];
  });
}
