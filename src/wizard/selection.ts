import { EXTRAS, extrasOfFlags, isExtraStep } from '../answers/extras.ts';
import { FLAGS, STEP_IDS, type StepId } from '../answers/flags.ts';
import type { Identity } from '../aws/identity.ts';
import type { State } from '../state/schema.ts';
import { stepOfNode } from '../steps/node-ids.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Report } from './events.ts';
import type { FlagTexts, Given } from './given.ts';
import { refuseIdle } from './idle-flags.ts';
import type { Session } from './session.ts';

const ADMIN_KEYS = FLAGS.filter(({ step }) => step === 'admin').map(({ key }) => key);

/** Steps that a step uses but does not make when it runs alone. */
export const STEP_NEEDS: { readonly [K in StepId]?: readonly StepId[] } = {
  mfa: ['admin'],
  'security-group': ['vpc'],
  endpoints: ['vpc'],
  trunking: ['instance-role'],
  'task-role': ['cluster'],
  'cli-profile': ['admin'],
};

export interface Selection {
  /** `--only`, or the one step of a step's own command. */
  readonly only: readonly string[] | undefined;
  readonly identity: Identity;
  readonly given: Given;
  /** Those of the command line among them, as they were written. */
  readonly flags?: FlagTexts;
  readonly book: AnswerBook;
  readonly regions: readonly string[];
  /** What earlier runs made, if there were any. */
  readonly state: State | undefined;
  /** A person is asked again which extras they want. */
  readonly again?: boolean;
  readonly report: Report;
}

/**
 * Which steps this run carries out: those asked for, or the core without what the person does without, and the chosen extras.
 * @throws SetupError `input.flag-idle`, exit 2
 */
export function selectSteps(selection: Selection): ReadonlySet<StepId> {
  const wanted = wantedSteps(selection);
  const { book, given, flags = {}, only, regions } = selection;
  const skip = only ? [] : (book.of(regions[0] ?? '').values.skip ?? book.saved('skip', regions[0] ?? '') ?? []);
  const used = new Set([...wanted, ...[...wanted].flatMap(usedBy)]);
  refuseIdle({
    flags,
    extras: (given.get('with')?.value ?? []) as readonly string[],
    used,
    skip: skip as readonly string[],
  });
  return wanted;
}

/** The steps of a set-up as it stands, for a run that only looks. */
export function stepsOfSetUp(
  { identity, regions, store }: Pick<Session, 'identity' | 'regions' | 'store'>,
  { given, book }: Pick<Selection, 'given' | 'book'>,
  report: Report,
): ReadonlySet<StepId> {
  return selectSteps({ only: undefined, identity, given, book, regions, state: store.state, report });
}

/** What a step uses of others, directly or through them. */
export function usedBy(id: StepId): readonly StepId[] {
  const needs = STEP_NEEDS[id] ?? [];
  return [...needs, ...needs.flatMap(usedBy)];
}

function wantedSteps(selection: Selection): ReadonlySet<StepId> {
  const { only, book, report } = selection;
  const [region = ''] = selection.regions;
  const saved = (book.saved('skip', region) ?? []) as readonly string[];
  if (only) {
    // A step that is asked for by name is not done without any more.
    if (saved.some((id) => only.includes(id))) {
      const skip = saved.filter((id) => !only.includes(id));
      book.set('skip', region, skip, 'flag');
    }
    return new Set(STEP_IDS.filter((id) => only.includes(id)));
  }
  const skip = skipped(selection, saved, region);
  for (const step of STEP_IDS.filter((id) => skip.includes(id))) {
    report({ type: 'notice', level: 'info', code: 'run.skipped-step', facts: { step } });
  }
  const made = stepsMade(selection.state);
  // Whose MFA it is, is made elsewhere.
  const isElsewhere = selection.identity.kind === 'sso' && skip.includes('admin') && !made.includes('admin');
  const extras = new Set([...stepsOf(chosenExtras(selection, isElsewhere ? ['mfa'] : [])), ...made]);
  return new Set(STEP_IDS.filter((id) => !skip.includes(id) && (!isExtraStep(id) || extras.has(id))));
}

