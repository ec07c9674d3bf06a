import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
  type Tag,
} from '@aws-sdk/client-ec2';
import type { Runs } from './run.ts';

async function sshRules({ ec2 }: Pick<Runs, 'ec2'>): Promise<readonly SecurityGroupRule[]> {
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
  return SecurityGroupRules.filter((rule) => !rule.IsEgress && rule.FromPort === 22);
}

/** Who may use SSH, and whose rule says so. */
export async function sshSources(here: Pick<Runs, 'ec2'>): Promise<readonly string[]> {
  const rules = await sshRules(here);
  return rules.map((rule) => `${rule.CidrIpv4} ${rule.Tags?.length ? 'ours' : 'by hand'}`).toSorted();
}

/** Somebody takes every SSH rule away. */
export async function takeAway(here: Runs): Promise<void> {
  for (const { GroupId, SecurityGroupRuleId = '' } of await sshRules(here)) {
    const SecurityGroupRuleIds = [SecurityGroupRuleId];
    await here.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds }));
  }
}

/** Somebody lets an address in, in the group that has a rule for HTTPS already. */
export async function addByHand({ ec2 }: Runs, cidr: string, Tags: Tag[] = []): Promise<void> {
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
  const GroupId = SecurityGroupRules.find((rule) => rule.FromPort === 443)?.GroupId;
  const IpRanges = [{ CidrIp: cidr }];
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }];
  const TagSpecifications = Tags.length > 0 ? [{ ResourceType: 'security-group-rule' as const, Tags }] : [];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions, TagSpecifications }));
}

/** A run was killed after it had added its new rule and before it took the old one out: both carry our tags. */
export async function addAsKilled(here: Runs, cidr: string): Promise<void> {
  const [rule] = await sshRules(here);
  await addByHand(here, cidr, rule?.Tags ?? []);
}
