import type { SecurityGroupRule, VpcEndpoint } from '@aws-sdk/client-ec2';
import ipaddr from 'ipaddr.js';
import type { ReadContext } from '../aws/context.ts';
import { endpointPolicyOf } from '../aws/endpoint-policy.ts';
import { securityGroupRules } from '../aws/reads/instances.ts';
import { subnets } from '../aws/reads/network.ts';

export interface InterfaceEndpointLive {
  readonly [fact: string]: string | boolean | readonly string[] | undefined;
  readonly endpointId: string;
  readonly vpcId: string;
  readonly service: string;
  /** In small letters: `pending` until it works, then `available`. */
  readonly state: string;
  readonly subnetIds: readonly string[];
  readonly zones: readonly string[];
  readonly groupIds: readonly string[];
  /** Ranges that its groups let in to port 443. */
  readonly lets: readonly string[];
  readonly interfaceIds: readonly string[];
  readonly privateDns: boolean;
  /** Compact JSON, or `full-access`. */
  readonly policy: string;
  /** Does it carry the tags of this set-up? Somebody else's is changed only when that is accepted. */
  readonly ours: boolean;
  /** What was added to, or changed about, somebody else's, so that it can be given back. */
  readonly addedSubnetIds?: readonly string[];
  readonly addedGroupIds?: readonly string[];
  readonly previousPolicy?: string;
}

const HTTPS = 443;

/** An interface endpoint as it is found. */
export async function endpointLive(
  cx: ReadContext,
  endpoint: VpcEndpoint,
  ours: boolean,
): Promise<InterfaceEndpointLive> {
  const [allSubnets, rules] = await Promise.all([subnets(cx), securityGroupRules(cx)]);
  const live = endpointFacts(endpoint, ours);
  const zoneOf = (id: string) => allSubnets.find((subnet) => subnet.SubnetId === id)?.AvailabilityZone ?? '';
  const mine = rules.filter((rule) => live.groupIds.includes(rule.GroupId ?? '') && isHttpsIn(rule));
  return {
    ...live,
    zones: live.subnetIds.map(zoneOf),
    lets: [...new Set(mine.flatMap((rule) => rule.CidrIpv4 ?? []))].toSorted(),
  };
}

/** What one answer of EC2 tells of an endpoint: everything but zones and rules. */
export function endpointFacts(endpoint: VpcEndpoint, ours: boolean): InterfaceEndpointLive {
  return {
    endpointId: endpoint.VpcEndpointId ?? '',
    vpcId: endpoint.VpcId ?? '',
    service: endpoint.ServiceName ?? '',
    // EC2 writes `available` where its model says `Available`.
    state: (endpoint.State ?? 'pending').toLowerCase(),
    subnetIds: endpoint.SubnetIds ?? [],
    zones: [],
    groupIds: (endpoint.Groups ?? []).flatMap((group) => group.GroupId ?? []),
    lets: [],
    interfaceIds: endpoint.NetworkInterfaceIds ?? [],
    privateDns: endpoint.PrivateDnsEnabled ?? false,
    policy: endpointPolicyOf(endpoint.PolicyDocument),
    ours,
  };
}

/** Does a rule let somebody in to port 443? */
export function isHttpsIn({ IsEgress, IpProtocol, FromPort = 0, ToPort = 0 }: SecurityGroupRule): boolean {
  if (IsEgress) return false;
  return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= HTTPS && HTTPS <= ToPort);
}

/** Those of the ranges that its groups do not let in to port 443, as a whole. */
export function notLetIn(cidrs: readonly string[], { lets }: Pick<InterfaceEndpointLive, 'lets'>): readonly string[] {
  const wide = lets.map((cidr) => ipaddr.IPv4.parseCIDR(cidr));
  return cidrs.filter((cidr) => {
    const [first, prefix] = ipaddr.IPv4.parseCIDR(cidr);
    return !wide.some((one) => one[1] <= prefix && first.match(one));
  });
}
