import { SetupError } from '../engine/errors.ts';
import type { Removal, State } from '../state/schema.ts';
import { commandLine } from './command-line.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';
import type { UndoChoice } from './undo-choice.ts';

/** What is remembered of a removal until it has ended: together with one that was begun before, since when it is under way. */
export function begun(choice: UndoChoice, before: Removal | undefined, now: number): Removal {
  const { since, regions, only } = before ?? { ...choice, since: new Date(now).toISOString() };
  const together = { regions: joined(regions, choice.regions), only: joined(only, choice.only) };
  return { since, ...definedIn(together) };
}

/** What is still to be taken away of a removal that was begun, once this one has ended: all of it, unless it was among this. */
export function leftOf(before: Removal | undefined, { regions, only }: UndoChoice): { removal?: Removal } {
  if (!before || (isAmong(before.regions, regions) && isAmong(before.only, only))) return {};
  return { removal: before };
}

type Part = readonly string[] | undefined;
/** Nothing named is everything. */
const joined = (one: Part, other: Part): Part => one && other && [...new Set([...one, ...other])];
const isAmong = (part: Part, whole: Part): boolean =>
  whole === undefined || (part?.every((one) => whole.includes(one)) ?? false);

const definedIn = ({ regions, only }: Pick<UndoChoice, 'regions' | 'only'>) => ({
  ...(regions ? { regions } : {}),
  ...(only ? { only } : {}),
});

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
