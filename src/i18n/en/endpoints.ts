/** VPC endpoints: questions, what to know of them, what is told while they are made and taken away, and what doctor says of them. */
export const endpoints = {
  'flag.endpoints-for': 'What runs there: container instances, tasks on Fargate, or both and ECS Exec (default ec2)',
  'flag.endpoints-session-manager': 'Endpoints for Session Manager and ECS Exec too; they cost money like the others',
  'flag.no-endpoints-session-manager': 'No endpoints for Session Manager (default)',
  'flag.endpoint-policy':
    'What may go through the endpoints: a policy file of yours, full-access (default), or guide-example for the example in the guide',
  'flag.endpoint-sg-name': 'Name of the security group of the endpoints (default ecs-endpoints)',
  'endpoints.for': 'What are the VPC endpoints for? Each costs money in every Availability Zone',
  'endpoints.for-ec2': 'Container instances (EC2): agents, images, logs and secrets',
  'endpoints.for-fargate': 'Tasks on Fargate: images, logs and secrets',
  'endpoints.for-all': 'Both, and ECS Exec',
  'endpoints.session-manager': 'Make endpoints for Session Manager and ECS Exec too?',
  'endpoints.policy': 'What may go through the endpoints?',
  'endpoints.group': 'Name of the security group of the endpoints',
  'endpoints.not-needed':
    'You do not need these {count} endpoints: instances there reach AWS over the internet or a NAT gateway already. The endpoints keep that traffic inside AWS, for about {price} USD a month, and traffic (estimate, list prices of {asOf}).',
  'endpoints.nat-cheaper':
    'These {count} endpoints cost about {price} USD a month; one NAT gateway with its address would cost about {nat} USD and lead everywhere (estimates without traffic, list prices of {asOf}). Cheaper as well: fewer Availability Zones.',
  'endpoints.no-subnets': 'VPC {vpc} has no subnets, so no endpoints are made. Choose another VPC: --vpc',
  'endpoints.service-left-out': 'AWS offers no endpoints in {region} for {services}: left out.',
  'endpoints.no-common-zone':
    'No subnet lies in an Availability Zone where AWS offers endpoints for {services}: left out. A subnet in another zone would help.',
  'endpoints.zones-left-out':
    'AWS offers no endpoints in {zones} for {services}: there they are reached through another zone.',
  'endpoints.whole-vpc':
    'The endpoints take over the names of these services in all of VPC {vpc}, so the security group lets in every subnet of it.',
  'endpoints.policy-stops-agents':
    'With this policy, agents cannot register any more: it does not allow {action}, which they call through the endpoint {service}. Without one: --endpoint-policy full-access',
  'endpoints.policy-stops':
    'This policy does not allow {action}, which is what the endpoint {service} is for. Allow it, or leave the policy out: --endpoint-policy full-access',
  'endpoints.s3-interface':
    'The interface endpoint {endpoint} for S3 costs about {price} USD a month (estimate, list prices of {asOf}). A gateway endpoint for S3 is free, and the one that images from ECR are loaded through.',
  'endpoints.no-s3':
    'Image layers of ECR lie in S3, which cannot be reached from there without a gateway endpoint, and that is free: --s3-endpoint',
  'endpoints.no-ecs-service':
    'AWS offers no endpoints in {region} for {services}, which agents need. Choose --endpoints-for fargate, another region, or a NAT gateway (--nat one).',
  'endpoints.note-restart':
    'Container instances that were running before use the endpoints after their agent is restarted. On each of {instances} in {region} run: sudo systemctl restart ecs',
  'resource.ec2.interface-endpoint': 'Interface endpoint',
  'fact.privateDns': 'private DNS name',
  'fact.zones': 'Availability Zones',
  'fact.subnetIds': 'subnets',
  'fact.groupIds': 'security groups',
  'fact.policy': 'endpoint policy',
  'conflict.endpoint-in-other-vpc':
    'The endpoint of this set-up is in {have}, and an endpoint cannot move to another VPC. Keep that VPC (--vpc {have}), or remove the endpoints first: aws-ecs-setup destroy --only endpoints[[ {options}]]',
  'conflict.endpoint-of-others':
    'The VPC has an endpoint for this service that somebody else made, and there can be only one. Its {fact} would have to change from "{have}" to "{want}", so it is done only if you say so.',
  'endpoint.failed':
    'The endpoint {endpoint} for {service} is {state}[[: {reason}]]. Put right what AWS says, then run the same command again.',
  'endpoint.gone':
    'The endpoint {endpoint} for {service} was deleted while it was being made. Run the same command again to make another one.',
  'endpoint.no-private-names':
    'No endpoint can answer to the names of AWS services in VPC {vpc}, because DNS is not fully on there, and a VPC that was there before is not changed. Turn it on, then run the same command again: {command}',
  'wait.endpoint':
    'The endpoint {endpoint} for {service} is still being made. Run the same command again in a few minutes: it goes on waiting for it.',
  'wait.endpoint-name':
    'VPC {vpc} still has the private name of {service}: an endpoint for it was deleted moments ago, or a private hosted zone of yours holds the name. Run the same command again in a few minutes, or take the hosted zone off the VPC.',
  'wait.endpoint-deleted':
    'The endpoint {endpoint} for {service} is still being deleted, and its network interfaces with it. Run the same command again in a few minutes: what comes after it is removed then.',
  'input.policy-not-json': 'The file "{path}" holds no JSON. Write the policy as JSON.',
  'input.policy-size': 'The policy in "{path}" is too long. An endpoint policy has at most {most} characters.',
  'input.policy-shape':
    'The policy in "{path}" has no {missing}, or none that EC2 takes. An endpoint policy needs "Version": "2012-10-17" and a "Statement" whose parts each have Effect, Principal, Action and Resource.',
  'doctor.endpoints.title': 'The VPC endpoints of ECS are complete and can be used',
  'doctor.endpoints.why':
    'The names of endpoints hold for the whole VPC: where an endpoint cannot be used, agents find no other way; where one of the three is missing, their traffic takes the public one.',
  'doctor.endpoints.in-order': 'Endpoints that can be used in VPC {vpc}: {services}',
  'doctor.endpoints.failed': 'The endpoint {endpoint} for {service} is {state}[[: {reason}]]',
  'doctor.endpoints.no-names': 'DNS is not fully on in VPC {vpc}: the private names of its endpoints lead nowhere.',
  'doctor.endpoints.incomplete': 'VPC {vpc} has endpoints for agents, but not all three: {missing} missing.',
  'doctor.endpoints.shut-out': 'The security group of endpoints ({groups}) does not let in on port 443: {cidrs}',
  'doctor.endpoints.policy-stops': 'The policy of the endpoint for {service} ({endpoint}) does not allow {action}.',
} as const;
