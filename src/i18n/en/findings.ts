/** What was found in the account and what a person should know before going on. */
export const findings = {
  'account.signed-in-as-root':
    'You are signed in as the root user. AWS advises to use it only for the few tasks that need it: make the administrator user here, then go on as that user.',
  'account.root-has-keys':
    'The root user has access keys, which can do everything and cannot be limited. Sign in to the console as root and delete them under Security credentials.',
  'account.root-without-keys': 'The root user has no access keys.',
  'account.root-unseen':
    'Whether the root user has MFA and access keys cannot be seen: the permission iam:GetAccountSummary is missing.',
  'account.root-without-mfa':
    'The root user has no MFA. It can only be turned on in the console: sign in as root, open Security credentials and assign an MFA device. AWS allows up to eight, so add two.',
  'admin.found':
    'The user {user} is there already and is used as it is. Last console sign-in: {lastSignIn}. Permissions boundary: {boundary}.',
  'admin.keeps-password': 'The user {user} keeps its console password. To give it a new one: --reset-password',
  'admin.password-not-typed':
    'Nobody is here to type the password, so a random one is made and written to the credentials file.',
  'admin.not-for-identity-center':
    'You are signed in through IAM Identity Center, which AWS recommends for people, so no administrator user is made. To make one anyway, pass --admin-user with its name.',
  'alias.found': 'The account has the alias "{alias}".',
  'alias.none': 'The account has no alias; people sign in with the account id.',
  'key-pair.found': 'EC2 already has a key pair "{name}" in this region.',
  'vpc.found-default': 'The region has a default VPC, so the guide needs no new one.',
  'vpc.found-default-unfit': 'The region has a default VPC, but it is not fit for ECS as it is.',
  'vpc.found-none': 'The region has no default VPC.',
  'vpc.no-public-subnet':
    'VPC {vpc} has no public subnet: no subnet has a route to an internet gateway. Instances there cannot reach ECS unless a NAT gateway or VPC endpoints are set up. Choose another VPC or make a new one with --vpc new.',
  'vpc.no-dns-support':
    'In VPC {vpc}, DNS resolution is off, so instances cannot find the address of ECS. Turn it on under Edit VPC settings in the console, or choose another VPC.',
  'vpc.no-dns-hostnames':
    'In VPC {vpc}, DNS hostnames are off: instances get no public DNS name, and private DNS of VPC endpoints does not work. Turn them on under Edit VPC settings in the console if you need either.',
  'vpc.public-access-blocked':
    'VPC Block Public Access is on in this region and stops traffic through internet gateways, also for VPC {vpc}. Instances cannot reach ECS unless an exclusion is added under VPC settings in the console.',
  'vpc.docker-bridge':
    '{cidr} overlaps 172.17.0.0/16, which Docker uses inside each instance; containers could not reach those addresses of the VPC. Choose another range, such as 10.0.0.0/16.',
  'vpc.not-private':
    '{cidr} is not a private range, so addresses of the internet would be hidden from the VPC. Choose one inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
  'vpc.overlaps':
    '{cidr} overlaps VPC {vpc}. Both can exist, but they can never be connected to each other (VPC peering). Choose another range if you may need that.',
  'vpc.one-zone-only':
    '{cidr} has room for fewer public subnets than wanted: {subnets}, with {usable} usable addresses each. A load balancer needs subnets in two Availability Zones; choose a larger range if you may want one.',
  'vpc.subnet-room':
    '{cidr} is divided into {subnets} public subnets with {usable} usable addresses each (AWS keeps five of every subnet).',
  'security-group.open-web':
    '{rules}: open to everyone on the internet, as in the guide. That is meant for short tests; in production allow known addresses only. To do without: {flags}',
  'security-group.no-ssh':
    'No SSH rule is made. Container instances need no inbound port to work; to add the rule later, use the command ssh-access.',
  'security-group.ssh-anywhere':
    'SSH is open to everyone on the internet. Use this for a short test only, and close it again with the command ssh-access.',
  'security-group.ssh-range':
    'SSH is allowed from the whole range {cidr}. Make sure that everyone in it may reach port 22.',
  'security-group.ssh-shared':
    'SSH is allowed from {cidr} alone. If that address is shared (office, VPN, mobile network), everyone behind it can reach port 22; if it changes, use the command ssh-access.',
  'security-group.ssh-remote':
    'This runs in {where}, whose address is not yours, so it is not offered for SSH. Look up your own address at https://checkip.amazonaws.com and pass it with --ssh-cidr if you need SSH.',
  'security-group.own-address': 'Your own address, as the internet sees it: {address}',
  'security-group.address-unknown':
    'Your own address cannot be found out here. Type your address or range; Enter makes no SSH rule.',
  'own-address.unreachable':
    'Your own address is not known, because the service that tells it could not be reached: this computer may be offline, or something on the way does not let it through. No SSH rule is made unless you give your address or range (--ssh-cidr).',
  'own-address.timeout':
    'Your own address is not known, because the service that tells it did not answer within {detail} ms. No SSH rule is made unless you give your address or range (--ssh-cidr).',
  'own-address.status':
    'Your own address is not known, because the service that tells it answered with HTTP status {detail}. No SSH rule is made unless you give your address or range (--ssh-cidr).',
  'own-address.too-long':
    'Your own address is not known, because the answer was longer than {detail} bytes and so cannot be an address. No SSH rule is made unless you give your address or range (--ssh-cidr).',
  'own-address.not-an-address':
    'Your own address is not known, because the answer "{detail}" is not one IPv4 address. No SSH rule is made unless you give your address or range (--ssh-cidr).',
  'own-address.private':
    'Your own address is not known, because the answer {detail} is not an address of the public internet; a proxy may be in between. No SSH rule is made unless you give your address or range (--ssh-cidr).',
} as const;
