import type { ReadContext, WriteContext } from '../aws/context.ts';
import type { AnyResourceType } from '../engine/resource.ts';
import { accountAliasResource } from './account-alias.ts';
import { awsBudget } from './budget.ts';
import { cliProfile } from './cli-profile.ts';
import { credentialsFile } from './credentials-file.ts';
import { ec2Address } from './ec2-address.ts';
import { ec2GatewayEndpoint } from './ec2-gateway-endpoint.ts';
import { ec2IngressRule } from './ec2-ingress-rule.ts';
import { ec2InterfaceEndpoint } from './ec2-interface-endpoint.ts';
import { ec2InternetGateway } from './ec2-internet-gateway.ts';
import { ec2KeyPair } from './ec2-key-pair.ts';
import { ec2NatGateway } from './ec2-nat-gateway.ts';
import { ec2Route } from './ec2-route.ts';
import { ec2RouteTable } from './ec2-route-table.ts';
import { ec2RouteTableAssociation } from './ec2-route-table-association.ts';
import { ec2SecurityGroup } from './ec2-security-group.ts';
import { ec2Subnet } from './ec2-subnet.ts';
import { ec2Vpc } from './ec2-vpc.ts';
import { ecsAccountDefault } from './ecs-account-default.ts';
import { ecsAccountSetting } from './ecs-account-setting.ts';
import { ecsCluster } from './ecs-cluster.ts';
import { ecsClusterCapacityProviders } from './ecs-cluster-capacity-providers.ts';
import { ecsContainerInsights } from './ecs-container-insights.ts';
import { ecsServiceLinkedRoleResource } from './ecs-service-linked-role.ts';
import { iamAccessKey } from './iam-access-key.ts';
import { iamGroup } from './iam-group.ts';
import { iamGroupMembership } from './iam-group-membership.ts';
import { iamGroupPolicy } from './iam-group-policy.ts';
import { iamInstanceProfile } from './iam-instance-profile.ts';
import { iamLoginProfile } from './iam-login-profile.ts';
import { iamMfaDevice } from './iam-mfa-device.ts';
import { iamPolicy } from './iam-policy.ts';
import { iamProfileRole } from './iam-profile-role.ts';
import { iamRole } from './iam-role.ts';
import { iamRoleInlinePolicy } from './iam-role-inline-policy.ts';
import { iamRolePolicy } from './iam-role-policy.ts';
import { iamUser } from './iam-user.ts';
import { keyFile } from './key-file.ts';

/** Every kind of thing this tool makes: what a state file or a tag tells of is found again by its type. */
export const RESOURCES: readonly AnyResourceType<ReadContext, WriteContext>[] = [
  iamGroup,
  iamGroupPolicy,
  iamUser,
  iamGroupMembership,
  credentialsFile,
  cliProfile,
  iamAccessKey,
  iamLoginProfile,
  iamMfaDevice,
  accountAliasResource,
  keyFile,
  ec2KeyPair,
  ec2Vpc,
  ec2Subnet,
  ec2InternetGateway,
  ec2RouteTable,
  ec2Route,
  ec2RouteTableAssociation,
  ec2Address,
  ec2NatGateway,
  ec2GatewayEndpoint,
  ec2InterfaceEndpoint,
  ec2SecurityGroup,
  ec2IngressRule,
  iamRole,
  iamRolePolicy,
  iamRoleInlinePolicy,
  iamPolicy,
  iamInstanceProfile,
  iamProfileRole,
  ecsServiceLinkedRoleResource,
  ecsCluster,
  ecsClusterCapacityProviders,
  ecsContainerInsights,
  ecsAccountSetting,
  ecsAccountDefault,
  awsBudget,
];

/** Belongs what is of this type to the account and not to one of its regions? */
export const isAccountWide = (type: string): boolean => /^(iam|budgets)\./.test(type);
