import { describe, expect, it } from 'vitest';
import { actionOf, rememberAction } from '../../src/aws/action.ts';
import { faultOf } from '../../src/aws/fault.ts';
import type { FaultKind } from '../../src/engine/errors.ts';
import { SetupError } from '../../src/engine/errors.ts';

function thrown(name: string, status?: number, message = name, more: object = {}): Error {
  return Object.assign(new Error(message), {
    name,
    ...(status ? { $metadata: { httpStatusCode: status } } : {}),
    ...more,
  });
}

const KINDS: readonly (readonly [FaultKind, number, readonly string[]])[] = [
  ['denied', 403, ['AccessDenied', 'UnauthorizedOperation', 'AccessDeniedException']],
  ['absent', 404, ['NoSuchEntity', 'NoSuchEntityException', 'InvalidVpcID.NotFound', 'ClusterNotFoundException']],
  [
    'absent',
    400,
    ['InvalidGroup.NotFound', 'InvalidKeyPair.NotFound', 'InvalidPermission.NotFound', 'Gateway.NotAttached'],
  ],
  ['exists', 409, ['EntityAlreadyExists', 'EntityAlreadyExistsException', 'RouteAlreadyExists']],
  ['exists', 400, ['InvalidGroup.Duplicate', 'InvalidKeyPair.Duplicate', 'InvalidPermission.Duplicate']],
  ['exists', 400, ['Resource.AlreadyAssociated', 'InvalidLaunchTemplateName.AlreadyExistsException']],
  ['exists', 400, ['DuplicateRecordException']],
  ['quota', 400, ['CreationLimitExceededException', 'ServiceQuotaExceededException']],
  ['quota', 409, ['LimitExceededException', 'LimitExceeded']],
  [
    'quota',
    400,
    ['VpcLimitExceeded', 'AddressLimitExceeded', 'RulesPerSecurityGroupLimitExceeded', 'TagLimitExceeded'],
  ],
  ['throttled', 503, ['RequestLimitExceeded']],
  ['throttled', 400, ['Throttling', 'ThrottlingException', 'TooManyRequestsException', 'RequestThrottledException']],
  ['throttled', 429, ['Error', 'SomethingNew']],
  [
    'busy',
    409,
    ['ConcurrentModification', 'ConcurrentModificationException', 'EntityTemporarilyUnmodifiableException'],
  ],
  ['busy', 400, ['UpdateInProgressException', 'IncorrectState', 'InvalidVpcState']],
  ['not-ready', 401, ['OptInRequired', 'PendingVerification', 'Blocked']],
  ['credentials', 403, ['InvalidClientTokenId', 'SignatureDoesNotMatch', 'ExpiredToken', 'InvalidSignatureException']],
  ['credentials', 401, ['AuthFailure']],
  [
    'credentials',
    400,
    ['UnrecognizedClientException', 'ExpiredTokenException', 'RequestExpired', 'RequestTimeTooSkewed'],
  ],
  ['ambiguous', 500, ['InternalError', 'ServiceFailureException', 'ServerException', 'Error', 'SyntaxError']],
  ['ambiguous', 503, ['Unavailable', 'ServiceUnavailable', 'SomethingNew']],
  ['ambiguous', 400, ['RequestTimeout']],
  ['ambiguous', 200, ['SyntaxError']],
  ['denied', 403, ['SyntaxError']],
  [
    'invalid',
    400,
    ['ValidationError', 'InvalidParameterValue', 'InvalidVpc.Range', 'InvalidSubnet.Conflict', 'MissingParameter'],
  ],
  ['invalid', 400, ['InvalidInputException', 'MalformedPolicyDocumentException', 'PasswordPolicyViolationException']],
  ['in-use', 400, ['DependencyViolation', 'InvalidGroup.InUse']],
  ['in-use', 409, ['DeleteConflict', 'DeleteConflictException']],
  ['in-use', 400, ['ClusterContainsServicesException', 'ClusterContainsContainerInstancesException']],
  ['other', 404, ['Error']],
];

