import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { NodeId } from '../engine/resource.ts';
import type { IngressRuleLive, IngressRuleSpec } from './ec2-ingress-rule.ts';

/** Is it a rule for this one TCP port? */
export const isTcp = (rule: SecurityGroupRule, port: string | undefined): boolean =>
  rule.IpProtocol === 'tcp' && String(rule.FromPort) === port && rule.FromPort === rule.ToPort;

/** What is known of a rule; `ours`: all of this set-up's for the same node. */
export function liveOf(rule: SecurityGroupRule, ours: readonly SecurityGroupRule[]): IngressRuleLive {
  const { SecurityGroupRuleId: ruleId = '', GroupId: groupId = '', IpProtocol, FromPort, ToPort, CidrIpv4 } = rule;
  const port = isTcp(rule, String(FromPort)) ? String(FromPort) : `${IpProtocol}/${FromPort}-${ToPort}`;
  const others = ours.filter((one) => one !== rule).map((one) => one.SecurityGroupRuleId ?? '');
  return { ruleId, groupId, port, cidr: CidrIpv4 ?? '', ...(others.length > 0 ? { others } : {}) };
}

/** ec2:AuthorizeSecurityGroupIngress, with our tags. @throws what EC2 throws, `InvalidPermission.Duplicate` among it */
export async function authorize(cx: WriteContext, id: NodeId, spec: IngressRuleSpec): Promise<IngressRuleLive> {
  const { groupId, port, cidr, description: Description } = spec;
  const ports = { FromPort: Number(port), ToPort: Number(port) };
  const answer = await cx.clients.ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: 'tcp', ...ports, IpRanges: [{ CidrIp: cidr, Description }] }],
      TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: tagsFor(cx.setup, id) }],
    }),
  );
  const ruleId = answer.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '';
  return { ruleId, groupId, port, cidr };
}

/** A rule that lets the same in is as good, whoever made it, once it is seen to be there (`InvalidPermission.Duplicate`). */
export async function authorizeOnce(cx: WriteContext, id: NodeId, spec: IngressRuleSpec): Promise<IngressRuleLive> {
  try {
    return await authorize(cx, id, spec);
  } catch (error) {
    if (faultOf(error).kind !== 'exists') throw error;
    const Filters = [{ Name: 'group-id', Values: [spec.groupId] }];
    const answer = await cx.clients.ec2.send(new DescribeSecurityGroupRulesCommand({ Filters }));
    const rule = answer.SecurityGroupRules?.find(
      (one) => !one.IsEgress && isTcp(one, spec.port) && one.CidrIpv4 === spec.cidr,
    );
    if (!rule) throw error;
    const live = liveOf(rule, []);
    return markOf(rule.Tags, cx.setup, id) === 'ours' ? live : { ...live, ruleId: '' };
  }
}

/** ec2:RevokeSecurityGroupIngress, a call a rule: one that is gone already would keep the others from going. */
export async function revoke(
  cx: WriteContext,
  groupId: string,
  ruleIds: readonly string[],
  except = '',
): Promise<void> {
  for (const ruleId of ruleIds.filter((one) => one !== '' && one !== except)) {
    const one = new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: [ruleId] });
    await unlessAbsent(cx.clients.ec2.send(one));
  }
}
