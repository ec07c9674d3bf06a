import type { FaultKind } from '../engine/errors.ts';

/** IAM and STS name a modelled error with the suffix and an unmodelled one without; both spellings count. */
function named(...names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join('|')})(Exception)?$`);
}

/**
 * Wire names, first match wins (aws-facts §0.4, §0.5 and the tables of each task).
 * IAM's LimitExceeded is a quota although the SDK retries it as a throttle.
 */
const KINDS: readonly (readonly [RegExp, FaultKind])[] = [
  [
    named(
      ...['Throttling', 'Throttled', 'RequestThrottled', 'EC2Throttled', 'TooManyRequests', 'SlowDown'],
      ...['RequestLimitExceeded', 'BandwidthLimitExceeded', 'ProvisionedThroughputExceeded'],
      ...['PriorRequestNotComplete', 'TransactionInProgress'],
    ),
    'throttled',
  ],
  [/(Limit|Quota)Exceeded(Exception)?$/, 'quota'],
  [named('AccessDenied', 'UnauthorizedOperation', 'UnauthorizedAccess'), 'denied'],
  [
    named(
      ...['InvalidClientTokenId', 'AuthFailure', 'UnrecognizedClient', 'InvalidAccessKeyId', 'InvalidSecurity'],
      ...['MissingAuthenticationToken', 'IncompleteSignature', 'SignatureDoesNotMatch', 'InvalidSignature'],
      ...['ExpiredToken', 'RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed'],
      ...['CredentialsProviderError', 'TokenProviderError', 'ProviderError'],
    ),
    'credentials',
  ],
  [named('OptInRequired', 'PendingVerification', 'Blocked', 'SubscriptionRequired'), 'not-ready'],
  [/(^NoSuchEntity|NotFound|^Gateway\.NotAttached)(Exception)?$/, 'absent'],
  // The last: an earlier call with the same client token asked for something else, so that another token is needed.
  [
    /(AlreadyExists|\.Duplicate|^DuplicateRecord|^Resource\.AlreadyAssociated|^IdempotentParameterMismatch)(Exception)?$/,
    'exists',
  ],
  [
    named(
      ...['ConcurrentModification', 'EntityTemporarilyUnmodifiable', 'ConcurrentTagAccess', 'UpdateInProgress'],
      ...['IncorrectState', 'InvalidVpcState', 'InvalidSubnet\\.State'],
    ),
    'busy',
  ],
  [
    named(
      ...['InternalError', 'InternalFailure', 'InternalServerError', 'InternalServer', 'ServiceFailure', 'Server'],
      ...['ServerError', 'ServiceUnavailable', 'Unavailable', 'TimeoutError', 'RequestTimeout'],
    ),
    'ambiguous',
  ],
  [named('AbortError', 'ExitPromptError', 'AbortPromptError', 'CancelPromptError'), 'aborted'],
  // Something still uses it: a matter of order, not of input.
  [/InUse(Exception)?$|^(DependencyViolation|DeleteConflict|ClusterContains\w+?)(Exception)?$/, 'in-use'],
  [/^Invalid|^(Validation|MissingParameter|UnknownParameter|Malformed|PasswordPolicy|PolicyNotAttachable)/, 'invalid'],
  [named('UnmodifiableEntity', 'CidrConflict', 'DuplicateSubnetsInSameZone', 'UnsupportedOperation'), 'invalid'],
];

/** Errors whose name says less than their words. */
const WORDS: readonly (readonly [RegExp, FaultKind])[] = [
  [/unable to assume the service linked role/i, 'busy'],
  [/invalid iam instance profile name|has no associated iam roles/i, 'busy'],
  [/has been taken in this account/i, 'exists'],
  [/arguments on this idempotent request are inconsistent/i, 'exists'],
  [/multifactorauthentication failed|'tokenCode' failed to satisfy constraint/i, 'credentials'],
  // Credential providers wrap what kept them from their sign-in service and keep only its words.
  [/\b(ENOTFOUND|ECONNREFUSED|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/, 'ambiguous'],
];

/** What an error's name and words mean; undefined when they say nothing. */
export function kindOfName(name: string, message: string): FaultKind | undefined {
  return find(WORDS, message) ?? find(KINDS, name);
}

function find(table: readonly (readonly [RegExp, FaultKind])[], text: string): FaultKind | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
