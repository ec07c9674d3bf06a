import type {
  AuthorizeSecurityGroupIngressCommandInput,
  DescribeSecurityGroupRulesCommandInput,
  IpPermission,
  RevokedSecurityGroupRule,
  RevokeSecurityGroupIngressCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { findSecurityGroup } from './ec2-find.ts';
import { ec2Page, invalidValue, selectByIds } from './ec2-input.ts';
import { type RuleFacts, rulesFrom, ruleText, sameRule } from './ec2-ip-permissions.ts';
import { here, newId } from './ec2-region.ts';
import { permissions, rulesOf, ruleView } from './ec2-security-group-views.ts';
import { tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { SecurityGroupData, SecurityGroupRuleData } from './region-data.ts';

const MOST_RULES = 60;

const FACETS: Facets<SecurityGroupRuleData> = {
  'group-id': (rule) => rule.groupId,
  'security-group-rule-id': (rule) => rule.id,
};

type FlatRule = Pick<AuthorizeSecurityGroupIngressCommandInput, 'IpProtocol' | 'FromPort' | 'ToPort' | 'CidrIp'>;

/** The older, flat way of naming one rule means the same. */
function permissionsOf(input: FlatRule & { IpPermissions?: IpPermission[] | undefined }): IpPermission[] | undefined {
  if (input.IpPermissions !== undefined || input.IpProtocol === undefined) return input.IpPermissions;
  const { IpProtocol, FromPort, ToPort, CidrIp } = input;
  return [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }];
}

/** All rules of a call are added or, when one is wrong or there already, none. */
function authorize(call: Call, input: AuthorizeSecurityGroupIngressCommandInput): object {
  const group = findSecurityGroup(call, input);
  const wanted = rulesFrom(call, permissionsOf(input));
  const tags = tagsOf(input.TagSpecifications, 'security-group-rule');
  if (wanted.some((rule, index) => wanted.slice(0, index).some((earlier) => sameRule(earlier, rule)))) {
    throw invalidValue('The same permission must not appear multiple times');
  }
  const present = rulesOf(call, group, false);
  const duplicate = wanted.find((rule) => present.some((other) => sameRule(other, rule)));
  if (duplicate) {
    throw ec2Failure('InvalidPermission.Duplicate', `the specified rule "${ruleText(duplicate)}" already exists`);
  }
  checkQuota([...present, ...wanted]);
  const added = wanted.map((rule) => ({ ...rule, id: newId('sgr'), groupId: group.id, egress: false, tags }));
  here(call).securityGroupRules.push(...added);
  return { Return: true, SecurityGroupRules: added.map((rule) => ruleView(call, rule)) };
}

function checkQuota(rules: readonly RuleFacts[]): void {
  const families = [
    rules.filter(({ cidr, peerGroupId }) => cidr ?? peerGroupId),
    rules.filter(({ cidr6, peerGroupId }) => cidr6 ?? peerGroupId),
  ];
  if (families.some((family) => family.length > MOST_RULES)) {
    throw ec2Failure(
      'RulesPerSecurityGroupLimitExceeded',
      'The maximum number of rules per security group has been reached.',
    );
  }
}

function revoke(call: Call, input: RevokeSecurityGroupIngressCommandInput): object {
  const group = findSecurityGroup(call, input);
  const present = rulesOf(call, group, false);
  const { revoked, unknown } = input.SecurityGroupRuleIds
    ? { revoked: selectByIds(present, input.SecurityGroupRuleIds, absent.securityGroupRule), unknown: [] }
    : matching(call, group, present, rulesFrom(call, permissionsOf(input)));
  const region = here(call);
  region.securityGroupRules = region.securityGroupRules.filter((rule) => !revoked.includes(rule));
  return {
    Return: true,
    UnknownIpPermissions: unknown.length > 0 ? unknown : undefined,
    RevokedSecurityGroupRules: revoked.map(revokedView),
  };
}

/** In the default VPC rules that are not there are merely reported; elsewhere they are an error. */
function matching(
  call: Call,
  group: SecurityGroupData,
  present: readonly SecurityGroupRuleData[],
  wanted: readonly RuleFacts[],
): { revoked: readonly SecurityGroupRuleData[]; unknown: IpPermission[] } {
  const missing = wanted.filter((rule) => !present.some((other) => sameRule(other, rule)));
  const inDefaultVpc = here(call).vpcs.some(({ id, isDefault }) => id === group.vpcId && isDefault);
  if (missing.length > 0 && !inDefaultVpc) {
    throw ec2Failure('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.');
  }
  return {
    revoked: present.filter((rule) => wanted.some((other) => sameRule(other, rule))),
    unknown: permissions(missing.map((rule) => ({ ...rule, id: '', groupId: group.id, egress: false, tags: [] }))),
  };
}

function revokedView(rule: SecurityGroupRuleData): RevokedSecurityGroupRule {
  return {
    SecurityGroupRuleId: rule.id,
    GroupId: rule.groupId,
    IsEgress: rule.egress,
    IpProtocol: rule.protocol,
    FromPort: rule.fromPort,
    ToPort: rule.toPort,
    CidrIpv4: rule.cidr,
    CidrIpv6: rule.cidr6,
    ReferencedGroupId: rule.peerGroupId,
    Description: rule.description,
  };
}

function describe(call: Call, input: DescribeSecurityGroupRulesCommandInput): object {
  const ids = input.SecurityGroupRuleIds;
  const rules = selectByIds(here(call).securityGroupRules, ids, absent.securityGroupRule);
  const page = ec2Page(filtered(rules, input.Filters, FACETS), input, { ids });
  return { SecurityGroupRules: page.items.map((rule) => ruleView(call, rule)), NextToken: page.NextToken };
}

export const securityGroupRuleOperations = {
  DescribeSecurityGroupRules: operation<DescribeSecurityGroupRulesCommandInput>(
    ['SecurityGroupRuleIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
  AuthorizeSecurityGroupIngress: operation<AuthorizeSecurityGroupIngressCommandInput>(
    ['GroupId', 'GroupName', 'IpPermissions', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'TagSpecifications'],
    authorize,
  ),
  RevokeSecurityGroupIngress: operation<RevokeSecurityGroupIngressCommandInput>(
    ['GroupId', 'GroupName', 'IpPermissions', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIp', 'SecurityGroupRuleIds'],
    revoke,
  ),
};
