import { ACCOUNT_ID } from './account.ts';
import { iamFailure } from './failure.ts';
import { invalid, required } from './iam-input.ts';
import type { Call } from './operation.ts';

const AWS_MANAGED = `
AdministratorAccess PowerUserAccess ReadOnlyAccess SecurityAudit IAMFullAccess IAMReadOnlyAccess IAMUserChangePassword
job-function/Billing job-function/ViewOnlyAccess job-function/SystemAdministrator job-function/NetworkAdministrator
AWSBillingReadOnlyAccess AmazonEC2FullAccess AmazonEC2ReadOnlyAccess AmazonVPCFullAccess AmazonVPCReadOnlyAccess
AmazonECS_FullAccess AmazonEC2ContainerRegistryFullAccess AmazonEC2ContainerRegistryPowerUser AmazonEC2ContainerRegistryReadOnly
AmazonEC2ContainerRegistryPullOnly service-role/AmazonEC2ContainerServiceforEC2Role service-role/AmazonEC2ContainerServiceRole
service-role/AmazonEC2ContainerServiceAutoscaleRole service-role/AmazonEC2ContainerServiceEventsRole
service-role/AmazonECSTaskExecutionRolePolicy service-role/AmazonECSInfrastructureRolePolicyForVolumes
AmazonECSInfrastructureRolePolicyForManagedInstances AmazonECSInstanceRolePolicyForManagedInstances
AmazonSSMManagedInstanceCore AmazonSSMFullAccess AmazonSSMReadOnlyAccess CloudWatchAgentServerPolicy CloudWatchFullAccess
CloudWatchLogsFullAccess CloudWatchLogsReadOnlyAccess AmazonS3FullAccess AmazonS3ReadOnlyAccess ElasticLoadBalancingFullAccess
SignInLocalDevelopmentAccess
aws-service-role/AmazonECSServiceRolePolicy aws-service-role/AutoScalingServiceRolePolicy
`
  .trim()
  .split(/\s+/);

/** Attached to an entity, or known to be attachable. */
export interface KnownPolicy {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  /** Policies of service-linked roles cannot be attached to anything else. */
  readonly attachable: boolean;
}

/** A managed policy by its ARN: one of AWS's or one of the account's own. Throws ValidationError, InvalidInput or NoSuchEntity. */
export function findPolicy(call: Call, policyArn: string | undefined): KnownPolicy {
  const arn = required(policyArn, 'policyArn');
  const [, owner, rest] = /^arn:aws:iam::(aws|\d{12}):policy\/(.+)$/.exec(arn) ?? [];
  if (arn.length < 20) throw invalid(`1 validation error detected: Value '${arn}' at 'policyArn' is too short`);
  if (owner === undefined || rest === undefined) throw iamFailure('InvalidInput', `ARN ${arn} is not valid.`);
  const known =
    owner === 'aws' ? AWS_MANAGED.includes(rest) : owner === ACCOUNT_ID && call.account.iam.policies.includes(arn);
  if (!known) throw iamFailure('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);
  const slash = rest.lastIndexOf('/');
  return {
    arn,
    name: rest.slice(slash + 1),
    path: slash < 0 ? '/' : `/${rest.slice(0, slash)}/`,
    attachable: !rest.startsWith('aws-service-role/'),
  };
}
