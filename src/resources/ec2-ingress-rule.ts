import {
  AuthorizeSecurityGroupIngressCommand,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { interfacesOfGroup, securityGroupRules } from '../aws/reads/instances.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';

export interface IngressRuleSpec {
  readonly groupId: string;
  /** One TCP port. */
  readonly port: string;
  /** Canonical IPv4 range that is let in. */
  readonly cidr: string;
  /** ASCII only. */
  readonly description: string;
}
export interface IngressRuleLive {
  readonly [fact: string]: string;
  readonly ruleId: string;
  readonly groupId: string;
  readonly port: string;
  readonly cidr: string;
}

/** One inbound rule of a security group: one TCP port for one range (ec2:AuthorizeSecurityGroupIngress). */
export const ec2IngressRule: AwsResource<IngressRuleSpec, IngressRuleLive> = {
  type: 'ec2.ingress-rule',
  title: (live) => `tcp/${live.port} ← ${live.cidr}`,
  identity: 'ruleId',
  tagged: true,
  async find(cx, id, spec) {
    const groupId = known(spec.groupId);
    const same = (rule: SecurityGroupRule) => isTcp(rule, known(spec.port)) && rule.CidrIpv4 === known(spec.cidr);
    const found = (await securityGroupRules(cx)).filter(
      (rule) =>
        rule.GroupId === groupId && !rule.IsEgress && (markOf(rule.Tags, cx.setup, id) === 'ours' || same(rule)),
    );
    return found.map((rule) => ({
      live: {
        ruleId: rule.SecurityGroupRuleId ?? '',
        groupId: rule.GroupId ?? '',
        port: isTcp(rule, String(rule.FromPort))
          ? String(rule.FromPort)
          : `${rule.IpProtocol}/${rule.FromPort}-${rule.ToPort}`,
        cidr: rule.CidrIpv4 ?? '',
      },
      mark: markOf(rule.Tags, cx.setup, id),
    }));
  },
  compare(spec, live) {
    return (['port', 'cidr'] as const)
      .filter((fact) => differs(spec[fact], live[fact]))
      .map((fact) => ({ fact, want: known(spec[fact]), have: live[fact], fix: 'update', widens: true }));
  },
  async create(cx, id, spec) {
    const { groupId, port, cidr } = spec;
    const answer = await cx.clients.ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: Number(port),
            ToPort: Number(port),
            IpRanges: [{ CidrIp: cidr, Description: spec.description }],
          },
        ],
        TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: tagsFor(cx.setup, id) }],
      }),
    );
    const ruleId = answer.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '';
    return { ruleId, groupId, port, cidr };
  },
  async update(cx, _id, spec, live) {
    const { port, cidr } = spec;
    const SecurityGroupRule = {
      IpProtocol: 'tcp',
      FromPort: Number(port),
      ToPort: Number(port),
      CidrIpv4: cidr,
      Description: spec.description,
    };
    await cx.clients.ec2.send(
      new ModifySecurityGroupRulesCommand({
        GroupId: live.groupId,
        SecurityGroupRules: [{ SecurityGroupRuleId: live.ruleId, SecurityGroupRule }],
      }),
    );
    return { ...live, port, cidr };
  },
  async remove(cx, live) {
    const { groupId, ruleId } = live;
    await unlessAbsent(
      cx.clients.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: [ruleId] })),
    );
  },
  async gains(cx, spec) {
    const groupId = known(spec.groupId);
    return groupId === undefined ? [] : interfacesOfGroup(cx, groupId);
  },
};

const isTcp = (rule: SecurityGroupRule, port: string | undefined): boolean =>
  rule.IpProtocol === 'tcp' && String(rule.FromPort) === port && rule.FromPort === rule.ToPort;
