import type { IpPermission, SecurityGroup, SecurityGroupRule } from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import type { Facets } from './ec2-filters.ts';
import { here } from './ec2-region.ts';
import { shownTags } from './ec2-tagging.ts';
import type { Call } from './operation.ts';
import type { SecurityGroupData, SecurityGroupRuleData } from './region-data.ts';

/** `arn:aws:ec2:REGION:ACCOUNT:security-group/sg-…` */
export function groupArn(call: Call, group: SecurityGroupData): string {
  return `arn:aws:ec2:${call.region}:${ACCOUNT_ID}:security-group/${group.id}`;
}

/** The rules of a group that let in, or out. */
export function rulesOf(call: Call, group: SecurityGroupData, egress: boolean): SecurityGroupRuleData[] {
  return here(call).securityGroupRules.filter((rule) => rule.groupId === group.id && rule.egress === egress);
}

/** A group as DescribeSecurityGroups shows it. */
export function groupView(call: Call, group: SecurityGroupData): SecurityGroup {
  return {
    GroupId: group.id,
    GroupName: group.name,
    Description: group.description,
    OwnerId: ACCOUNT_ID,
    VpcId: group.vpcId,
    SecurityGroupArn: groupArn(call, group),
    Tags: shownTags(group.tags),
    IpPermissions: permissions(rulesOf(call, group, false)),
    IpPermissionsEgress: permissions(rulesOf(call, group, true)),
  };
}

/** Rules of one protocol and port range make one IpPermission. */
export function permissions(rules: readonly SecurityGroupRuleData[]): IpPermission[] {
  const keyOf = (rule: SecurityGroupRuleData) => `${rule.protocol} ${rule.fromPort} ${rule.toPort}`;
  return [...new Set(rules.map(keyOf))].map((key) => permission(rules.filter((rule) => keyOf(rule) === key)));
}

function permission(rules: readonly SecurityGroupRuleData[]): IpPermission {
  const all = rules[0]?.protocol === '-1';
  return {
    IpProtocol: rules[0]?.protocol,
    FromPort: all ? undefined : rules[0]?.fromPort,
    ToPort: all ? undefined : rules[0]?.toPort,
    IpRanges: rules.flatMap(({ cidr, description }) => (cidr ? [{ CidrIp: cidr, Description: description }] : [])),
    Ipv6Ranges: rules.flatMap(({ cidr6, description }) =>
      cidr6 ? [{ CidrIpv6: cidr6, Description: description }] : [],
    ),
    PrefixListIds: [],
    UserIdGroupPairs: rules.flatMap(({ peerGroupId, description }) =>
      peerGroupId ? [{ GroupId: peerGroupId, UserId: ACCOUNT_ID, Description: description }] : [],
    ),
  };
}

/** A rule as DescribeSecurityGroupRules shows it. */
export function ruleView(call: Call, rule: SecurityGroupRuleData): SecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: rule.groupId,
    GroupOwnerId: ACCOUNT_ID,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: rule.cidr,
    CidrIpv6: rule.cidr6,
    ReferencedGroupInfo: rule.peerGroupId ? { GroupId: rule.peerGroupId, UserId: ACCOUNT_ID } : undefined,
    Description: rule.description,
    Tags: rule.tags,
    SecurityGroupRuleArn: `arn:aws:ec2:${call.region}:${ACCOUNT_ID}:security-group-rule/${rule.id}`,
  };
}

/** What a group answers to the filters of DescribeSecurityGroups. */
export function groupFacets(call: Call): Facets<SecurityGroupData> {
  const facet =
    <T>(egress: boolean, of: (rule: SecurityGroupRuleData) => T) =>
    (group: SecurityGroupData) =>
      rulesOf(call, group, egress).map(of);
  return {
    description: (group) => group.description,
    'group-id': (group) => group.id,
    'group-name': (group) => group.name,
    'owner-id': () => ACCOUNT_ID,
    'vpc-id': (group) => group.vpcId,
    'ip-permission.cidr': facet(false, (rule) => rule.cidr),
    'ip-permission.from-port': facet(false, (rule) => String(rule.fromPort)),
    'ip-permission.to-port': facet(false, (rule) => String(rule.toPort)),
    'ip-permission.protocol': facet(false, (rule) => rule.protocol),
    'ip-permission.group-id': facet(false, (rule) => rule.peerGroupId),
    'egress.ip-permission.cidr': facet(true, (rule) => rule.cidr),
    'egress.ip-permission.protocol': facet(true, (rule) => rule.protocol),
    'egress.ip-permission.group-id': facet(true, (rule) => rule.peerGroupId),
  };
}
