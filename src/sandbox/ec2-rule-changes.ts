import type { IpPermission, ModifySecurityGroupRulesCommandInput, SecurityGroupRuleRequest } from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { findSecurityGroup } from './ec2-find.ts';
import { invalidValue, required } from './ec2-input.ts';
import { type RuleFacts, rulesFrom, ruleText, sameRule } from './ec2-ip-permissions.ts';
import { here } from './ec2-region.ts';
import { rulesOf } from './ec2-security-group-views.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { SecurityGroupRuleData } from './region-data.ts';

function permissionOf(request: SecurityGroupRuleRequest): IpPermission {
  const { IpProtocol, FromPort, ToPort, Description, CidrIpv4, CidrIpv6, ReferencedGroupId } = request;
  return {
    IpProtocol,
    FromPort,
    ToPort,
    IpRanges: CidrIpv4 === undefined ? [] : [{ CidrIp: CidrIpv4, Description }],
    Ipv6Ranges: CidrIpv6 === undefined ? [] : [{ CidrIpv6, Description }],
    UserIdGroupPairs: ReferencedGroupId === undefined ? [] : [{ GroupId: ReferencedGroupId, Description }],
  };
}

function sourceKind({ cidr, cidr6 }: RuleFacts): string {
  if (cidr !== undefined) return 'IPv4';
  return cidr6 === undefined ? 'security group' : 'IPv6';
}

/** A rule keeps its id, its tags and its kind of source; everything else it says is replaced. */
function modify(call: Call, input: ModifySecurityGroupRulesCommandInput): object {
  const group = findSecurityGroup(call, { GroupId: required(input.GroupId, 'groupId') });
  for (const { SecurityGroupRuleId: id, SecurityGroupRule: request } of required(input.SecurityGroupRules, 'rules')) {
    const siblings = here(call).securityGroupRules.filter(({ groupId }) => groupId === group.id);
    const rule = siblings.find((one) => one.id === required(id, 'securityGroupRuleId'));
    if (!rule) throw absent.securityGroupRule(id ?? '');
    const [wanted, ...others] = rulesFrom(call, [permissionOf(required(request, 'securityGroupRule'))]);
    if (!wanted || others.length > 0) throw invalidValue('A rule has exactly one source.');
    if (sourceKind(wanted) !== sourceKind(rule)) {
      throw invalidValue(`The source of rule ${rule.id} cannot be changed from ${sourceKind(rule)}.`);
    }
    if (rulesOf(call, group, rule.egress).some((other) => other.id !== rule.id && sameRule(other, wanted))) {
      throw ec2Failure('InvalidPermission.Duplicate', `the specified rule "${ruleText(wanted)}" already exists`);
    }
    replace(call, rule, wanted);
  }
  return { Return: true };
}

function replace(call: Call, { id, groupId, egress, tags }: SecurityGroupRuleData, wanted: RuleFacts): void {
  const region = here(call);
  region.securityGroupRules = region.securityGroupRules.map((rule) =>
    rule.id === id ? { ...wanted, id, groupId, egress, tags } : rule,
  );
}

export const ruleChangeOperations = {
  ModifySecurityGroupRules: operation<ModifySecurityGroupRulesCommandInput>(['GroupId', 'SecurityGroupRules'], modify),
};
