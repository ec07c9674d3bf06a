import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { parseRange, type Range } from '../answers/addresses.ts';
import { securityGroupRules } from '../aws/reads/instances.ts';
import { markedAs } from '../aws/tags.ts';
import type { Change } from '../engine/plan.ts';
import { securityGroupNode, sshRuleNode } from '../steps/node-ids.ts';
import { changeOf, type Examined, type Fix } from './check.ts';
import { lookAt, type NodeLook } from './unseen.ts';

/** A rule that lets somebody reach port 22. */
export interface SshRule {
  readonly ruleId: string;
  readonly groupId: string;
  /** IPv4 or IPv6. */
  readonly cidr: string;
  /** `tcp/22`, `tcp/0-65535`, `all`. */
  readonly port: string;
  /** Carries the tags of this set-up. */
  readonly ours: boolean;
}

const SSH = 22;
/** `--ssh-cidr` takes nothing wider than this without being told so. */
const WIDEST = 16;
/** What one provider is given; whoever lets in more lets in strangers. */
const WIDEST_6 = 32;

/** The security group that this set-up uses in a region, or why it is not known. */
export function lookAtGroup(examined: Examined, region: string): NodeLook {
  return lookAt(examined, 'security-group', securityGroupNode(region));
}

/** The inbound rules of a group that let a range of addresses reach port 22 (ec2:DescribeSecurityGroupRules). */
export async function sshRules(examined: Examined, region: string, group: Change): Promise<readonly SshRule[]> {
  const cx = examined.contextOf(region);
  const rules = (await securityGroupRules(cx)).filter(
    (rule) => rule.GroupId === group.live?.groupId && !rule.IsEgress && reachesSsh(rule),
  );
  return rules.flatMap((rule) => {
    const cidr = rule.CidrIpv4 ?? rule.CidrIpv6;
    if (cidr === undefined) return [];
    const { SecurityGroupRuleId: ruleId = '', GroupId: groupId = '' } = rule;
    const ours = markedAs(rule.Tags)?.setupId === cx.setup.id;
    return [{ ruleId, groupId, cidr, port: portOf(rule), ours }];
  });
}

/** Does it let in more than a /16, or the IPv6 internet? */
export function isWide({ cidr }: Pick<SshRule, 'cidr'>): boolean {
  const prefix = Number(cidr.slice(cidr.indexOf('/') + 1));
  return cidr.includes(':') ? prefix < WIDEST_6 : prefix < WIDEST;
}

/** The range that the answers let in by SSH; empty where they let in nobody. */
export function answeredRange(examined: Examined, region: string): string {
  const cidr = changeOf(examined, sshRuleNode(region))?.spec.cidr;
  return typeof cidr === 'string' ? cidr : '';
}

/** An IPv4 range; undefined for what is none. */
export function rangeOf(cidr: string): Range | undefined {
  return cidr === '' || cidr.includes(':') ? undefined : parseRange(cidr);
}

/** This tool takes out what it put in, and whatever stands in a group it made; elsewhere it says which command does. */
export function revoking(examined: Examined, region: string, group: Change, rule: SshRule): Fix {
  const { ruleId, groupId, cidr, port, ours } = rule;
  if (ours || group.owner === 'created') {
    const answered = ours && cidr === answeredRange(examined, region);
    return { kind: 'revoke', rule: { region, live: { ruleId, groupId, cidr, port }, answered } };
  }
  const command = `aws ec2 revoke-security-group-ingress --region ${region} --group-id ${groupId} --security-group-rule-ids ${ruleId}`;
  return { kind: 'command', command };
}

function reachesSsh({ IpProtocol, FromPort = -1, ToPort = -1 }: SecurityGroupRule): boolean {
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= SSH && SSH <= ToPort);
}

function portOf({ IpProtocol, FromPort, ToPort }: SecurityGroupRule): string {
  if (IpProtocol === '-1') return 'all';
  return FromPort === ToPort ? `tcp/${FromPort}` : `tcp/${FromPort}-${ToPort}`;
}
