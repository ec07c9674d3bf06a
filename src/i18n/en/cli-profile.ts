/** The profile of the AWS CLI and its access key: what is asked, found and told of them. */
export const cliProfile = {
  'resource.computer.cli-profile': 'AWS CLI profile',
  'resource.iam.access-key': 'Access key',
  'fact.profile': 'name of the profile',
  'fact.region': 'Region',
  'fact.output': 'output format',
  'fact.account': 'account',
  'fact.secret': 'replaced, because its secret was lost',
  'flag.cli-profile': 'Name of the AWS CLI profile (default: default, or aws-ecs-setup where that is taken)',
  'flag.cli-auth': 'How the profile signs in: aws login (default), or an access key of the administrator user',
  'cli-profile.auth': 'How should the AWS CLI sign in?',
  'cli-profile.auth-login': 'With "aws login": through the browser, no key on this computer',
  'cli-profile.auth-access-key': 'With an access key: for programs that cannot open a browser; does not expire',
  'cli-profile.name': 'Name of the AWS CLI profile',
  'cli-profile.region': 'Region of the AWS CLI profile',
  'cli-profile.long-term':
    'An access key of {user} does not expire and lies in a file: whoever reads the file can do all that {user} may. "aws login" needs no such key (--cli-auth login).',
  'cli-profile.note-login':
    'The profile "{profile}" is in {path}. To sign in with it through the browser, and again when the sign-in has run out:\n{command}',
  'cli-profile.note-login-later':
    'The profile "{profile}" is in {path}. Install the AWS CLI {wanted} or newer[[ ({version} is installed)]]; then sign in with it through the browser:\n{command}',
  'cli-profile.note-practice':
    'The profile "{profile}" is in {path}, a file of the practice account that the AWS CLI does not read: there is nothing to sign in to. With a real account, the command to sign in stands here.',
  'cli-profile.note-permission':
    'The root user and administrators may use aws login. Other users and roles need this policy:\n{policy}',
  'cli-profile.note-own':
    'The profile "{profile}" in {path} has credentials of its own already; they were left as they are. Whose they are:\n{check}',
  'cli-profile.note-key':
    'The access key is in {credentials}, which only you can read, under the profile "{profile}". AWS shows its secret nowhere else. To try it:\n{check}',
  'conflict.cli-profile-differs':
    'There is a profile of this name already, with {fact} "{have}"; "{want}" would take its place. It is changed only if you say so. Or use another name for the profile.',
  'conflict.access-key-gone':
    'An access key that was made for this profile is there, but not in the credentials file any more: {have}. If nobody uses it, delete it in IAM and run the same command again.',
  'conflict.access-key-doubtful':
    'An access key may come from an earlier run that stopped, or from somebody else: {have}. If nobody uses it, delete it in IAM and run the same command again.',
  'conflict.access-key-foreign':
    'The credentials file has a key under this profile that is none of the administrator user: {have}. It is not written over. Use another name for the profile.',
  'conflict.access-key-two':
    'The user has two access keys, and there can be no more (in brackets when each was last used, as far as AWS knows): {have}. None of them is deleted. Delete one that nobody uses in IAM, or sign in with aws login.',
  'conflict.access-key-inactive':
    'The access key of this profile has been switched off in IAM: {have}. It is not switched on again. Use another name for the profile, or sign in with aws login.',
  'choice.other-cli-profile': 'Use another name for the profile',
  'choice.cli-login': 'Sign in with aws login, without an access key',
  'input.cli-profile':
    '"{value}" cannot be the name of a profile. Use up to 64 letters, digits and the characters . _ @ + -, with a letter, a digit or _ at the beginning.',
  'access-key.never-root':
    'No access key is made for a user called "{user}": a key of the root user can do everything and cannot be limited. Sign in with aws login, or name another user with --admin-user.',
  'access-key.no-answer':
    'AWS made an access key for {user} and did not tell it. Run the same command again: the key is then replaced.',
  'access-key.not-taken':
    'The access key {key} is in the profile "{profile}", but AWS does not take it yet. Run the same command again in a few minutes.',
  'access-key.profile-taken':
    'The profile "{profile}" in {path} holds another key in the meantime: {key}. It is not written over. Use another name: --cli-profile NAME',
  'file.not-text':
    'The file {path} is not plain text in UTF-8, so it is not changed. Save it as UTF-8, or name another file, then run the same command again.',
  'undo.cli-profile-in-use':
    'This run works with the profile {names}. Sign in with another profile, then run the same command again.',
  'undo.cli-profile-key': 'The access key of this profile stays: {names}.',
  'undo.cli-profile-more':
    'More has been written into the profile since: {names}. Take that out first if nobody needs it.',
  'doctor.access-keys.title': 'The administrator user has no access keys that nobody needs',
  'doctor.access-keys.why':
    'An access key does not expire; one that is forgotten is found by others some day. With aws login none is needed.',
  'doctor.access-keys.none': 'The administrator user {user} has no access keys.',
  'doctor.access-keys.in-order': 'The access key {key} of {user} is the one of the AWS CLI profile; {days} days old.',
  'doctor.access-keys.old':
    'The access key {key} of {user} is {days} days old[[ (last used on {used})]]. A key is best replaced every 90 days.',
  'doctor.access-keys.other':
    'The user {user} has an access key that this set-up does not use: {key}, {days} days old[[, last used on {used}]].',
  'doctor.access-keys.how': 'Delete it, if nobody uses it, under {user} at {url}',
} as const;
