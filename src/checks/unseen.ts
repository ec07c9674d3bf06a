import type { StepId } from '../answers/flags.ts';
import type { Fault } from '../engine/errors.ts';
import type { Change } from '../engine/plan.ts';
import type { NodeId } from '../engine/resource.ts';
import { type CheckFinding, changeOf, type Examined } from './check.ts';

/** What could not be looked at is never in order: yellow, naming the action that was refused or failed. */
export function unseen(fault: Fault, about: Pick<CheckFinding, 'node' | 'region'> = {}): CheckFinding {
  // An error of our own has its own sentence.
  if (/^[a-z-]+\.[a-z-]+$/.test(fault.name)) {
    return { light: 'yellow', code: fault.name, ...(fault.facts ? { facts: fault.facts } : {}), ...about };
  }
  const facts = { action: fault.action ?? '', name: fault.name };
  const code = fault.kind === 'denied' ? 'doctor.unseen.denied' : 'doctor.unseen.failed';
  return { light: 'yellow', code, facts, ...about };
}

export type NodeLook =
  /** Its step was left out. */
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unseen'; readonly finding: CheckFinding }
  | { readonly kind: 'seen'; readonly change: Change };

/** What the plan's look at a node found, or why it found nothing. */
export function lookAt(examined: Examined, step: StepId, node: NodeId): NodeLook {
  const failed = examined.failed.find((one) => one.step === step);
  if (failed) return { kind: 'unseen', finding: unseen(failed.fault, { node }) };
  const change = changeOf(examined, node);
  if (!change) return { kind: 'left-out' };
  const fault = faultBehind(examined, change);
  return fault ? { kind: 'unseen', finding: unseen(fault, { node }) } : { kind: 'seen', change };
}

/** Why it is not known how a node stands: the look at it failed, or at what it is found by. */
export function faultBehind(examined: Examined, change: Change): Fault | undefined {
  if (change.fault || change.live) return change.fault;
  return change.blockedBy === undefined ? undefined : changeOf(examined, change.blockedBy)?.fault;
}
