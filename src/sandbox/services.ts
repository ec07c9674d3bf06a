import { instanceOperations } from './ec2-instances.ts';
import { internetGatewayOperations } from './ec2-internet-gateways.ts';
import { keyPairOperations } from './ec2-key-pairs.ts';
import { routeTableAssociationOperations } from './ec2-route-table-associations.ts';
import { routeTableOperations } from './ec2-route-tables.ts';
import { routeOperations } from './ec2-routes.ts';
import { ruleChangeOperations } from './ec2-rule-changes.ts';
import { securityGroupRuleOperations } from './ec2-security-group-rules.ts';
import { securityGroupOperations } from './ec2-security-groups.ts';
import { subnetOperations } from './ec2-subnets.ts';
import { tagOperations } from './ec2-tags.ts';
import { vpcAttributeOperations } from './ec2-vpc-attributes.ts';
import { vpcOperations } from './ec2-vpcs.ts';
import { availabilityZoneOperations } from './ec2-zones.ts';
import { clusterOperations } from './ecs-clusters.ts';
import { clusterTagOperations } from './ecs-tags.ts';
import { accountOperations } from './iam-account.ts';
import { groupOperations } from './iam-groups.ts';
import { instanceProfileOperations } from './iam-instance-profiles.ts';
import { loginProfileOperations } from './iam-login-profiles.ts';
import { membershipOperations } from './iam-memberships.ts';
import { policyOperations } from './iam-policies.ts';
import { roleOperations } from './iam-roles.ts';
import { serviceLinkedRoleOperations } from './iam-service-linked-roles.ts';
import { userCredentialOperations } from './iam-user-credentials.ts';
import { userOperations } from './iam-users.ts';
import type { OperationTable } from './operation.ts';
import { identityOperations } from './sts-identity.ts';

/** Every operation the practice account knows, by the client name the SDK writes into each command's context. */
export const SERVICES: { readonly [clientName: string]: OperationTable } = {
  STSClient: identityOperations,
  IAMClient: {
    ...accountOperations,
    ...groupOperations,
    ...userOperations,
    ...membershipOperations,
    ...loginProfileOperations,
    ...userCredentialOperations,
    ...roleOperations,
    ...serviceLinkedRoleOperations,
    ...instanceProfileOperations,
    ...policyOperations,
  },
  EC2Client: {
    ...availabilityZoneOperations,
    ...vpcOperations,
    ...vpcAttributeOperations,
    ...subnetOperations,
    ...internetGatewayOperations,
    ...routeTableOperations,
    ...routeTableAssociationOperations,
    ...routeOperations,
    ...securityGroupOperations,
    ...securityGroupRuleOperations,
    ...ruleChangeOperations,
    ...keyPairOperations,
    ...instanceOperations,
    ...tagOperations,
  },
  ECSClient: { ...clusterOperations, ...clusterTagOperations },
};
