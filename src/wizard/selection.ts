import { FLAGS, STEP_IDS, type StepId } from '../answers/flags.ts';
import type { Identity } from '../aws/identity.ts';
import type { AnswerBook } from './answer-book.ts';
import type { Report } from './events.ts';
import type { Given } from './given.ts';

const ADMIN_KEYS = FLAGS.filter(({ step }) => step === 'admin').map(({ key }) => key);

/** Steps that a step uses but does not make when it runs alone. */
export const STEP_NEEDS: { readonly [K in StepId]?: readonly StepId[] } = { 'security-group': ['vpc'] };

/** Which steps this run carries out: those asked for, or all but those the person does without. */
export function selectSteps(
  only: readonly string[] | undefined,
  identity: Identity,
  given: Given,
  book: AnswerBook,
  region: string,
  report: Report,
): ReadonlySet<StepId> {
  const saved = (book.saved('skip', region) ?? []) as readonly string[];
  if (only) {
    // A step that is asked for by name is not done without any more.
    if (saved.some((id) => only.includes(id))) {
      book.set(
        'skip',
        region,
        saved.filter((id) => !only.includes(id)),
        'flag',
      );
    }
    return new Set(STEP_IDS.filter((id) => only.includes(id)));
  }
  const fromGiven = given.get('skip');
  const skip = [...((fromGiven?.value ?? saved) as readonly string[])];
  if (fromGiven) book.set('skip', region, skip, fromGiven.source);
  if (identity.kind === 'sso' && !skip.includes('admin') && !ADMIN_KEYS.some((key) => given.has(key))) {
    report({ type: 'notice', level: 'info', code: 'admin.not-for-identity-center' });
    skip.push('admin');
  }
  for (const step of STEP_IDS.filter((id) => skip.includes(id))) {
    report({ type: 'notice', level: 'info', code: 'run.skipped-step', facts: { step } });
  }
  return new Set(STEP_IDS.filter((id) => !skip.includes(id)));
}
