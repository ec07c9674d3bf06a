import { consoleHost, type Partition } from '../aws/partition.ts';
import { unseen } from './unseen.ts';

/** Where the console lets somebody change how they sign in. */
export function securityCredentials(partition: Partition): string {
  return `https://${consoleHost(partition)}/iam/home#/security_credentials`;
}

/** The summary that tells of the root user was refused. */
export const summaryDenied = unseen({
  kind: 'denied',
  name: 'AccessDenied',
  message: '',
  action: 'iam:GetAccountSummary',
});
