import { signInUrl } from '../aws/partition.ts';
import type { Applied } from '../engine/events.ts';
import type { CarryingOut } from './carry-out.ts';
import { commandLine } from './command-line.ts';

/** The steps that only the first identity of an account can do; the rest is better done as the administrator they make. */
const FOR_ROOT: readonly string[] = ['account', 'root-mfa', 'admin', 'mfa', 'alias'];
const ADMIN_USER = 'account/admin-user';

export const isForRoot = (step: string): boolean => FOR_ROOT.includes(step);

/** Is this root, with an administrator in the plan and work left that the administrator could do? Tells a script that it goes on. */
export function asksToLeaveRoot({ plan, session, asking, around }: CarryingOut): boolean {
  const admin = plan.changes.find((change) => change.node === ADMIN_USER);
  const more = plan.changes.some((change) => !isForRoot(change.step) && change.action !== 'keep');
  if (session.identity.kind !== 'root' || !admin || !more) return false;
  if (asking.prompter) return true;
  const { partition, accountId } = session.identity;
  const facts = { user: String(admin.spec.userName), url: signInUrl(partition, accountId) };
  around.report({ type: 'notice', level: 'warning', code: 'run.root-goes-on', facts });
  return false;
}

/** Recommends to go on as the administrator who is there now. True when the person goes on as root. */
export async function goOnAsRoot(
  { session, asking, around, options }: CarryingOut,
  applied: Applied,
): Promise<boolean> {
  const admin = applied.outcomes.get(ADMIN_USER);
  if (admin?.kind !== 'done' || !asking.prompter) return true;
  const { partition, accountId } = session.identity;
  const facts = {
    user: String(admin.live.userName),
    url: signInUrl(partition, accountId),
    command: commandLine('resume', { stateFlag: options.stateFlag }, around),
  };
  const choices = [
    { value: 'switch', text: { code: 'run.root-choice-switch', facts } },
    { value: 'go-on', text: { code: 'run.root-choice-go-on', facts } },
  ];
  const chosen = await asking.prompter.choose({ code: 'run.root-recommend', facts }, choices, 'switch');
  if (chosen === 'switch') around.report({ type: 'notice', level: 'info', code: 'run.root-switch-how', facts });
  return chosen === 'go-on';
}