function skipped({ identity, given, book, report }: Selection, saved: readonly string[], region: string) {
  const fromGiven = given.get('skip');
  const skip = [...((fromGiven?.value ?? saved) as readonly string[])];
  if (fromGiven) book.set('skip', region, skip, fromGiven.source);
  if (identity.kind === 'sso' && !skip.includes('admin') && !ADMIN_KEYS.some((key) => given.has(key))) {
    report({ type: 'notice', level: 'info', code: 'admin.not-for-identity-center' });
    skip.push('admin');
  }
  return skip;
}

/** The extras by flag or answers file – `--with`, or any flag of an extra's step –, else those an earlier run was told. */
function chosenExtras(
  { given, book, regions, state, again, report }: Selection,
  without: readonly string[],
): readonly string[] {
  const [region = ''] = regions;
  const saved = again ? [] : ((book.saved('with', region) ?? []) as readonly string[]);
  const fromGiven = given.get('with');
  const implied = extrasOfFlags((key) => given.has(key) && given.get(key)?.value !== false);
  const all = [...new Set([...((fromGiven?.value ?? saved) as readonly string[]), ...implied])];
  const chosen = all.filter((id) => !without.includes(id));
  if (chosen.length < all.length) report({ type: 'notice', level: 'info', code: 'mfa.not-for-identity-center' });
  if (fromGiven) {
    answerExtras(chosen, fromGiven.source, { given, book, regions });
    tellStaying(chosen, (book.saved('with', region) ?? []) as readonly string[], stepsMade(state), report);
  }
  if (!fromGiven && implied.length > 0) book.set('with', region, chosen, 'flag');
  return chosen;
}

/**
 * What is not chosen any more is not taken away in passing: says so, and how it is.
 * @param before what an earlier run was told to do
 */
export function tellStaying(
  chosen: readonly string[],
  before: readonly string[],
  made: readonly StepId[],
  report: Report,
): void {
  const left = EXTRAS.filter(({ id }) => !chosen.includes(id));
  const steps = left.filter(({ id, step }) => id === step && made.includes(step)).map(({ id }) => id);
  const options = left.filter(({ id, step }) => id !== step && before.includes(id)).map(({ id }) => id);
  const facts = { extras: steps.join(', '), only: steps.join(',') };
  if (steps.length > 0) report({ type: 'notice', level: 'info', code: 'extra.stays', facts });
  const flags = options.map((id) => (id === 'nat' ? '--nat none' : `--no-${id}`)).join(' ');
  if (options.length > 0) {
    report({ type: 'notice', level: 'info', code: 'extra.option-stays', facts: { extras: options.join(', '), flags } });
  }
}

/** Notes which extras were chosen, and what choosing an option of a core step answers there. */
export function answerExtras(
  chosen: readonly string[],
  source: 'flag' | 'file' | 'asked',
  { given, book, regions }: Pick<Selection, 'given' | 'book' | 'regions'>,
): void {
  for (const region of regions) {
    book.set('with', region, chosen, source);
    for (const { answers = {} } of EXTRAS.filter(({ id }) => chosen.includes(id))) {
      for (const [key, value] of Object.entries(answers)) {
        if (!given.has(key as keyof typeof answers)) book.set(key as keyof typeof answers, region, value, source);
      }
    }
  }
}

/** The steps of extras that are steps of their own. */
export function stepsOf(extras: readonly string[]): readonly StepId[] {
  return EXTRAS.filter(({ id }) => extras.includes(id)).map(({ step }) => step);
}

/** A step that was carried out alone is one of the set-up from then on. */
export function stepsMade(state: State | undefined): readonly StepId[] {
  return Object.keys(state?.nodes ?? {}).flatMap((node) => stepOfNode(node) ?? []);
}
