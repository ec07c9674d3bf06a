import type { GetCallerIdentityCommandInput } from '@aws-sdk/client-sts';
import { ACCOUNT_ID } from './account.ts';
import { operation } from './operation.ts';

/** Who everybody is in the practice account: an assumed role, so that nothing warns of the root user. */
export const CALLER_ROLE = 'Practice';
export const CALLER_ARN = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${CALLER_ROLE}/you`;

export const identityOperations = {
  GetCallerIdentity: operation<GetCallerIdentityCommandInput>([], () => ({
    UserId: 'AROAIOSFODNN7EXAMPLE:you',
    Account: ACCOUNT_ID,
    Arn: CALLER_ARN,
  })),
};
