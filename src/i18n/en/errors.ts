/** The error view: what every failed call is told as, and how to get to an account. */
export const errors = {
  'error.title': 'Error:',
  'error.aws-said': 'AWS said: {message}',
  'error.debug-hint': 'Technical details: run the command again with --debug.',
  'error.denied':
    'AWS refused the call[[ {action}]][[ on {resource}]], because the signed-in identity[[ ({who})]] has no permission for it; nothing was done by it.[[ Tagging what it makes needs {also} as well.]] Ask an administrator of the account to allow it (a permissions boundary or a policy of the organization can forbid it too), or use credentials that may do it, then run the same command again.',
  'error.denied-by-organization':
    'AWS refused the call[[ {action}]][[ on {resource}]] to[[ {who}]], because a service control policy of the organization forbids it; nothing was done by it. A statement in a policy of this identity alone does not help: whoever manages the organization in AWS Organizations has to change that policy, or the work has to be done in an account it does not apply to. Then run the same command again.',
  'error.denied-by-boundary':
    'AWS refused the call[[ {action}]][[ on {resource}]] to[[ {who}]], because its permissions boundary does not allow it; nothing was done by it. A statement in a policy of this identity alone does not help: an administrator of the account has to allow it in the boundary as well, or give other credentials. Then run the same command again.',
  'error.statement': 'Policy statement that allows it:',
  'error.absent':
    'Something that is needed is not there ({name}[[, {action}]]). It may have been removed meanwhile, or AWS does not show it yet. Run the same command again: it looks at the account afresh.',
  'error.exists':
    'Something of that name is there already ({name}[[, {action}]]). Run the same command again to see it in the plan, or choose another name.',
  'error.alias-taken':
    'Another AWS account has this alias already: aliases are shared by all accounts. Choose another one with --alias NAME, or none with --alias "".',
  'error.in-use':
    'Something else still uses it, so AWS did not remove it ({name}[[, {action}]]). Remove what uses it, then run the same command again.',
  'error.busy':
    'Another change in the account did not end in time ({name}[[, {action}]]). Nothing was done by this call. Wait a few minutes, then run the same command again.',
  'error.throttled':
    'AWS refused calls because there are too many at a time ({name}[[, {action}]]); other programs in the account count too. Wait a few minutes, then run the same command again.',
  'error.ambiguous':
    'AWS gave no clear answer ({name}[[, {action}]]), so the call may or may not have been carried out. Check the network, then run the same command again: it looks first and makes nothing twice.',
  'error.credentials':
    'AWS does not accept the credentials ({name}[[, {action}]]): they may be wrong or over. Sign in again, for example with aws login or aws sso login, then run the same command again.',
  'error.clock':
    'The clock of this computer differs from that of AWS by several minutes, so AWS refuses the calls ({name}[[, {action}]]). Set date and time (turn on setting them automatically), then run the same command again.',
  'error.expired':
    'The credentials have expired ({name}[[, {action}]]). What was made is recorded. Sign in again, for example with aws login or aws sso login, then run the same command again.',
  'error.quota':
    'The account has reached a limit[[: {quota}]] ({name}[[, {action}]]). Remove something you do not need, or ask for a higher limit under Service Quotas in the console[[ (quota code {quotaCode})]], then run the same command again.',
  'error.blocked':
    'AWS has blocked this account ({name}[[, {action}]]). Only AWS can lift that: contact AWS Support from the console (https://console.aws.amazon.com/support), then run the same command again.',
  'error.not-ready':
    'The account or the region is not active yet ({name}[[, {action}]]). After sign-up this usually takes minutes, at most 24 hours, and AWS sends an e-mail when it is done. Then run the same command again; if AWS says the account is blocked, contact AWS Support.',
  'error.invalid':
    'AWS did not accept a value ({name}[[, {action}]]). The message of AWS says which one. Change the answer, then run the same command again.',
  'error.aborted': 'Stopped before it was finished. What was made is recorded. Run the same command again to go on.',
  'error.other':
    'This did not work ({name}[[, {action}]]). What was made is recorded. Settle what the message says, then run the same command again.',
  'error.sign-up': [
    'If you have no AWS account yet:',
    '1. Open https://portal.aws.amazon.com/billing/signup',
    '2. Enter an e-mail address, a password and an account name, and choose the free or the paid plan.',
    '3. Enter your address and a payment card, and confirm your identity by text message or call.',
    '4. Choose the basic support plan, which is free.',
    '5. Wait for the e-mail that says the account is active: usually minutes, at most 24 hours.',
    'If you have an account, get credentials in one of these ways:',
    '- aws login (AWS CLI 2.32.0 or newer): signs in with the browser',
    '- AWS CloudShell in the console: credentials are there already',
    '- aws configure sso, then aws sso login: for IAM Identity Center',
    '- a profile that is there: --profile NAME',
    '- environment variables: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN',
    'To practise without an account: --sandbox',
  ].join('\n'),
} as const;
