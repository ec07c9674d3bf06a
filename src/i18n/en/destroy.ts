/** What `destroy` tells. */
export const destroy = {
  'destroy.title': 'To be removed',
  'destroy.dry-run-title': 'Would be removed (nothing is changed)',
  'destroy.total':
    'What goes costs about {price} USD a month as long as it is there[[, what stays {staying}]] (estimate from list prices of {asOf}).',
  'destroy.total-free':
    'What goes costs nothing by being there[[; what stays about {staying} USD a month (estimate from list prices of {asOf})]].',
  'destroy.costs-note':
    'Cost: what each thing costs as long as it stays, by itself; an estimate. What you started with it (instances, for example) has its own price and is not touched here.',
  'destroy.action-remove': 'remove',
  'destroy.action-restore': 'put back',
  'destroy.by-tag': '(known by its tags alone)',
  'destroy.used-before': 'As far as is known, there before and only used: {names}',
  'destroy.stays': 'Stays',
  'destroy.not-looked-at': '{resource} could not be looked for.',
  'destroy.left-title': 'Still there',
  'destroy.type-number': 'This cannot be taken back. Type the number of account {account}',
  'destroy.type-alias-or-number': 'This cannot be taken back. Type the number or alias of account {account}',
  'destroy.wrong-answer': 'That is not this account. Nothing was changed. This account is {account}.',
  'destroy.wrong-account': 'The number given is not the signed-in account, which is {account}. Nothing was changed.',
  'destroy.not-confirmed':
    'nothing was changed, because nobody confirmed it. To remove what is listed in account {account} without being asked, pass both.',
  'destroy.dry-run-end': 'Dry run: nothing was changed, neither in the account nor on this computer.',
  'destroy.nothing': 'There is nothing to remove.',
  'destroy.done': 'Done. Removed: {removed}; the account was looked at again to make sure. To begin afresh: {init}',
  'destroy.left':
    'Still there: {count}. The lines above say why. Once that is settled, run the same command again: {destroy}',
  'destroy.credentials-lost':
    'Stopped, because AWS does not take the credentials any more. What is gone is gone; the rest is still there and still recorded. Once you have credentials again, go on with: {command}',
  'destroy.interrupted':
    'Stopped. What is gone is gone; the rest is still there and still recorded. To go on: {command}',
  'undo.not-chosen': 'It was left out by --only or --region.',
  'undo.not-the-same':
    'It has the name of what was made here, but it is not certain that it is the same thing: its tags or its content are others. Remove it by hand if it is not needed.',
  'undo.still-holds': 'This stays, and needs it: {resource} {title}.',
  'undo.needed-by': 'It belongs to this, which stays: {resource} {title}.',
  'undo.signs-the-requests':
    'These are the credentials that are used right now ({arn}). Sign in as somebody else, for example as the root user, and run the same command again.',
  'undo.needs-a-person':
    'Only its tags say that it was made here; there is no record of it. To remove it, run the command without --yes and confirm it.',
  'undo.still-shows': 'It was removed, but AWS still shows it. Run the same command again in a few minutes.',
  'undo.waits-for': 'It waits for {node}, which could not be removed.',
  'undo.unknown-type':
    'It was made by another version of this tool, which calls it {type}. Use that version, or remove it by hand.',
  'undo.user-access-keys':
    'The user has access keys: {names}. A program may be using them. Delete them first if nobody needs them.',
  'undo.user-mfa-devices': 'The user has an MFA device: {names}. Take it off first if the user is not needed any more.',
  'undo.user-ssh-keys': 'The user has SSH keys for CodeCommit: {names}. Delete them first if nobody needs them.',
  'undo.user-service-credentials':
    'The user has credentials for single services: {names}. Delete them first if nobody needs them.',
  'undo.user-certificates': 'The user has signing certificates: {names}. Delete them first if nobody needs them.',
  'undo.user-password':
    'User {names} has a console password that was not set here. Somebody may be signing in with it.',
  'undo.user-other-groups': 'The user is also a member of {names}. Remove the user there first.',
  'undo.user-policies': 'The user has policies that were not attached here: {names}. Detach them first.',
  'undo.user-inline-policies': 'The user has inline policies: {names}. Delete them first.',
  'undo.group-members': 'The group has other members: {names}. Without it they would lose their rights.',
  'undo.group-policies': 'The group has policies that were not attached here: {names}. Detach them first.',
  'undo.group-inline-policies': 'The group has inline policies: {names}. Delete them first.',
  'undo.role-policies': 'The role has policies that were not attached here: {names}. Something may be relying on them.',
  'undo.role-inline-policies': 'The role has inline policies: {names}. Something may be relying on them.',
  'undo.role-profiles': 'The role is in instance profiles that stay: {names}.',
  'undo.profile-instances':
    'Instances use it: {names}. Without it they would lose their connection to ECS. Terminate them first.',
  'undo.profile-other-role': 'It holds a role that was not put in here: {names}.',
  'undo.vpc-instances': 'There are instances in it: {names}. Terminate them first.',
  'undo.vpc-nat-gateways': 'There are NAT gateways in it: {names}. Delete them first; they cost money.',
  'undo.vpc-endpoints': 'There are VPC endpoints in it: {names}. Delete them first.',
  'undo.vpc-interfaces': 'Network interfaces in it are in use: {names}. Remove first what they belong to.',
  'undo.vpc-subnets': 'There are other subnets in it: {names}. Delete them first if nobody needs them.',
  'undo.vpc-security-groups': 'There are other security groups in it: {names}. Delete them first if nobody needs them.',
  'undo.vpc-route-tables': 'There are other route tables in it: {names}. Delete them first if nobody needs them.',
  'undo.vpc-network-acls': 'There are other network ACLs in it: {names}. Delete them first if nobody needs them.',
  'undo.vpc-gateways': 'Other gateways are attached to it: {names}. Detach them first if nobody needs them.',
  'undo.vpc-peering': 'It is connected with another VPC: {names}. Delete the peering connection first.',
  'undo.subnet-instances': 'There are instances in it: {names}. Terminate them first.',
  'undo.subnet-interfaces': 'Network interfaces in it are in use: {names}. Remove first what they belong to.',
  'undo.gateway-interfaces': 'Public addresses are reached through it: {names}. Remove first what they belong to.',
  'undo.route-table-subnets': 'Other subnets use it: {names}. Give them another route table first.',
  'undo.route-table-main': 'It has become the main route table of {names}. Make another one the main table first.',
  'undo.route-table-gateways': 'Gateways use it: {names}. Take it off them first.',
  'undo.security-group-instances': 'Instances use it: {names}. Terminate them or give them another group first.',
  'undo.security-group-interfaces': 'Network interfaces use it: {names}. Remove first what they belong to.',
  'undo.security-group-rules': 'Rules of other security groups name it: {names}. Take those rules out first.',
  'undo.key-pair-instances':
    'Instances were started with it: {names}. Its private key file, which opens them, would go with it. Terminate them first.',
  'undo.cluster-services': 'Services run in it: {count}. Delete them first.',
  'undo.cluster-tasks': 'Tasks run in it: {count}. Stop them first.',
  'undo.cluster-instances': 'Container instances are registered in it: {count}. Deregister them first.',
  'undo.cluster-capacity-providers': 'Capacity providers belong to it: {names}. Remove them from it first.',
  'undo.alias-taken':
    'The account alias {alias} was removed, but the earlier alias {previous} could not be given back: another account uses it now. Choose a new one if you want one: aws-ecs-setup alias[[ {options}]]',
} as const;
