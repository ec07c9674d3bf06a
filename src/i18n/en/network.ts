/** Private subnets and their ways out: questions, what to know of them, and what is told while they are made and taken away. */
export const network = {
  'flag.private-subnets': 'A private subnet in each Availability Zone of the new VPC too; implies --vpc new',
  'flag.no-private-subnets': 'Public subnets only (default)',
  'flag.nat':
    'How private subnets reach the internet: not at all (default), by one NAT gateway, or by one in each Availability Zone; they cost money; implies --private-subnets',
  'flag.s3-endpoint': 'A gateway endpoint for S3, which is free (default with private subnets)',
  'flag.no-s3-endpoint': 'No gateway endpoint for S3',
  'vpc.private-subnets': 'Make private subnets too?',
  'vpc.nat': 'How should instances in private subnets reach the internet, and with it ECS?',
  'vpc.nat-none': 'Not at all: VPC endpoints are needed',
  'vpc.nat-one': 'One NAT gateway for all: about {price} USD a month, and traffic',
  'vpc.nat-per-az': 'A NAT gateway in each Availability Zone ({count}): about {price} USD a month, and traffic',
  'vpc.s3-endpoint': 'Make a gateway endpoint for S3 (free)?',
  'input.only-in-new-vpc':
    'This is made only in a new VPC, but --vpc {vpc} chooses one that is there, which is used as it is. Leave one of the two out.',
  'input.nat-not-private':
    'A NAT gateway is for private subnets, which --no-private-subnets leaves out. Leave one of the two out.',
  'vpc.no-room-for-private':
    '{cidr} has no room for a public and a private subnet in each of {zones} Availability Zones. Use a range of /{prefix} or larger (--vpc-cidr)[[, or {fits} Availability Zones (--azs)]].',
  'vpc.private-room':
    'The {subnets} private subnets have {usable} usable addresses each; {free} addresses of the VPC are left for later subnets.',
  'vpc.too-few-private':
    'There is room for fewer private subnets than wanted: {subnets}, with {usable} usable addresses each; {free} addresses of the VPC are left. Choose a larger range for more.',
  'vpc.private-no-way-out':
    'Instances in the private subnets cannot reach ECS: there is neither a NAT gateway (--nat one) nor are there VPC endpoints for it (--with endpoints).',
  'vpc.private-needs-new':
    'No private subnets are made, because VPC {vpc} is used as it is. For a VPC with private subnets: --vpc new',
  'vpc.nat-one-is-cheaper':
    '{count} NAT gateways keep every Availability Zone on its own. One for all (--nat one) would save about {saving} USD a month (estimate, list prices of {asOf}), but if its zone fails, all private subnets lose their way out, and traffic between zones costs extra.',
  'vpc.nat-one-zone':
    'One NAT gateway serves all private subnets: if its Availability Zone fails, all of them lose their way out. One in each zone: --nat per-az',
  'vpc.s3-endpoint-is-free':
    'Traffic to S3, where the layers of ECR images come from, goes through the NAT gateway and is paid for by the gigabyte. The gateway endpoint for S3 is free: --s3-endpoint',
  'vpc.no-s3-service': 'No gateway endpoint for S3 could be found in {region}, so none is made.',
  'next.no-way-out':
    'Container instances started in VPC {vpc} in {region} could not reach ECS yet, unless a NAT gateway or VPC endpoints are there: no subnet has a route to an internet gateway. Give one such a route, or change to a new VPC that has it:\n{destroy}\n{init}',
  'vpc.note-private-nat':
    'Instances in the private subnets of {region} reach the internet through the NAT gateway, but have no public address: SSH from outside does not get to them. Session Manager does[[, once the instance role allows it ({flag})]].',
  'vpc.note-private-closed':
    'Instances in the private subnets of {region} have no public address and no NAT gateway: SSH from outside does not get to them, and they reach ECS through VPC endpoints only. Session Manager gets to them with its own endpoints[[, once the instance role allows it ({flag})]].',
  'resource.ec2.address': 'Elastic IP address',
  'resource.ec2.nat-gateway': 'NAT gateway',
  'resource.ec2.gateway-endpoint': 'Gateway endpoint',
  'fact.blackHole': 'leads nowhere',
  'fact.natGatewayId': 'NAT gateway',
  'fact.routeTableIds': 'route tables',
  'fact.state': 'not ready yet',
  'progress.reason-under-way': 'AWS is still at work on it (for NAT gateways and endpoints that can take minutes)',
  'error.under-way': 'AWS is still at work on it ({name}[[, {action}]]). Run the same command again in a few minutes.',
  'nat-gateway.failed':
    'The NAT gateway {gateway} could not be made[[: {reason}]][[ – {message}]]. It was deleted again and its address is released. Put right what AWS says, then run the same command again.',
  'nat-gateway.gone':
    'The NAT gateway {gateway} was deleted while it was being made; its address is released. Run the same command again to make another one.',
  'wait.nat-gateway':
    'The NAT gateway {gateway} is still being made. Run the same command again in a few minutes: it goes on waiting for it.',
  'wait.nat-gateway-deleted':
    'The NAT gateway {gateway} is still being deleted. Run the same command again in a few minutes: what comes after it is removed then.',
  'wait.address':
    'The Elastic IP address {address} is still held by what used it. Run the same command again in a few minutes.',
  'address.in-use':
    'The Elastic IP address {address} is used by something else now. Take it off there, then run the same command again.',
  'made.earlier-one-gone':
    'What an earlier run asked AWS to make is gone again ({node}). Run the same command again to make it anew.',
  'undo.nat-gateway-routes': 'Other route tables lead to it: {names}. Give them another way out first.',
  'undo.address-used': 'Something else uses it: {names}. Take it off there first.',
  'undo.endpoint-routes': 'Other route tables lead to it: {names}. Take it off them first if nobody needs it there.',
  'doctor.private-way-out.title': 'Private subnets have their way out',
  'doctor.private-way-out.why':
    'An instance in a private subnet whose NAT gateway is gone, or that never had one, does not reach ECS.',
  'doctor.private-way-out.in-order': 'The private subnets of VPC {vpc} reach the internet through {gateways}.',
  'doctor.private-way-out.endpoints': 'The private subnets of VPC {vpc} reach ECS through VPC endpoints.',
  'doctor.private-way-out.failed': 'The NAT gateway {gateway} failed[[: {reason}]][[ – {message}]].',
  'doctor.private-way-out.black-hole':
    'The route to the internet in {table} leads to {gateway}, which is not there any more.',
  'doctor.private-way-out.none':
    'The private subnets of VPC {vpc} have no route to the internet, and these endpoints of ECS are missing: {missing}',
} as const;
