import type { ReadContext, WriteContext } from '../aws/context.ts';
import type { AnyResourceType } from '../engine/resource.ts';
import { accountAliasResource } from './account-alias.ts';
import { credentialsFile } from './credentials-file.ts';
import { ec2IngressRule } from './ec2-ingress-rule.ts';
import { ec2InternetGateway } from './ec2-internet-gateway.ts';
import { ec2KeyPair } from './ec2-key-pair.ts';
import { ec2Route } from './ec2-route.ts';
import { ec2RouteTable } from './ec2-route-table.ts';
import { ec2RouteTableAssociation } from './ec2-route-table-association.ts';
import { ec2SecurityGroup } from './ec2-security-group.ts';
import { ec2Subnet } from './ec2-subnet.ts';
import { ec2Vpc } from './ec2-vpc.ts';
import { ecsCluster } from './ecs-cluster.ts';
import { ecsServiceLinkedRoleResource } from './ecs-service-linked-role.ts';
import { iamGroup } from './iam-group.ts';
import { iamGroupMembership } from './iam-group-membership.ts';
import { iamGroupPolicy } from './iam-group-policy.ts';
import { iamInstanceProfile } from './iam-instance-profile.ts';
import { iamLoginProfile } from './iam-login-profile.ts';
import { iamProfileRole } from './iam-profile-role.ts';
import { iamInstanceRole } from './iam-role.ts';
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
  iamLoginProfile,
  accountAliasResource,
  keyFile,
  ec2KeyPair,
  ec2Vpc,
  ec2Subnet,
  ec2InternetGateway,
  ec2RouteTable,
  ec2Route,
  ec2RouteTableAssociation,
  ec2SecurityGroup,
  ec2IngressRule,
  iamInstanceRole,
  iamRolePolicy,
  iamInstanceProfile,
  iamProfileRole,
  ecsServiceLinkedRoleResource,
  ecsCluster,
];
