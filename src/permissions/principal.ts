import type { ReadContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { role } from '../aws/reads/roles.ts';

/**
 * Why the caller cannot be simulated:
 * - `root`, `federated` — IAM simulates users and roles only
 * - `role-unread` — the role behind the session is not to be seen, and its ARN cannot be told from the session's
 */
export type NoPrincipal = 'root' | 'federated' | 'role-unread';

/** Whose policies are to be simulated: the user, or the role behind a session, with its path (aws-facts §0.5, §1.1). */
export async function principalOf(cx: ReadContext): Promise<{ readonly arn: string } | { readonly none: NoPrincipal }> {
  const { kind, arn, name } = cx.setup.identity;
  if (kind === 'root' || kind === 'federated') return { none: kind };
  // Emulators call a user by an ARN of STS, which IAM does not know.
  if (kind === 'user') return /^arn:[^:]+:iam:/.test(arn) ? { arn } : { none: 'federated' };
  try {
    const found = (await role(cx, name))?.Arn;
    return found ? { arn: found } : { none: 'role-unread' };
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind === 'aborted' || fault.kind === 'credentials') throw error;
    return { none: 'role-unread' };
  }
}
