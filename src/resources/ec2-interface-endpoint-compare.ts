import { FULL_ACCESS, sameEndpointPolicy } from '../aws/endpoint-policy.ts';
import type { Difference, Partially } from '../engine/resource.ts';
import { known } from './aws-resource.ts';
import type { InterfaceEndpointSpec } from './ec2-interface-endpoint.ts';
import { missingZones, unwantedSubnets } from './ec2-interface-endpoint-changes.ts';
import { type InterfaceEndpointLive, notLetIn } from './ec2-interface-endpoint-live.ts';

/** Pure. Somebody else's endpoint will do if it lets the same subnets in; it is changed only when that is accepted. */
export function compareEndpoint(
  spec: Partially<InterfaceEndpointSpec>,
  live: InterfaceEndpointLive,
): readonly Difference[] {
  const differences: Difference[] = [];
  const whose = live.ours ? {} : { asks: true, reason: 'conflict.endpoint-of-others' };
  const differ = (fact: string, want: Difference['want'], have: Difference['have']) =>
    differences.push({ fact, want, have, fix: 'update', ...whose });
  // A VPC still to be made cannot be the one this endpoint stands in, and it cannot move.
  if (known(spec.vpcId) !== live.vpcId) {
    const reason = 'conflict.endpoint-in-other-vpc';
    return [{ fact: 'vpcId', want: known(spec.vpcId), have: live.vpcId, fix: 'conflict', reason }];
  }
  if (live.state !== 'available') {
    differences.push({ fact: 'state', want: 'available', have: live.state, fix: 'update' });
  }
  if (!live.privateDns) differ('privateDns', true, false);
  const missing = missingZones(known(spec.zones) ?? [], live);
  if (missing.length > 0) differ('zones', [...live.zones, ...missing], live.zones);
  const replaced = known(spec.exact) && live.ours ? unwantedSubnets(known(spec.subnetIds) ?? [], live) : [];
  if (replaced.length > 0) differ('subnetIds', known(spec.subnetIds), live.subnetIds);
  const groupId = known(spec.groupId);
  const reached = live.ours
    ? groupId === undefined || live.groupIds.includes(groupId)
    : (groupId !== undefined && live.groupIds.includes(groupId)) ||
      notLetIn(known(spec.cidrs) ?? [], live).length === 0;
  if (!reached) differ('groupIds', [...live.groupIds, groupId ?? ''], live.groupIds);
  const policy = known(spec.policy) ?? FULL_ACCESS;
  if (!sameEndpointPolicy(policy, live.policy) && (live.ours || policy !== FULL_ACCESS)) {
    differ('policy', policy, live.policy);
  }
  return differences;
}
