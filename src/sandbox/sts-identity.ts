import type { GetCallerIdentityCommandInput } from '@aws-sdk/client-sts';
import { ACCOUNT_ID } from './account.ts';
import { iamFailure } from './failure.ts';
import { arnOf } from './iam-entities.ts';
import { type Call, operation } from './operation.ts';

/** Who everybody is in the practice account: an assumed role, so that nothing warns of the root user. */
export const CALLER_ROLE = 'Practice';
export const CALLER_ARN = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${CALLER_ROLE}/you`;

const YOU = { UserId: 'AROAIOSFODNN7EXAMPLE:you', Account: ACCOUNT_ID, Arn: CALLER_ARN };

/** Who calls: the person who practises, whom `edit` may have made somebody else, or the user whose key signs. */
export function callerArn(call: Call): string {
  if (call.accessKeyId === undefined) return call.account.caller ?? CALLER_ARN;
  return ofAccessKey(call, call.accessKeyId).Arn;
}

/** Who signs with an access key; one that is inactive, deleted or a moment old is not known. */
function ofAccessKey({ account, now }: Call, id: string): typeof YOU {
  const user = account.iam.users.find(({ accessKeys }) =>
    accessKeys.some((key) => key.id === id && key.active && (key.knownAt ?? 0) <= now),
  );
  if (user) return { UserId: user.id, Account: ACCOUNT_ID, Arn: arnOf('user', user) };
  throw iamFailure('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
}

export const identityOperations = {
  GetCallerIdentity: operation<GetCallerIdentityCommandInput>([], (call) =>
    call.accessKeyId === undefined ? { ...YOU, Arn: callerArn(call) } : ofAccessKey(call, call.accessKeyId),
  ),
};
