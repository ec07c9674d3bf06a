import {
  type EC2Client,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { gather } from './inventory-pages.ts';
import { readTags, type Tags } from './inventory-tags.ts';

interface RuleInventory {
  readonly direction: 'in' | 'out';
  /** `-1` is every protocol. */
  readonly protocol: string;
  /** `22-22`; absent where the rule is for every protocol. */
  readonly ports: string | undefined;
  /** A CIDR, a security group id or a prefix list id. */
  readonly peer: string;
  readonly description: string | undefined;
  readonly tags: Tags;
}
export interface SecurityGroupInventory {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly vpc: string;
  readonly rules: readonly RuleInventory[];
  readonly tags: Tags;
}

/** Reads a region's security groups with every rule by itself, as DescribeSecurityGroupRules tells them. */
export async function readSecurityGroups(client: EC2Client): Promise<SecurityGroupInventory[]> {
  const [groups, rules] = await Promise.all([
    gather(paginateDescribeSecurityGroups({ client }, {}), (page) => page.SecurityGroups),
    gather(paginateDescribeSecurityGroupRules({ client }, {}), (page) => page.SecurityGroupRules),
  ]);
  return groups.map((group) => ({
    id: group.GroupId ?? '',
    name: group.GroupName ?? '',
    description: group.Description ?? '',
    vpc: group.VpcId ?? '',
    rules: rules.filter((rule) => rule.GroupId === group.GroupId).map(readRule),
    tags: readTags(group.Tags),
  }));
}

function readRule(rule: SecurityGroupRule): RuleInventory {
  const protocol = rule.IpProtocol ?? '';
  return {
    direction: rule.IsEgress ? 'out' : 'in',
    protocol,
    ports: protocol === '-1' ? undefined : `${rule.FromPort}-${rule.ToPort}`,
    peer: rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId ?? rule.PrefixListId ?? '',
    description: rule.Description,
    tags: readTags(rule.Tags),
  };
}
