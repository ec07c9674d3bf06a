import type { StepId } from '../answers/flags.ts';
import type { NodeId } from '../engine/resource.ts';

/** Names of the nodes that steps refer to across their borders; part of every state file, so they never change. */
export const vpcNode = (region: string): string => `${region}/vpc`;
/** Zones are counted from 1; a set-up has three at most. */
export const ZONE_NUMBERS: readonly number[] = [1, 2, 3];
/** One a zone; so for what belongs to each private subnet. */
export const privateSubnetNode = (region: string, number: number): string => `${region}/private-subnet-${number}`;
export const privateRouteTableNode = (region: string, number: number): string =>
  `${region}/private-route-table-${number}`;
export const publicRouteTableNode = (region: string): string => `${region}/public-route-table`;
export const privateRouteNode = (region: string, number: number): string => `${region}/private-route-${number}`;
export const isPrivateRoute = (node: NodeId): boolean => /\/private-route-\d+$/.test(node);
export const natAddressNode = (region: string, number: number): string => `${region}/nat-address-${number}`;
export const natGatewayNode = (region: string, number: number): string => `${region}/nat-gateway-${number}`;
export const s3EndpointNode = (region: string): string => `${region}/s3-endpoint`;
export const endpointGroupNode = (region: string): string => `${region}/endpoint-security-group`;
/** By the end of the service's name, `ecr.api`. */
export const endpointNode = (region: string, service: string): string =>
  `${region}/endpoint-${service.replaceAll('.', '-')}`;
export const securityGroupNode = (region: string): string => `${region}/security-group`;
export const keyPairNode = (region: string): string => `${region}/key-pair`;
export const keyFileNode = (region: string): string => `computer/${region}/key-file`;
export const sshRuleNode = (region: string): string => `${region}/ingress-ssh`;
export const clusterNode = (region: string): string => `${region}/cluster`;
export const ADMIN_USER = 'account/admin-user';
/** The administrator's devices, from 1. */
export const mfaDeviceNode = (number: 1 | 2): string => `account/mfa-device-${number}`;
export const INSTANCE_ROLE = 'account/instance-role';
export const INSTANCE_ROLE_POLICY = 'account/instance-role-policy';
export const INSTANCE_PROFILE = 'account/instance-profile';
export const INSTANCE_PROFILE_ROLE = 'account/instance-profile-role';
/** The account's own policy that container instances write their logs with. */
export const LOGS_POLICY = 'account/instance-role-logs-policy';
export const TRUNKING_ROLE = 'account/trunking-role';
export const TRUNKING_ROLE_POLICY = 'account/trunking-role-policy';
export const TRUNKING_PROFILE = 'account/trunking-profile';
/** Lets an instance switch trunking on for itself. */
export const TRUNKING_BY_INSTANCE = 'account/trunking-role-setting';
export const trunkingSettingNode = (region: string): string => `${region}/trunking-setting`;
export const trunkingDefaultNode = (region: string): string => `${region}/trunking-default`;
export const TASK_EXECUTION_ROLE = 'account/task-execution-role';
export const TASK_EXECUTION_ROLE_POLICY = 'account/task-execution-role-policy';
export const TASK_ROLE = 'account/task-role';
export const capacityProvidersNode = (region: string): string => `${region}/cluster-capacity-providers`;
export const containerInsightsNode = (region: string): string => `${region}/cluster-container-insights`;
export const EXTERNAL_ROLE = 'account/external-role';
export const CLI_PROFILE = 'computer/cli-profile';
export const ACCESS_KEY = 'account/access-key';
export const BUDGET = 'account/budget';
export const SERVICE_LINKED_ROLE = 'account/ecs-service-linked-role';

/** By what a node's id ends with, numbers left out; holds for every state file and tag there is. */
const STEPS_BY_NAME: readonly (readonly [RegExp, StepId])[] = [
  [/^(admin-.+|credentials-file)$/, 'admin'],
  [/^mfa-device-\d$/, 'mfa'],
  [/^alias$/, 'alias'],
  [/^(key-pair|key-file)$/, 'key-pair'],
  [/^(vpc|internet-gateway|default-route|s3-endpoint|(public|private)-.+|nat-(address|gateway)-.+)$/, 'vpc'],
  [/^(security-group|ingress-.+)$/, 'security-group'],
  [/^endpoint-.+$/, 'endpoints'],
  [/^instance-(role|profile)(-.+)?$/, 'instance-role'],
  [/^trunking-.+$/, 'trunking'],
  [/^(task-(execution-)?role(-.+)?|cluster-.+)$/, 'task-role'],
  [/^(cluster|ecs-service-linked-role)$/, 'cluster'],
  [/^developer-.+$/, 'developers'],
  [/^external-role(-.+)?$/, 'external-role'],
  [/^(cli-profile|access-key)$/, 'cli-profile'],
  [/^budget$/, 'budget'],
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
