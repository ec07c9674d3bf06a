import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { interfacesOfGroup, securityGroupRules } from '../aws/reads/instances.ts';
import { markedAs, markOf } from '../aws/tags.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { authorize, authorizeOnce, isTcp, liveOf, revoke } from './ingress-rule-calls.ts';

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
  readonly [fact: string]: string | readonly string[] | undefined;
  /** Empty where somebody else's rule lets the same in. */
  readonly ruleId: string;
  readonly groupId: string;
  readonly port: string;
  readonly cidr: string;
  /** Ids of further rules of ours for the same node: a run was stopped between adding the new one and taking the old one out. */
  readonly others?: readonly string[];
}

/**
 * One inbound rule of a security group: one TCP port for one range (ec2:AuthorizeSecurityGroupIngress). Another address is a new rule,
 * and only once that is there is the old one taken out: nobody is locked out in between, or when the new one is refused.
 */
export const ec2IngressRule: AwsResource<IngressRuleSpec, IngressRuleLive> = {
  type: 'ec2.ingress-rule',
  title: (live) => `tcp/${live.port} ← ${live.cidr}`,
  identity: 'ruleId',
  tagged: true,
  sideBySide: true,
  refersTo: [{ fact: 'groupId', type: 'ec2.security-group', is: 'groupId', serves: true }],
  async find(cx, id, spec, hint, made) {
    const groupId = known(spec.groupId);
    const rules = (await securityGroupRules(cx)).filter((rule) => rule.GroupId === groupId && !rule.IsEgress);
    const isRecorded = (rule: SecurityGroupRule) => made === true && rule.SecurityGroupRuleId === hint?.ruleId;
    const ours = rules.filter((rule) => markOf(rule.Tags, cx.setup, id) === 'ours' || isRecorded(rule));
    const wanted = (rule: SecurityGroupRule) => isTcp(rule, known(spec.port)) && rule.CidrIpv4 === known(spec.cidr);
    const rule = ours.find(wanted) ?? rules.find(wanted) ?? ours[0];
    return rule ? [{ live: liveOf(rule, ours), mark: markOf(rule.Tags, cx.setup, id) }] : [];
  },
  async marked(cx) {
    const together = new Map<string, SecurityGroupRule[]>();
    for (const rule of await securityGroupRules(cx)) {
      const as = rule.IsEgress ? undefined : markedAs(rule.Tags);
      if (!as) continue;
      const key = `${as.setupId} ${as.node} ${rule.GroupId}`;
      together.set(key, [...(together.get(key) ?? []), rule]);
    }
    return [...together.values()].flatMap((rules) => {
      const [rule] = rules;
      const as = markedAs(rule?.Tags);
      return rule && as ? [{ ...as, live: liveOf(rule, rules) }] : [];
    });
  },
  compare(spec, live) {
    const differences: Difference[] = (['port', 'cidr'] as const)
      .filter((fact) => differs(spec[fact], live[fact]))
      .map((fact) => ({ fact, want: known(spec[fact]), have: live[fact], fix: 'update', widens: true }));
    if (live.others) differences.push({ fact: 'others', want: [], have: live.others, fix: 'update', widens: false });
    return differences;
  },
  create: authorize,
  async update(cx, id, spec, { others = [], ...live }) {
    const inPlace = live.port === spec.port && live.cidr === spec.cidr;
    const wanted = inPlace ? live : await authorizeOnce(cx, id, { ...spec, groupId: live.groupId });
    await revoke(cx, live.groupId, inPlace ? others : [live.ruleId, ...others], wanted.ruleId);
    return wanted;
  },
  remove: (cx, { groupId, ruleId, others = [] }) => revoke(cx, groupId, [ruleId, ...others]),
  async gains(cx, spec) {
    const groupId = known(spec.groupId);
    return groupId === undefined ? [] : interfacesOfGroup(cx, groupId);
  },
};
