import { hasRootUser } from '../aws/partition.ts';
import { accountSummary } from '../aws/reads/account.ts';
import type { Check } from './check.ts';
import { securityCredentials, summaryDenied } from './root.ts';

/** The root user has no access keys. */
export const rootAccessKeysCheck: Check = {
  id: 'D003',
  name: 'root-access-keys',
  scope: 'account',
  lights: ['red'],
  fixedBy: 'hand',
  async run(examined, region) {
    const cx = examined.contextOf(region);
    const { partition } = cx.setup.identity;
    if (!hasRootUser(partition)) return [];
    const summary = await accountSummary(cx);
    if (!summary) return [summaryDenied];
    const keys = summary.AccountAccessKeysPresent ?? 0;
    if (keys === 0) return [{ light: 'green', code: 'doctor.root-access-keys.in-order' }];
    const how = { code: 'doctor.root-access-keys.how', facts: { url: securityCredentials(partition) } };
    return [{ light: 'red', code: 'doctor.root-access-keys.present', how }];
  },
};
