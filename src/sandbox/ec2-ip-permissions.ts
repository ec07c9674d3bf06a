import type { IpPermission } from '@aws-sdk/client-ec2';
import { parseRange, parseRange6 } from './cidr.ts';
import { findSecurityGroup } from './ec2-find.ts';
import { invalidValue, required } from './ec2-input.ts';
import { ruleDescription } from './ec2-security-group-text.ts';
import { ec2Failure } from './failure.ts';
import type { Call } from './operation.ts';
import type { SecurityGroupRuleData } from './region-data.ts';

/** What a rule says, without whose it is. */
export type RuleFacts = Pick<
  SecurityGroupRuleData,
  'protocol' | 'fromPort' | 'toPort' | 'cidr' | 'cidr6' | 'peerGroupId' | 'description'
>;

const NAMES: { readonly [protocol: string]: string } = { '6': 'tcp', '17': 'udp', '1': 'icmp', '58': 'icmpv6' };

function protocolOf(value: string | undefined): string {
  const given = required(value, 'ipProtocol').toLowerCase();
  const protocol = NAMES[given] ?? given;
  if (['tcp', 'udp', 'icmp', 'icmpv6', '-1'].includes(protocol)) return protocol;
  if (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255) return String(Number(protocol));
  throw invalidValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`);
}

function portsOf(protocol: string, { FromPort: from, ToPort: to }: IpPermission): { fromPort: number; toPort: number } {
  if (protocol === '-1' || /^\d+$/.test(protocol)) return { fromPort: -1, toPort: -1 };
  if (protocol !== 'tcp' && protocol !== 'udp') return { fromPort: from ?? -1, toPort: to ?? -1 };
  if (from === undefined || to === undefined) {
    throw invalidValue("Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
  }
  for (const port of [from, to]) {
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw invalidValue(`Invalid value '${port}' for port. Must be a number between 0 and 65535.`);
    }
  }
  if (from > to) throw invalidValue(`Invalid TCP/UDP port range (${from}:${to})`);
  return { fromPort: from, toPort: to };
}

function cidrOf(text: string | undefined): string {
  const range = parseRange(required(text, 'cidrIp'));
  if (!range) throw invalidValue(`CIDR block ${text} is malformed`);
  return range.text;
}

function cidr6Of(text: string | undefined): string {
  const range = parseRange6(required(text, 'cidrIpv6'));
  if (!range) throw invalidValue(`CIDR block ${text} is malformed`);
  return range;
}

/** One rule for every source of every permission, with ranges in canonical form. Throws what EC2 does on any that is wrong. */
export function rulesFrom(call: Call, given: readonly IpPermission[] | undefined): RuleFacts[] {
  const rules = required(given, 'ipPermissions').flatMap((permission) => rulesOfOne(call, permission));
  if (rules.length === 0) throw ec2Failure('MissingParameter', 'The request must contain the parameter ipPermissions');
  return rules;
}

function rulesOfOne(call: Call, permission: IpPermission): RuleFacts[] {
  const protocol = protocolOf(permission.IpProtocol);
  const base = { protocol, ...portsOf(protocol, permission) };
  const described = (facts: RuleFacts, text: string | undefined): RuleFacts => {
    const description = ruleDescription(text);
    return description === undefined ? facts : { ...facts, description };
  };
  if (permission.PrefixListIds && permission.PrefixListIds.length > 0) {
    throw invalidValue('Prefix lists are not in this account.');
  }
  return [
    ...(permission.IpRanges ?? []).map((range) =>
      described({ ...base, cidr: cidrOf(range.CidrIp) }, range.Description),
    ),
    ...(permission.Ipv6Ranges ?? []).map((range) =>
      described({ ...base, cidr6: cidr6Of(range.CidrIpv6) }, range.Description),
    ),
    ...(permission.UserIdGroupPairs ?? []).map((pair) =>
      described({ ...base, peerGroupId: findSecurityGroup(call, pair).id }, pair.Description),
    ),
  ];
}

/** Do they let in the same? Descriptions do not count. */
export function sameRule(one: RuleFacts, other: RuleFacts): boolean {
  return ruleText(one) === ruleText(other);
}

/** A rule as EC2's messages write it. */
export function ruleText({ protocol, fromPort, toPort, cidr, cidr6, peerGroupId }: RuleFacts): string {
  const what = protocol === '-1' ? 'ALL' : protocol.toUpperCase();
  const ports = fromPort < 0 ? '' : `, from port: ${fromPort}, to port: ${toPort}`;
  return `peer: ${cidr ?? cidr6 ?? peerGroupId}, ${what}${ports}, ALLOW`;
}
