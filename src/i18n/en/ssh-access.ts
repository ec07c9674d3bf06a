/** What `ssh-access` tells. */
export const sshAccess = {
  'ssh-access.opened': 'Done. SSH (port 22) is allowed from {cidr}; the account was looked at again to make sure.',
  'ssh-access.open-already': 'SSH (port 22) is allowed from {cidr} already. Nothing had to be changed.',
  'ssh-access.closed': 'Done. The SSH rule of this set-up is gone. Rules that somebody else made stay.',
  'ssh-access.closed-already': 'There is no SSH rule of this set-up. Nothing had to be changed.',
  'ssh-access.declined': 'Nothing was changed.',
  'ssh-access.replaces':
    'In {region}, SSH was allowed from {have} until now. That rule is taken out once the new one is there.',
  'ssh-access.others-gain':
    'The security group {group} was there before this set-up and is on these network interfaces: {who}. SSH is opened to them as well.',
  'ssh-access.no-group':
    'This set-up has no security group in {region}, so there is nothing to open for SSH. Nothing was changed. Make it first: aws-ecs-setup {step} --region {region}[[ {options}]]',
  'ssh-access.cidr-and-remove':
    'A range is either let in or taken out; --cidr and --remove cannot be used together. Pass one of the two.',
  'ssh-access.none': '"{value}" is not an address or range. To take the SSH rule out, pass --remove instead.',
  'ssh-access.ipv6':
    '"{value}" is an IPv6 address. The SSH rule is made for IPv4; use an IPv4 address or range, or my-ip.',
  'ssh-access.remote':
    'This runs in {where}, whose address is not yours, so nothing was changed. Look up your own address at https://checkip.amazonaws.com and pass it with this flag.',
  'ssh-access.address-unreachable':
    'Your own address is not known, because the service that tells it could not be reached: this computer may be offline, or something on the way does not let it through. Nothing was changed. Pass your address or range with --cidr.',
  'ssh-access.address-timeout':
    'Your own address is not known, because the service that tells it did not answer within {detail} ms. Nothing was changed. Pass your address or range with --cidr.',
  'ssh-access.address-status':
    'Your own address is not known, because the service that tells it answered with HTTP status {detail}. Nothing was changed. Pass your address or range with --cidr.',
  'ssh-access.address-too-long':
    'Your own address is not known, because the answer was longer than {detail} bytes and so cannot be an address. Nothing was changed. Pass your address or range with --cidr.',
  'ssh-access.address-not-an-address':
    'Your own address is not known, because the answer "{detail}" is not one IPv4 address. Nothing was changed. Pass your address or range with --cidr.',
  'ssh-access.address-private':
    'Your own address is not known, because the answer {detail} is not an address of the public internet; a proxy may be in between. Nothing was changed. Pass your address or range with --cidr.',
} as const;
