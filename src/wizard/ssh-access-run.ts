import { type ExitCode, SetupError } from '../engine/errors.ts';
import { isSettled } from '../engine/plan.ts';
import type { Prompter } from './prompter.ts';
import type { Session } from './session.ts';
import { carryOutSshAccess } from './ssh-access-carry-out.ts';
import { noticesOf, planSshAccess, shownChanges } from './ssh-access-plan.ts';
import { type SshWish, settleWish } from './ssh-access-wish.ts';
import type { Surroundings } from './surroundings.ts';

/** Lets the wished for address use SSH in the place of the one before. `sure` is called once it has proved usable. */
export async function moveSshAccess(
  wish: SshWish,
  dryRun: boolean,
  session: Session,
  around: Surroundings,
  prompter: Prompter | undefined,
  sure: () => void,
): Promise<ExitCode> {
  const { store } = session;
  const { report } = around;
  if (!store.state) throw new SetupError('resume.none-at-all', {}, 3);
  if (store.healed) report({ type: 'notice', level: 'warning', code: 'run.state-healed', facts: { path: store.path } });
  report({ type: 'looking' });
  const { cidr, source } = await settleWish(wish, session.local);
  const planned = await planSshAccess(cidr, source, store.state, session, around);
  sure();
  for (const notice of await noticesOf(planned)) report({ type: 'notice', ...notice });
  const changes = shownChanges(planned);
  if (changes.length > 0 || dryRun) report({ type: 'plan', changes, dryRun });
  if (dryRun) {
    report({ type: 'result', ok: true, exitCode: 0, summary: { code: 'run.dry-run-end' } });
    return 0;
  }
  if (!isSettled(planned.plan) && prompter && !(await prompter.confirm({ code: 'run.confirm' }, true))) {
    report({ type: 'result', ok: false, exitCode: 1, summary: { code: 'ssh-access.declined' } });
    return 1;
  }
  // Before the first call: what is killed in between is gone on with towards the new address, by `init` as well.
  store.update((state) => ({ ...state, answers: planned.book.toSave() }));
  await store.save();
  return carryOutSshAccess(planned, session, around);
}