describe('what a failed call means', () => {
  it.each(KINDS.flatMap(([kind, status, names]) => names.map((name) => [name, status, kind] as const)))(
    '%s with HTTP %i is %s',
    (name, status, kind) => {
      expect(faultOf(thrown(name, status)).kind).toBe(kind);
    },
  );

  it.each([
    ['InvalidParameterException', 'Unable to assume the service linked role. Please verify that it exists.', 'busy'],
    [
      'InvalidParameterValue',
      'Value (x) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
      'busy',
    ],
    ['InvalidInputException', 'Service role name AWSServiceRoleForECS has been taken in this account', 'exists'],
    ['InvalidParameterException', 'Arguments on this idempotent request are inconsistent with', 'exists'],
    ['AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.', 'credentials'],
  ])('%s is judged by its words: %s', (name, message, kind) => {
    expect(faultOf(thrown(name, 400, message)).kind).toBe(kind);
  });

  it.each(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'])(
    '%s leaves open what was done',
    (code) => {
      expect(faultOf(thrown('Error', undefined, '', { code }))).toMatchObject({
        kind: 'ambiguous',
        name: code,
        message: code,
      });
    },
  );

  it.each([
    [
      'a service that cannot be reached',
      { code: 'ENOTFOUND', hostname: 'ec2.us-east-9.amazonaws.com' },
      'ec2.us-east-9.amazonaws.com',
    ],
    ['an address that refuses', { code: 'ECONNREFUSED', errors: [{ address: '127.0.0.1', port: 9 }] }, '127.0.0.1:9'],
  ])('names %s', (_, more, host) => {
    expect(faultOf(thrown('Error', undefined, '', more)).facts).toEqual({ reason: 'network', host });
  });

  it('knows a certificate that is not trusted from a network that is down', () => {
    const fault = faultOf(thrown('Error', undefined, 'self-signed', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }));
    expect(fault).toMatchObject({ kind: 'other', name: 'SELF_SIGNED_CERT_IN_CHAIN', facts: { reason: 'tls' } });
  });

  it.each(['AbortError', 'ExitPromptError', 'AbortPromptError'])('%s is the person’s wish', (name) => {
    expect(faultOf(thrown(name)).kind).toBe('aborted');
  });

  it('keeps Node’s name of a failure on this computer', () => {
    const full = thrown('Error', undefined, 'ENOSPC: no space left on device, write', { code: 'ENOSPC' });
    expect(faultOf(full)).toEqual({ kind: 'other', name: 'ENOSPC', message: 'ENOSPC: no space left on device, write' });
  });

  it.each([
    ['guard.write-refused', 1, 'other'],
    ['region.invalid', 2, 'invalid'],
    ['credentials.none', 3, 'credentials'],
    ['region.not-enabled', 3, 'not-ready'],
    ['file.exists', 1, 'exists'],
    ['stopped', 130, 'aborted'],
  ] as const)('our own %s with exit code %i is %s', (code, exitCode, kind) => {
    const facts = { flag: '--region' };
    expect(faultOf(new SetupError(code, facts, exitCode))).toMatchObject({ kind, name: code, facts });
  });

  it.each([undefined, null, 'text', 7])('reads %j, thrown by whoever', (value) => {
    expect(faultOf(value)).toEqual({ kind: 'other', name: 'Error', message: String(value) });
  });
});

