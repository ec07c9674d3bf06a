import { iamFailure } from './failure.ts';
import type { PolicyData } from './iam-data.ts';
import { arnOf, visible } from './iam-entities.ts';
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
  /** What is known of one of the account's own. */
  readonly own?: PolicyData;
}

/** A managed policy by its ARN: one of AWS's or one of the account's own. Throws ValidationError, InvalidInput or NoSuchEntity. */
export function findPolicy(call: Call, policyArn: string | undefined): KnownPolicy {
  const arn = required(policyArn, 'policyArn');
  const [, owner, rest] = /^arn:aws:iam::(aws|\d{12}):policy\/(.+)$/.exec(arn) ?? [];
  if (arn.length < 20) throw invalid(`1 validation error detected: Value '${arn}' at 'policyArn' is too short`);
  if (owner === undefined || rest === undefined) throw iamFailure('InvalidInput', `ARN ${arn} is not valid.`);
  const own = visible(call, call.account.iam.policies).find((policy) => arnOf('policy', policy) === arn);
  const known = owner === 'aws' ? AWS_MANAGED.includes(rest) : own;
  if (!known) throw iamFailure('NoSuchEntity', `Policy ${arn} does not exist or is not attachable.`);
  const slash = rest.lastIndexOf('/');
  return {
    arn,
    name: rest.slice(slash + 1),
    path: slash < 0 ? '/' : `/${rest.slice(0, slash)}/`,
    attachable: !rest.startsWith('aws-service-role/'),
    ...(own ? { own } : {}),
  };
}

/** One of the account's own, which can be changed. Throws as `findPolicy` does, and AccessDenied for AWS's own. */
export function findOwnPolicy(call: Call, policyArn: string | undefined): PolicyData {
  const { arn, own } = findPolicy(call, policyArn);
  if (own) return own;
  throw iamFailure('AccessDenied', `Policy ${arn} is managed by AWS and cannot be changed.`, 403);
}
