import { signInUrl } from '../aws/partition.ts';
import type { Applied } from '../engine/events.ts';
import type { CarryingOut } from './carry-out.ts';
import { commandLine } from './command-line.ts';

/** The steps that only the first identity of an account can do; the rest is better done as the administrator they make. */
const FOR_ROOT: readonly string[] = ['account', 'admin', 'alias'];

export const isForRoot = (step: string): boolean => FOR_ROOT.includes(step);

/** As root, once there is an administrator: recommends to go on as that user. True when the run goes on now. */
export async function goOnAsRoot(
  { plan, session, asking, around, options }: CarryingOut,
  applied: Applied,
): Promise<boolean> {
  const { identity } = session;
  const more = plan.changes.some((change) => !isForRoot(change.step) && change.action !== 'keep');
  const userName = applied.outcomes.get('account/admin-user');
  if (identity.kind !== 'root' || !more || userName?.kind !== 'done') return true;
  const facts = {
    user: String(userName.live.userName),
    url: signInUrl(identity.partition, identity.accountId),
    command: commandLine('resume', { stateFlag: options.stateFlag }, around),
  };
  if (!asking.prompter) {
    around.report({ type: 'notice', level: 'warning', code: 'run.root-goes-on', facts });
    return true;
  }
  const choices = [
    { value: 'switch', text: { code: 'run.root-choice-switch', facts } },
    { value: 'go-on', text: { code: 'run.root-choice-go-on', facts } },
  ];
  const chosen = await asking.prompter.choose({ code: 'run.root-recommend', facts }, choices, 'switch');
  if (chosen === 'switch') around.report({ type: 'notice', level: 'info', code: 'run.root-switch-how', facts });
  return chosen === 'go-on';
}
