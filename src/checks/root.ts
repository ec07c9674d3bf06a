import type { ReadContext } from '../aws/context.ts';
import { consoleHost, hasRootUser, type Partition } from '../aws/partition.ts';
import { accountSummary } from '../aws/reads/account.ts';
import type { CheckFinding } from './check.ts';
import { unseen } from './unseen.ts';

/** Where the console lets somebody change how they sign in. */
function securityCredentials(partition: Partition): string {
  return `https://${consoleHost(partition)}/iam/home#/security_credentials`;
}

/**
 * What the account's summary (iam:GetAccountSummary) says of its root user, told by `tell`; nothing where accounts have no such user.
 * `url` is where the root user changes how it signs in.
 */
export async function ofRootUser(
  cx: ReadContext,
  tell: (summary: Summary, url: string) => CheckFinding,
): Promise<readonly CheckFinding[]> {
  const { partition } = cx.setup.identity;
  if (!hasRootUser(partition)) return [];
  const summary = await accountSummary(cx);
  return [summary ? tell(summary, securityCredentials(partition)) : summaryDenied];
}

type Summary = NonNullable<Awaited<ReturnType<typeof accountSummary>>>;

const summaryDenied = unseen({ kind: 'denied', name: 'AccessDenied', message: '', action: 'iam:GetAccountSummary' });
