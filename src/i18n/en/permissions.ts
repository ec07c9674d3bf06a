/** What is told of permissions. */
export const permissions = {
  'permissions.title': 'Permissions for this plan (expected)',
  'permissions.expected':
    'Expected, not certain: the real call decides. Policies of the organization, permissions boundaries and session policies may say otherwise.',
  'permissions.action': 'Missing',
  'permissions.for': 'For',
  'permissions.resource': 'On',
  'permissions.service-control-policy': '(forbidden by a policy of the organization)',
  'permissions.permissions-boundary': '(not allowed by the permissions boundary)',
  'permissions.nothing-planned': 'The plan changes nothing in the account, so it needs no permission to write.',
  'permissions.allowed': 'Allowed, as far as can be told: {count}.',
  'permissions.unknown':
    'Unknown, because nobody could be asked: {actions}. Unknown does not mean allowed; the run will show it.',
  'permissions.add':
    'An administrator of the account can allow what is missing with these statements in a policy of the signed-in identity:',
  'permissions.go-on': 'Permissions are expected to be missing. Go on all the same?',
  'permissions.missing':
    'Permissions are expected to be missing: {count}. Nothing was made or changed. Get them allowed, or use other credentials, then run the same command again; without --check-permissions it is tried all the same.',
  'permissions.root':
    'The root user cannot be simulated. It may do everything that a policy of the organization does not forbid.',
  'permissions.federated': 'The permissions of this kind of identity cannot be simulated.',
  'permissions.role-unread':
    'The permissions cannot be simulated, because the role behind this session cannot be looked up (iam:GetRole).',
  'permissions.may-not-simulate':
    'The permissions of {principal} cannot be simulated, because iam:SimulatePrincipalPolicy is not allowed. Message: {message}',
  'permissions.simulation-failed':
    'The permissions of {principal} could not be simulated; what was not answered is unknown. Message: {message}',
  'permissions.no-dry-runs': 'No dry runs are sent to {endpoint}: only EC2 itself is sure to honour them.',
  'permissions.policy-of': 'Policy {number} of {count}: {name}',
  'permissions.fresh-account':
    'These credentials may not look at the whole account. Where they may not, the policies are for an account in which nothing is set up yet.',
  'permissions.administrator':
    'Whoever may attach AdministratorAccess to a group can make themselves an administrator: treat these policies as administrator rights. To leave that out: --skip admin',
} as const;