describe('why credentials do not do', () => {
  const provider = (message: string) => thrown('CredentialsProviderError', undefined, message);

  it.each([
    ['none', provider('Could not load credentials from any providers')],
    ['login-expired', provider('Failed to load token from login/cache/x.json: Error: ENOENT')],
    ['login-expired', provider('Your session has expired. Please reauthenticate.')],
    ['login-expired', provider('Failed to load a token for session x, please re-authenticate using aws login')],
    [
      'sso-expired',
      provider(
        "The SSO session token associated with profile=X was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      ),
    ],
    [
      'sso-expired',
      provider('Token is expired. To refresh this SSO session run aws sso login with the corresponding profile.'),
    ],
    ['sso-expired', provider('UnauthorizedException: Session token not found or invalid')],
    ['mfa', provider('Profile X requires multi-factor authentication, but no MFA code callback was provided.')],
    ['mfa', thrown('AccessDenied', 403, 'MultiFactorAuthentication failed with invalid MFA one time pass code.')],
    [
      'mfa',
      thrown('ValidationError', 400, "Value '12' at 'tokenCode' failed to satisfy constraint: Member must have length"),
    ],
    ['process', provider('Profile X credential_process returned invalid JSON.')],
    ['profile', provider('Could not resolve credentials using profile: [x] in configuration/credentials file(s).')],
    ['invalid', provider('something new')],
    ['invalid', thrown('AuthFailure', 401)],
    ['expired', thrown('ExpiredTokenException', 400)],
    ['expired', thrown('RequestExpired', 400)],
    ['clock', thrown('RequestTimeTooSkewed', 403)],
    [
      'clock',
      thrown('InvalidSignatureException', 400, 'Signature not yet current: 20260101T000000Z is still later than'),
    ],
    ['clock', answeredAt('AuthFailure', -3_600_000)],
    ['expired', answeredAt('ExpiredToken', -3_600_000)],
    ['invalid', answeredAt('AuthFailure', 0)],
  ])('%s: %s', (reason, error) => {
    expect(faultOf(error)).toMatchObject({ kind: 'credentials', facts: { reason } });
  });

  it('is not told where the sign-in service could not be reached', () => {
    const offline = provider(
      'Failed to refresh token: Error: getaddrinfo ENOTFOUND us-east-1.signin.aws.amazon.com. Please re-authenticate using aws login',
    );
    expect(faultOf(offline)).toMatchObject({ kind: 'ambiguous', facts: { reason: 'network' } });
  });

  function answeredAt(name: string, offset: number): Error {
    const date = new Date(Date.now() + offset).toUTCString();
    return thrown(name, 401, name, { $response: { headers: { date } } });
  }
});

describe('the action a fault tells', () => {
  it('is spelled as policies spell it', () => {
    expect(actionOf('CreateVpcCommand', 'EC2Client')).toBe('ec2:CreateVpc');
    expect(actionOf('ListUsersCommand', 'IAMClient')).toBe('iam:ListUsers');
    expect(actionOf('CreateClusterCommand', 'ECSClient')).toBe('ecs:CreateCluster');
    expect(actionOf('GetCallerIdentityCommand', 'STSClient')).toBe('sts:GetCallerIdentity');
  });

  it.each([
    ['CreateBudgetCommand', 'budgets:ModifyBudget'],
    ['UpdateSubscriberCommand', 'budgets:ModifyBudget'],
    ['DescribeNotificationsForBudgetCommand', 'budgets:ViewBudget'],
    ['ListTagsForResourceCommand', 'budgets:ListTagsForResource'],
  ])('is %s as policies spell it, where AWS Budgets has one action for many calls', (command, action) => {
    expect(actionOf(command, 'BudgetsClient')).toBe(action);
  });

  it('is the first one noted on the error, unless the caller knows better', () => {
    const error = thrown('Throttling', 400);
    rememberAction(error, 'iam:CreateUser');
    rememberAction(error, 'iam:GetUser');
    expect(faultOf(error).action).toBe('iam:CreateUser');
    expect(faultOf(error, 'iam:TagUser').action).toBe('iam:TagUser');
    expect(faultOf(thrown('Throttling', 400))).not.toHaveProperty('action');
  });

  it('is the one the refusal names, with its resource and the policy that refused', () => {
    const error = thrown(
      'UnauthorizedOperation',
      403,
      'You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/kim is not authorized to perform: iam:PassRole on resource: arn:aws:iam::123456789012:role/ecsInstanceRole with an explicit deny in a service control policy',
    );
    rememberAction(error, 'ec2:RunInstances');
    expect(faultOf(error)).toMatchObject({
      action: 'iam:PassRole',
      facts: { resource: 'arn:aws:iam::123456789012:role/ecsInstanceRole', reason: 'service-control-policy' },
    });
  });
});
