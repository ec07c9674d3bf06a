import { SetupError } from '../engine/errors.ts';
import type { Removal, State } from '../state/schema.ts';
import { commandLine } from './command-line.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';
import type { UndoChoice } from './undo-choice.ts';

/** What is remembered of a removal until it has ended: one that is taken up again was begun when it was begun first. */
export function begun({ regions, only }: UndoChoice, before: Removal | undefined, now: number): Removal {
  const since = before?.since ?? new Date(now).toISOString();
  return { since, ...(regions ? { regions } : {}), ...(only ? { only } : {}) };
}

/** The command that goes on with it; empty where none is under way. */
export function goOnRemoving(state: State | undefined, options: GlobalOptions, around: Surroundings): string {
  if (!state?.removal) return '';
  const { regions, only } = state.removal;
  const words = ['destroy', regions && `--region ${regions.join(',')}`, only && `--only ${only.join(',')}`];
  return commandLine(words.filter(Boolean).join(' '), options, around);
}

/** Whoever looks, or sets up again, is told that a removal was begun and has not ended. */
export function tellRemoval(state: State | undefined, options: GlobalOptions, around: Surroundings): void {
  if (!state?.removal) return;
  const facts = { since: state.removal.since.slice(0, 10), command: goOnRemoving(state, options, around) };
  around.report({ type: 'notice', level: 'info', code: 'run.removal-begun', facts });
}

/** What goes on with a set-up does not make again what is being taken away. @throws SetupError */
export function refuseWhileRemoving(state: State | undefined, options: GlobalOptions, around: Surroundings): void {
  if (!state?.removal) return;
  const facts = {
    since: state.removal.since.slice(0, 10),
    destroy: goOnRemoving(state, options, around),
    init: commandLine('init', options, around),
  };
  throw new SetupError('resume.removal-begun', facts);
}
