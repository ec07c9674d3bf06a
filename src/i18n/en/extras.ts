/** The checklist of what can be had beyond the core of the guide, and the words for prices. */
export const extras = {
  'extra.question': 'What else? Tick what you want',
  'extra.stays':
    'Made before and not chosen any more, but nothing is removed in passing, so it stays: {extras}. To remove it: aws-ecs-setup destroy --only {only}[[ {options}]]',
  'extra.option-stays':
    'Not chosen any more, but nothing is removed in passing, so it stays: {extras}. To take it back, run init with: {flags}',
  'extra.free': '(free)',
  'extra.price': '(from {price} USD a month[[ in each of {regions} regions]])',
  'extra.root-mfa': 'MFA for the root user',
  'extra.mfa': 'MFA for the administrator, with a QR code here',
  'extra.developers': 'Developers: a group and users who may run tasks',
  'extra.private-subnets': 'Private subnets in the new VPC',
  'extra.nat': 'Private subnets with a NAT gateway',
  'extra.endpoints': 'VPC endpoints: ECS without the internet',
  'extra.s3-read': 'Instances may read S3 (ecs.config)',
  'extra.cloudwatch-logs': 'Instances may write CloudWatch Logs',
  'extra.session-manager': 'Log in with Session Manager, without SSH',
  'extra.trunking': 'More tasks per instance (awsvpcTrunking)',
  'extra.task-role': 'Fargate: task execution role',
  'extra.external-role': 'ECS Anywhere: role for your own servers',
  'extra.cli-profile': 'A profile for the AWS CLI',
  'extra.budget': 'Budget: an e-mail before the bill surprises you',
  'price.heading': 'Cost',
  'price.free': 'free',
  'price.per-month': 'about {price} USD a month',
  'price.total':
    'Estimated cost of what is listed here, by itself: about {price} USD a month (list prices of {asOf}[[; for {regions} those of {base}, its own differ]]). Traffic, and the instances and tasks you start, come on top.',
  'price.total-free':
    'Cost of all this by itself: nothing.[[ Each instance you start later with a public IPv4 address costs about {address} USD a month for the address alone (estimate from list prices of {asOf}).]]',
} as const;
