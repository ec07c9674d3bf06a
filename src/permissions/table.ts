import { BUDGETS_NEEDS } from './budgets-needs.ts';
import { EC2_NEEDS } from './ec2-needs.ts';
import { ECS_NEEDS } from './ecs-needs.ts';
import { IAM_NEEDS } from './iam-needs.ts';
import { type Need, on, type TypeNeeds } from './need.ts';
import { NETWORK_NEEDS } from './network-needs.ts';

const VPC = 'arn:{partition}:ec2:{region}:{account}:vpc/*';

/** What every run looks at, whichever steps it carries out; EC2 has no resource level for nearly all of it. */
export const GENERAL: readonly Need[] = [
  ...on('*', 'sts:GetCallerIdentity'),
  ...on('*', 'iam:GetAccountSummary', 'iam:GetAccountPasswordPolicy', 'iam:ListAccountAliases'),
  ...on(
    '*',
    ...['ec2:DescribeRegions', 'ec2:DescribeAvailabilityZones', 'ec2:DescribeVpcs', 'ec2:DescribeSubnets'],
    ...['ec2:DescribeInternetGateways', 'ec2:DescribeRouteTables', 'ec2:DescribeVpcBlockPublicAccessOptions'],
    ...['ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules', 'ec2:DescribeKeyPairs'],
    ...['ec2:DescribeNetworkInterfaces', 'ec2:DescribeInstances'],
  ),
  ...on(VPC, 'ec2:DescribeVpcAttribute'),
  // What carries our tags is looked for whichever steps were carried out.
  ...on('*', 'iam:ListVirtualMFADevices'),
  ...on('arn:{partition}:iam::{account}:mfa/*', 'iam:ListMFADeviceTags'),
  ...on('*', 'iam:ListPolicies'),
  ...on('arn:{partition}:iam::{account}:policy/*', 'iam:GetPolicy'),
  ...on('arn:{partition}:budgets::{account}:budget/*', 'budgets:ViewBudget', 'budgets:ListTagsForResource'),
];

const NOTHING: TypeNeeds = { find: [], create: [], update: [], remove: [] };
const TABLE: Readonly<Record<string, TypeNeeds>> = {
  ...IAM_NEEDS,
  ...EC2_NEEDS,
  ...ECS_NEEDS,
  ...NETWORK_NEEDS,
  ...BUDGETS_NEEDS,
};

/** The resource types that need permissions; things on this computer need none. */
export const TYPES_WITH_NEEDS: readonly string[] = Object.keys(TABLE);

/** What a resource type needs; nothing for things on this computer. */
export function needsOf(type: string): TypeNeeds {
  return TABLE[type] ?? NOTHING;
}
