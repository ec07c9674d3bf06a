import { hasRootUser } from '../aws/partition.ts';
import { accountSummary } from '../aws/reads/account.ts';
import type { Check } from './check.ts';
import { securityCredentials, summaryDenied } from './root.ts';

/** The root user has MFA. AWS lets no program turn it on. */
export const rootMfaCheck: Check = {
  id: 'D002',
  name: 'root-mfa',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'hand',
  async run(examined, region) {
    const cx = examined.contextOf(region);
    const { partition } = cx.setup.identity;
    if (!hasRootUser(partition)) return [];
    const summary = await accountSummary(cx);
    if (!summary) return [summaryDenied];
    if (summary.AccountMFAEnabled === 1) return [{ light: 'green', code: 'doctor.root-mfa.in-order' }];
    const how = { code: 'doctor.root-mfa.how', facts: { url: securityCredentials(partition) } };
    return [{ light: 'yellow', code: 'doctor.root-mfa.off', how }];
  },
};
