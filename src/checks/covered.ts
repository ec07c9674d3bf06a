import type { Change } from '../engine/plan.ts';
import {
  clusterNode,
  INSTANCE_PROFILE,
  INSTANCE_PROFILE_ROLE,
  INSTANCE_ROLE,
  isPrivateRoute,
  keyFileNode,
  keyPairNode,
  mfaDeviceNode,
  regionOfNode,
  SERVICE_LINKED_ROLE,
  sshRuleNode,
  vpcNode,
} from '../steps/node-ids.ts';
import { type Examined, liveOf } from './check.ts';
import { ROLES } from './roles.ts';
import { isTrunkingSetting } from './trunking.ts';

/** Is a node that is not as wanted the business of a check of its own, and not of the general one? */
export function hasItsOwnCheck(examined: Examined, change: Change): boolean {
  if (isTakenAway(change)) return true;
  const differing = change.differences.map(({ fact }) => fact);
  const { node, live } = change;
  const role = ROLES.find((one) => one.role === node || one.policies.includes(node));
  if (role?.role === node) return change.fault !== undefined || differing.includes('trusts');
  if (role) return liveOf(examined, role.role) !== undefined;
  if (isTrunkingSetting(node)) return !examined.nodes.some(({ id, absent }) => id === node && absent);
  if (node === mfaDeviceNode(1)) return true;
  if (node === INSTANCE_PROFILE_ROLE) return profileAndRoleAreThere(examined);
  if (node === SERVICE_LINKED_ROLE) return serviceLinkedRoleIsDue(examined);
  const region = regionOfNode(node) ?? '';
  if (node === keyFileNode(region)) {
    if (live) return !differing.includes('keyType');
    return change.fault !== undefined || keyPairIsThere(examined, region);
  }
  if (node === keyPairNode(region)) return differing.includes('publicKey');
  if (node === vpcNode(region)) return live !== undefined && differing.length > 0 && differing.every(isDns);
  if (isPrivateRoute(node)) return live?.active === false;
  if (node === sshRuleNode(region)) return differing.length > 0 && differing.every((fact) => fact === 'others');
  return false;
}

/** It let people in, and somebody has taken it away or changed it since. */
export function isTakenAway(change: Change): boolean {
  return change.conflict?.reason === 'conflict.taken-away';
}

const isDns = (fact: string): boolean => fact === 'dnsSupport' || fact === 'dnsHostnames';

function roleIsThere(examined: Examined): boolean {
  return liveOf(examined, INSTANCE_ROLE) !== undefined;
}

export function profileAndRoleAreThere(examined: Examined): boolean {
  return roleIsThere(examined) && liveOf(examined, INSTANCE_PROFILE) !== undefined;
}

export function keyPairIsThere(examined: Examined, region: string): boolean {
  return liveOf(examined, keyPairNode(region)) !== undefined;
}

/** Before a cluster was made nobody misses the role: the set-up has not come to it yet. */
export function serviceLinkedRoleIsDue(examined: Examined): boolean {
  const hasCluster = examined.regions.some((region) => liveOf(examined, clusterNode(region)) !== undefined);
  return hasCluster || examined.records[SERVICE_LINKED_ROLE] !== undefined;
}
