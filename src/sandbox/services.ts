import { budgetNotificationOperations } from './budget-notifications.ts';
import { budgetOperations } from './budgets.ts';
import { addressOperations } from './ec2-addresses.ts';
import { instanceOperations } from './ec2-instances.ts';
import { internetGatewayOperations } from './ec2-internet-gateways.ts';
import { keyPairOperations } from './ec2-key-pairs.ts';
import { natGatewayOperations } from './ec2-nat-gateways.ts';
import { networkAclOperations } from './ec2-network-acls.ts';
import { otherGatewayOperations } from './ec2-other-gateways.ts';
import { routeTableAssociationOperations } from './ec2-route-table-associations.ts';
import { routeTableOperations } from './ec2-route-tables.ts';
import { routeOperations } from './ec2-routes.ts';
import { ruleChangeOperations } from './ec2-rule-changes.ts';
import { securityGroupRuleOperations } from './ec2-security-group-rules.ts';
import { securityGroupOperations } from './ec2-security-groups.ts';
import { subnetOperations } from './ec2-subnets.ts';
import { tagOperations } from './ec2-tags.ts';
import { vpcAttributeOperations } from './ec2-vpc-attributes.ts';
import { vpcEndpointOperations } from './ec2-vpc-endpoints.ts';
import { peeringOperations } from './ec2-vpc-peering.ts';
import { vpcOperations } from './ec2-vpcs.ts';
import { availabilityZoneOperations } from './ec2-zones.ts';
import { accountSettingOperations } from './ecs-account-settings.ts';
import { clusterChangeOperations } from './ecs-cluster-changes.ts';
import { clusterOperations } from './ecs-clusters.ts';
import { containerInstanceOperations } from './ecs-container-instances.ts';
import { clusterTagOperations } from './ecs-tags.ts';
import { accountOperations } from './iam-account.ts';
import { groupOperations } from './iam-groups.ts';
import { inlinePolicyOperations } from './iam-inline-policies.ts';
import { instanceProfileOperations } from './iam-instance-profiles.ts';
import { loginProfileOperations } from './iam-login-profiles.ts';
import { membershipOperations } from './iam-memberships.ts';
import { mfaAssignmentOperations } from './iam-mfa-assignments.ts';
import { mfaDeviceOperations } from './iam-mfa-devices.ts';
import { otherCredentialOperations } from './iam-other-credentials.ts';
import { policyOperations } from './iam-policies.ts';
import { roleOperations } from './iam-roles.ts';
import { serviceLinkedRoleOperations } from './iam-service-linked-roles.ts';
import { simulationOperations } from './iam-simulation.ts';
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
    ...otherCredentialOperations,
    ...mfaDeviceOperations,
    ...mfaAssignmentOperations,
    ...roleOperations,
    ...serviceLinkedRoleOperations,
    ...instanceProfileOperations,
    ...policyOperations,
    ...inlinePolicyOperations,
    ...simulationOperations,
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
    ...natGatewayOperations,
    ...vpcEndpointOperations,
    ...addressOperations,
    ...peeringOperations,
    ...otherGatewayOperations,
    ...networkAclOperations,
    ...tagOperations,
  },
  BudgetsClient: { ...budgetOperations, ...budgetNotificationOperations },
  ECSClient: {
    ...accountSettingOperations,
    ...clusterOperations,
    ...clusterChangeOperations,
    ...containerInstanceOperations,
    ...clusterTagOperations,
  },
};
