/** Credentials, account, region and network: what keeps a run from beginning. */
export const errorsAws = {
  'credentials.none':
    'No AWS credentials were found: neither in the environment, nor in a profile, nor from a sign-in. Get some, for example with aws login, then run the same command again.',
  'credentials.login-expired':
    'The sign-in of profile "{profile}" is missing or over. Sign in again with: aws login --profile {profile}',
  'credentials.sso-expired':
    'The IAM Identity Center sign-in of profile "{profile}" is missing or over. Sign in again with: aws sso login --profile {profile}',
  'credentials.mfa-refused':
    'AWS did not accept the MFA code for profile "{profile}": it was wrong or too old. Wait for the next code on the device, then run the same command again.',
  'credentials.mfa-needs-terminal':
    'The profile asks for a code of the MFA device {serial}, and there is no terminal to type it on. Run the command in a terminal, or pass credentials that need no code.',
  'credentials.process-failed':
    'The program that gives the credentials of profile "{profile}" (credential_process) failed. Run that program yourself to see why, then run the same command again. Message: {message}',
  'credentials.profile-unusable':
    'Profile "{profile}" is there but holds no credentials that can be used. Complete it, for example with aws login --profile {profile}, or pass another one with --profile. Message: {message}',
  'credentials.profile-missing':
    'There is no profile "{profile}" in the AWS config and credentials files.[[ Profiles there: {known}.]] Check the name given by --profile or AWS_PROFILE, or make the profile with: aws login --profile {profile}',
  'credentials.profile-over-keys':
    'Profile "{profile}" is used; the access keys in the environment are not. To use those, unset AWS_PROFILE and leave --profile out.',
  'credentials.role-denied':
    'Profile "{profile}" is set to assume a role[[ ({role})]], and AWS refused that. Ask whoever manages the role to let you in through its trust policy and to allow you {action}. Message: {message}',
  'credentials.clock':
    'The clock of this computer is wrong by several minutes, so AWS refuses its requests. Set date and time (turn on setting them automatically), then run the same command again.',
  'credentials.expired':
    'The credentials of profile "{profile}" have expired. Get new ones, for example with aws login or aws sso login, then run the same command again.',
  'credentials.invalid':
    'AWS does not know the credentials of profile "{profile}", or the secret does not belong to the key. They may have been deleted or mistyped. Sign in again or correct them. Message: {message}',
  'credentials.not-for-iam':
    'AWS takes these credentials, but not for IAM ({name}): temporary credentials made without an MFA code may not use it. Sign in another way, for example with aws login, or get credentials with an MFA code, then run the same command again.',
  'account.not-expected':
    'The credentials belong to account {actual} and not to {expected}. Nothing was done. Use the credentials of the expected account, or correct the account id.',
  'identity.unreadable':
    'AWS answered with an identity of an unknown kind ({arn}). Use an IAM user, a role, IAM Identity Center or the root user.',
  'partition.unknown':
    'The credentials belong to a part of AWS this tool does not know ({partition}). It works in aws, aws-cn, aws-us-gov and aws-eusc.',
  'region.invalid':
    '"{value}" (from {source}) is not the name of a region. Names look like ap-northeast-2; write several with commas between them.',
  'region.unknown': 'There is no AWS region "{value}" for this account.[[ Similar names: {nearest}.]] Check the name.',
  'region.not-enabled':
    'The region {region} is not enabled for this account. Enable it at {url} (this can take some minutes), or choose another region.',
  'region.refused':
    'AWS takes the credentials, but not in the region {region}: most likely it is not enabled for this account, or was enabled only minutes ago. Enable it at {url} (this can take some minutes) or choose another region; temporary credentials from before that must be renewed by signing in again. Then run the same command again.',
  'network.unreachable':
    'AWS cannot be reached[[ at {host}]]. Check the network connection and, if you need a proxy, HTTPS_PROXY; then run the same command again. Message: {message}',
  'network.proxy-refused':
    'The proxy between this computer and AWS refused the connection or did not answer. Check HTTPS_PROXY and what the proxy allows. Message: {message}',
  'network.proxy-unsupported':
    'The proxy[[ {proxy}]] uses a protocol that is not supported[[ ({protocol})]]. Set HTTPS_PROXY to an address that begins with http:// or https://.',
  'network.untrusted':
    'The connection to AWS[[ at {host}]] is not trusted: the certificate is not from a known authority. If your network inspects traffic, set NODE_EXTRA_CA_CERTS to its certificate file. Message: {message}',
  'own-address.url':
    'AWS_ECS_SETUP_CHECKIP_URL is "{url}", which is not an https address. Only https is used, so that nobody in between can choose who may use SSH. Correct or unset it.',
  'setup.two-ids':
    'The account carries the marks of more than one set-up ({ids}), and it is not clear which one to go on with. Go on with the state folder of the one you want (--state-dir), or remove the tags aws-ecs-setup:setup-id of the other.',
  'guard.write-refused':
    'A call that changes things ({action}) was stopped while only looking. Nothing was changed. This is a mistake in this tool; please report it.',
} as const;
