/** The developers: what is asked, found and told of them. */
export const developers = {
  'flag.developer-user': 'Name of a developer; may be given several times, or with commas',
  'flag.developer-group': 'Name of the developers group (default developers)',
  'flag.developer-policy': 'Name of the policy by which they hand roles to tasks (default ecs-developers-pass-role)',
  'developers.users': 'Names of the developers, separated by commas (Enter: the group alone)',
  'developers.group': 'Name of the developers group',
  'developers.policy': 'Name of the policy by which developers hand roles to tasks and instances',
  'developers.may-do':
    'Developers may use every service but not manage users, roles or the account (PowerUserAccess), may change their own password, and may hand the roles of this set-up to tasks and instances. What they start can cost money.',
  'developers.group-alone':
    'No developer was named, so the group alone is made. To make users in it: --developer-user NAME',
  'developers.others-stay':
    'These developers were made here earlier and are not named now: {users}. They stay as they are. Delete them in the console, or all developers with: aws-ecs-setup destroy --only developers[[ {options}]]',
  'developers.keep-password': 'These users have a console password and keep it: {users}.',
  'developers.note-sign-in': 'Developers ({users}) sign in to the console here:\n{url}',
  'developers.note-file':
    'The password of {user} is in this file, which only you can read. Give it to them in a safe way, then delete the file:\n{file}',
  'choice.other-developer-group': 'Use another name for the developers group',
  'choice.other-developer-policy': 'Use another name for the policy of the developers',
  'input.users-double': '"{name}" is in the list twice; to IAM, names that differ in case alone are the same.',
  'input.developer-is-administrator':
    '"{value}" is the administrator user. A developer needs a user of their own: use another name.',
  'input.developer-group-is-administrators':
    '"{value}" is the group of the administrators, whose members may do everything: use another name.',
} as const;
