/** What `doctor` tells: of every check what it looks at, why that matters, and how it stands. */
export const doctor = {
  'doctor.red-heading': 'Does not work or is dangerous',
  'doctor.yellow-heading': 'Worth putting right',
  'doctor.green-heading': 'In order',
  'doctor.label-why': 'Why',
  'doctor.label-fix': 'Fix',
  'doctor.some-red':
    'Red {red}, yellow {yellow}, green {green}.[[ What this tool made and may put right by itself: {command}]]',
  'doctor.some-yellow': 'Nothing red. Yellow {yellow}, green {green}.[[ To put right what this tool may: {command}]]',
  'doctor.all-green': 'Everything that was looked at is in order ({green}).',
  'doctor.nothing-to-fix':
    'There is nothing here that this tool may put right by itself; what does it stands beside each finding below. What lets people in, or was there before, comes only by naming its id after --fix.',
  'doctor.practice':
    'not in the practice account, which only this tool reaches. In a real account, this command does it: {command}',
  'doctor.declined': 'Nothing was changed.',
  'doctor.unknown-id': 'There is no check "{value}". The ids are the ones doctor shows, such as D007.',
  'doctor.no-fix': '{value} is not put right by this tool. What to do instead stands beside it when doctor is run.',
  'doctor.unseen.denied':
    'Could not be looked at: the permission for {action} is missing. Allow it, then run the same command again.',
  'doctor.unseen.failed': 'Could not be looked at ({name}[[, {action}]]). Run the same command again.',

  'doctor.set-up.title': 'Everything the set-up made is there and unchanged',
  'doctor.set-up.why': 'What is missing or changed is missed when instances start or containers run.',
  'doctor.set-up.in-order': 'Everything this set-up made is there and as it was left ({count}).',
  'doctor.set-up.else-in-order': 'Whatever else this set-up made is there and as it was left ({count} in all).',
  'doctor.set-up.nothing-yet': 'Nothing of the set-up is there yet.',
  'doctor.set-up.missing': '{resource} {value} is missing; this set-up made it.',
  'doctor.set-up.not-made': '{resource} {value} is not there yet.',
  'doctor.set-up.changed': '{resource} {value} was changed since. To be put right: {differences}',
  'doctor.set-up.unwanted': '{resource} {value} is not wanted any more, but still there.',

  'doctor.root-mfa.title': 'The root user has MFA',
  'doctor.root-mfa.why':
    'The root user can do everything; without MFA a stolen password is enough to take the account.',
  'doctor.root-mfa.in-order': 'The root user has MFA.',
  'doctor.root-mfa.off': 'The root user has no MFA.',
  'doctor.root-mfa.how':
    'No program can turn it on. Sign in to the console as root and assign an MFA device at {url} – better two, in case one is lost.',

  'doctor.root-access-keys.title': 'The root user has no access keys',
  'doctor.root-access-keys.why':
    'Such a key can do everything and cannot be limited; whoever finds it has the account.',
  'doctor.root-access-keys.in-order': 'The root user has no access keys.',
  'doctor.root-access-keys.present': 'The root user has access keys.',
  'doctor.root-access-keys.how': 'Sign in to the console as root and delete them at {url}',

  'doctor.password-policy.title': 'The account has a password policy',
  'doctor.password-policy.why': 'It decides how easily the console passwords of users can be guessed.',
  'doctor.password-policy.in-order': 'The account has a password policy of its own (at least {length} characters).',
  'doctor.password-policy.absent':
    'The account has no password policy of its own. The default of AWS holds: at least 8 characters of three kinds.',
  'doctor.password-policy.short':
    'The password policy allows passwords of {length} characters; even the default of AWS asks for {shortest}.',

  'doctor.admin-mfa.title': 'The administrator user has MFA',
  'doctor.admin-mfa.why': 'An administrator can do nearly everything; without MFA a stolen password is enough.',
  'doctor.admin-mfa.in-order': 'The administrator user {user} has MFA.',
  'doctor.admin-mfa.none': 'The administrator user {user} has no MFA.',

  'doctor.role-trust.title': 'The trust policy of each role names the service it is for',
  'doctor.role-trust.why':
    'Without that, EC2 cannot give the role to an instance, nor ECS to a task: no instance joins a cluster, no task starts.',
  'doctor.role-trust.in-order': '{service} may take on the role {role}.',
  'doctor.role-trust.missing': 'The trust policy of the role {role} does not name {service}.',

  'doctor.role-policy.title': 'The managed policies are attached to the roles that need them',
  'doctor.role-policy.why':
    'Without them, the agent on an instance may not talk to ECS and the instance never registers; a task cannot pull its image.',
  'doctor.role-policy.in-order': 'The policy {policy} is attached to the role {role}.',
  'doctor.role-policy.detached': 'The policy {policy} is not attached to the role {role}.',

  'doctor.profile-role.title': 'The role is inside the instance profile',
  'doctor.profile-role.why':
    'An instance gets its role through the profile; EC2 refuses to start one with an empty profile.',
  'doctor.profile-role.in-order': 'The role {role} is inside the instance profile {profile}.',
  'doctor.profile-role.empty': 'The instance profile {profile} is empty; the role {role} belongs inside.',
  'doctor.profile-role.other': 'The instance profile {profile} holds the role {other} and not {role}.',

  'doctor.profile-name.title': 'The ECS console finds the instance profile by its name',
  'doctor.profile-name.why':
    'The consoles list profiles by their own name and expect one named like the role; the older guide made another name.',
  'doctor.profile-name.in-order': 'There is an instance profile named like the role {role}.',
  'doctor.profile-name.other': 'The role {role} is in the instance profile {profile}, and in none of its own name.',

  'doctor.key-file.title': 'The private key file is there, yours alone, and the other half of the key pair',
  'doctor.key-file.why': 'Only this file opens instances started with the key pair; AWS does not keep private keys.',
  'doctor.key-file.in-order': 'The key file {path} is readable by you alone and belongs to the key pair {pair}.',
  'doctor.key-file.missing':
    'The private key of the key pair {pair} is not at {path}. If it lies elsewhere, put it there; else replace the pair.',
  'doctor.key-file.mode': 'Others on this computer can read the key file {path}; ssh refuses such a file.',
  'doctor.key-file.other-half': 'The key file {path} does not belong to the key pair {pair} in EC2.',
  'doctor.key-file.other-key': 'The key pair {pair} in EC2 does not hold the public key that was given.',

  'doctor.ssh-world.title': 'SSH is not open to the world',
  'doctor.ssh-world.why': 'Open SSH ports are found within minutes and tried day and night.',
  'doctor.ssh-world.in-order': 'No rule of the security group {group} opens SSH to the world.',
  'doctor.ssh-world.open': 'The rule {rule} of the security group {group} opens {port} to {cidr}.',

  'doctor.taken-away.title': 'What lets people in is as the set-up left it',
  'doctor.taken-away.why':
    'Somebody may have closed it on purpose, so it comes back only when it is asked for by its id.',
  'doctor.taken-away.in-order': 'Rules, membership, policy and password of the set-up are as it left them ({count}).',
  'doctor.taken-away.gone': '{resource} {value} was made by this set-up and has been taken away since.',
  'doctor.taken-away.changed': '{resource} {value} was made by this set-up and has been changed since.',

  'doctor.ssh-address.title': 'SSH is open to your present address',
  'doctor.ssh-address.why': 'From another address you cannot log in, and whoever has the old one now can try to.',
  'doctor.ssh-address.in-order': 'Your present address {address} may use SSH ({cidr}).',
  'doctor.ssh-address.other': 'Your present address is {address}, and SSH is open to {cidr}.',
  'doctor.ssh-address.unknown':
    'Your present address is not known, so it could not be compared ({reason}[[: {detail}]]).',

  'doctor.ssh-stale.title': 'No addresses of earlier days collect in the security group',
  'doctor.ssh-stale.why': 'Addresses change hands: a stranger may have them by now.',
  'doctor.ssh-stale.in-order': 'No other single address may use SSH in the security group {group}.',
  'doctor.ssh-stale.ours': 'This set-up once opened {port} to {cidr} in the security group {group} (rule {rule}).',
  'doctor.ssh-stale.other': 'Somebody opened {port} to {cidr} in the security group {group} (rule {rule}).',

  'doctor.vpc-way-out.title': 'From a VPC that was chosen, instances reach ECS',
  'doctor.vpc-way-out.why': 'An instance that does not reach ECS never joins a cluster.',
  'doctor.vpc-way-out.route': 'VPC {vpc} has a subnet with a route to the internet.',
  'doctor.vpc-way-out.endpoints': 'VPC {vpc} has no route to the internet, but all three endpoints of ECS.',
  'doctor.vpc-way-out.none':
    'VPC {vpc} has no subnet with a route to the internet, and these endpoints of ECS are missing: {missing}',
  'doctor.vpc-way-out.how':
    'In the VPC console, give a subnet of {vpc} a route 0.0.0.0/0 to an internet gateway or NAT gateway, or make interface endpoints for {services}.',

  'doctor.vpc-dns.title': 'DNS support and DNS host names are on in the VPC',
  'doctor.vpc-dns.why':
    'Without DNS support an instance finds no address of ECS; without host names private DNS of endpoints does not work.',
  'doctor.vpc-dns.in-order': 'DNS support and DNS host names are on in VPC {vpc}.',
  'doctor.vpc-dns.no-support': 'DNS support is off in VPC {vpc}.',
  'doctor.vpc-dns.no-hostnames': 'DNS host names are off in VPC {vpc}.',

  'doctor.service-linked-role.title': 'The service-linked role of ECS is there',
  'doctor.service-linked-role.why':
    'ECS itself works with it: without it, clusters and tasks with a network of their own fail.',
  'doctor.service-linked-role.in-order': 'The service-linked role of ECS is there.',
  'doctor.service-linked-role.missing': 'The service-linked role of ECS is missing.',

  'doctor.trunking.title': 'awsvpcTrunking is on where it was asked for; otherwise it is only told',
  'doctor.trunking.why':
    'With it, some instance types run more tasks with a network of their own; it counts for instances started afterwards.',
  'doctor.trunking.on': 'awsvpcTrunking is on for these credentials ({value}).',
  'doctor.trunking.off':
    'awsvpcTrunking is not on for these credentials ({value}), and this set-up does not ask for it.',

  'doctor.aws-cli.title': 'The AWS CLI is here and new enough for aws login',
  'doctor.aws-cli.why': 'This tool does not need it, but most guides do, and aws login gives credentials without keys.',
  'doctor.aws-cli.in-order': 'The AWS CLI {version} is installed.',
  'doctor.aws-cli.old': 'The AWS CLI {version} is installed; aws login needs {wanted} or newer.',
  'doctor.aws-cli.missing': 'The AWS CLI is not installed, or does not answer. aws login needs {wanted} or newer.',
  'doctor.aws-cli.how': 'How to install it: {guide}',

  'doctor.costs.title': 'Public IPv4 addresses, NAT gateways and interface endpoints, with their monthly price',
  'doctor.costs.why': 'These cost money by the hour, whether they are used or not.',
  'doctor.costs.nothing': 'No public IPv4 addresses, NAT gateways or interface endpoints cost anything here.',
  'doctor.costs.sum':
    'Public IPv4 addresses {ips}, NAT gateways {gateways}, interface endpoints {endpoints} (in {zones} subnets): about {price} USD a month without traffic (estimate, us-east-1 list prices of {asOf}).',
  'doctor.costs.idle-address':
    'The Elastic IP address {address} is not in use and costs about {price} USD a month (estimate, us-east-1 list price of {asOf}).',
  'doctor.costs.idle-gateway':
    'No route leads to the NAT gateway {gateway}, which costs about {price} USD a month (estimate, us-east-1 list price of {asOf}).',

  'doctor.leftovers.title': 'Nothing carries the tags of this tool without a state file that knows of it',
  'doctor.leftovers.why': 'What nobody remembers is in the way of the next set-up, and is not removed with this one.',
  'doctor.leftovers.in-order': 'Everything with the tags of this tool is known to the state file.',
  'doctor.leftovers.ours':
    '{resource} {value} carries the tags of this set-up ({setup}), and its state file does not know of it.',
  'doctor.leftovers.no-state':
    '{resource} {value} carries the tags of the set-up {setup}. init goes on with it; destroy removes it.',
  'doctor.leftovers.other': '{resource} {value} carries the tags of another set-up ({setup}).',
  'doctor.leftovers.how':
    'If nobody works with the set-up {setup} any more, remove this in the console; else leave it alone.',
} as const;
