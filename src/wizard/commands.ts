import type { StepId } from '../answers/flags.ts';
import { beginToFindAwsCli } from '../computer/aws-cli.ts';
import type { ExitCode } from '../engine/errors.ts';
import { SetupError } from '../engine/errors.ts';
import type { DestroyOptions } from './destroy-options.ts';
import type { DoctorOptions } from './doctor-options.ts';
import { type GivenAnswers, givenAnswers } from './given-answers.ts';
import { heldBack } from './held-back.ts';
import { inSession } from './session.ts';
import type { SetupOptions } from './setup-options.ts';
import type { SshAccessOptions } from './ssh-access-wish.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

// What the commands consist of is loaded while the account is being asked who it is: nobody waits for it.

/** `init`, `resume` and the steps' own commands: look, ask, plan, confirm, apply, verify, tell what is next. */
export function runSetup(options: SetupOptions, around: Surroundings): Promise<ExitCode> {
  const prompter = options.yes ? undefined : around.prompter;
  const setUp = async (around: Surroundings, sure: () => void) => {
    const given = await givenAnswers(options, around.computer);
    if (!prompter && !options.yes && !options.dryRun) throw new SetupError('input.no-terminal', { flag: '--yes' }, 2);
    return inSession({
      options: { ...options, needsSetup: options.resume },
      purpose: options.dryRun ? 'look' : 'change',
      around,
      // A whole set-up tells about the AWS CLI, which takes half a second to say its version.
      beginAhead(over) {
        if (!options.only && !skips(given, 'aws-cli')) beginToFindAwsCli(around.computer, over);
      },
      load: () => import('./setup-run.ts'),
      run: ({ setUp }, session) => setUp({ options, given, prompter, sure }, session, around),
    });
  };
  // A person at the prompts is told everything at once.
  if (prompter) return setUp(around, () => undefined);
  return heldBack(around.report, (report, release) => setUp({ ...around, report }, release));
}

const skips = ({ given }: GivenAnswers, step: StepId): boolean => {
  const skipped = given.get('skip')?.value;
  return Array.isArray(skipped) && skipped.includes(step);
};

/** `status`: looks at the account and says of every node whether it is there as wanted. Writes nothing. */
export function runStatus(options: GlobalOptions, around: Surroundings): Promise<ExitCode> {
  return inSession({
    options,
    purpose: 'look',
    around,
    load: () => import('./status-run.ts'),
    run: ({ tellStatus }, session) => tellStatus(session, options, around),
  });
}

/**
 * `doctor`: looks at the account and this computer and says of every check how it stands. Without `--fix` it writes nothing; with it,
 * it puts right what this tool made and may put right, and looks again.
 */
export async function runDoctor(options: DoctorOptions, around: Surroundings): Promise<ExitCode> {
  const prompter = options.yes ? undefined : around.prompter;
  const ids = options.fix && (await import('./doctor-options.ts')).fixIds(options.fix);
  if (ids && !options.yes && !prompter) throw new SetupError('input.no-terminal', { flag: '--yes' }, 2);
  return inSession({
    options,
    purpose: ids ? 'change' : 'look',
    around,
    load: () => import('./doctor-run.ts'),
    run: ({ examineAndFix }, session) => examineAndFix(session, ids, options, around, prompter),
  });
}

/** `destroy`: looks for everything this set-up made, shows what goes and what stays, asks, and takes it away. */
export function runDestroy(options: DestroyOptions, around: Surroundings): Promise<ExitCode> {
  return inSession({
    options: { ...options, needsSetup: true },
    purpose: options.dryRun ? 'look' : 'change',
    around,
    load: () => import('./destroy-run.ts'),
    run: ({ undoSetup }, session) => undoSetup(session, options, around),
  });
}

/**
 * `ssh-access`: lets the present address, or a given range, use SSH in the place of the one before, or nobody. It changes one answer and
 * one rule a region; whatever else of the set-up is missing or changed stays as it is.
 */
export async function runSshAccess(options: SshAccessOptions, around: Surroundings): Promise<ExitCode> {
  const { readWish } = await import('./ssh-access-wish.ts');
  const wish = readWish(options);
  const { dryRun } = options;
  const prompter = options.yes || dryRun ? undefined : around.prompter;
  if (!prompter && !options.yes && !dryRun) throw new SetupError('input.no-terminal', { flag: '--yes' }, 2);
  const move = (around: Surroundings, sure: () => void) =>
    inSession({
      options: { ...options, needsSetup: true },
      purpose: dryRun ? 'look' : 'change',
      around,
      load: () => import('./ssh-access-run.ts'),
      run: ({ moveSshAccess }, session) => moveSshAccess(wish, dryRun, session, around, prompter, sure),
    });
  if (prompter) return move(around, () => undefined);
  return heldBack(around.report, (report, release) => move({ ...around, report }, release));
}

/** `policy`: the least-privilege policies for what `init` would do here with these answers. Writes nothing. */
export function runPolicy(options: SetupOptions, around: Surroundings): Promise<ExitCode> {
  return heldBack(around.report, async (report, release) => {
    const held = { ...around, report };
    const given = await givenAnswers(options, around.computer);
    return inSession({
      options,
      purpose: 'look',
      around: held,
      load: () => import('./policy-run.ts'),
      run: ({ printPolicies }, session) => printPolicies(session, given, options, held, release),
    });
  });
}
