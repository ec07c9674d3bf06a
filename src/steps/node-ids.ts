import type { StepId } from '../answers/flags.ts';
import type { NodeId } from '../engine/resource.ts';

/** Names of the nodes that steps refer to across their borders; part of every state file, so they never change. */
export const vpcNode = (region: string): string => `${region}/vpc`;
export const securityGroupNode = (region: string): string => `${region}/security-group`;
export const keyPairNode = (region: string): string => `${region}/key-pair`;
export const keyFileNode = (region: string): string => `computer/${region}/key-file`;
export const sshRuleNode = (region: string): string => `${region}/ingress-ssh`;
export const clusterNode = (region: string): string => `${region}/cluster`;
export const ADMIN_USER = 'account/admin-user';
export const INSTANCE_ROLE = 'account/instance-role';
export const INSTANCE_ROLE_POLICY = 'account/instance-role-policy';
export const INSTANCE_PROFILE = 'account/instance-profile';
export const INSTANCE_PROFILE_ROLE = 'account/instance-profile-role';
export const SERVICE_LINKED_ROLE = 'account/ecs-service-linked-role';

/** By what a node's id ends with, numbers left out; holds for every state file and tag there is. */
const STEPS_BY_NAME: readonly (readonly [RegExp, StepId])[] = [
  [/^(admin-.+|credentials-file)$/, 'admin'],
  [/^alias$/, 'alias'],
  [/^(key-pair|key-file)$/, 'key-pair'],
  [/^(vpc|internet-gateway|default-route|public-.+)$/, 'vpc'],
  [/^(security-group|ingress-.+)$/, 'security-group'],
  [/^instance-(role|profile)(-.+)?$/, 'instance-role'],
  [/^(cluster|ecs-service-linked-role)$/, 'cluster'],
];

/** The step a node belongs to; undefined for one that no step of this version makes. */
export function stepOfNode(id: NodeId): StepId | undefined {
  const name = id.slice(id.lastIndexOf('/') + 1);
  return STEPS_BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

/** The region a node belongs to; undefined for account-wide ones. */
export function regionOfNode(id: NodeId): string | undefined {
  const [scope, region] = id.split('/');
  if (scope === 'account') return undefined;
  return scope === 'computer' ? (id.split('/').length > 2 ? region : undefined) : scope;
}
