import type {
  AttachRolePolicyCommandInput,
  CreateRoleCommandInput,
  DeleteRoleCommandInput,
  DetachRolePolicyCommandInput,
  GetRoleCommandInput,
  ListAttachedRolePoliciesCommandInput,
  ListRolePoliciesCommandInput,
  ListRolesCommandInput,
  TagRoleCommandInput,
  UpdateAssumeRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import { attachedPolicies, attachPolicy, detachPolicy, inlinePolicies, refusePolicies } from './iam-attachments.ts';
import type { RoleData } from './iam-data.ts';
import { findRole, newEntity, visible } from './iam-entities.ts';
import { iamPage, invalid, required, withTags } from './iam-input.ts';
import { findPolicy } from './iam-managed-policies.ts';
import { detailedRoleView, roleView } from './iam-role-views.ts';
import { callerRole, isCallerRole } from './iam-simulation.ts';
import { validTrust } from './iam-trust.ts';
import { type Call, operation } from './operation.ts';

const DESCRIPTION = /^[\t\n\r\u0020-\u007e\u00a1-\u00ff]{0,1000}$/;
const SERVICE_ROLES = '/aws-service-role/';

function createRole(call: Call, input: CreateRoleCommandInput): object {
  const { roles } = call.account.iam;
  const { Description: description, MaxSessionDuration: seconds = 3600 } = input;
  if (description !== undefined && !DESCRIPTION.test(description)) {
    throw invalid("1 validation error detected: Value at 'description' failed to satisfy constraint");
  }
  if (!Number.isInteger(seconds) || seconds < 3600 || seconds > 43200) {
    throw invalid(`1 validation error detected: Value '${seconds}' at 'maxSessionDuration' is out of range`);
  }
  if (input.Path?.startsWith(SERVICE_ROLES)) {
    throw invalid(`The specified value for path is invalid. ${SERVICE_ROLES} is reserved for AWS service roles.`);
  }
  const role: RoleData = {
    ...newEntity(call, 'role', roles, 1000, { name: input.RoleName, path: input.Path }),
    trust: validTrust(input.AssumeRolePolicyDocument),
    maxSessionSeconds: seconds,
    tags: withTags([], input.Tags),
    attachedPolicies: [],
    inlinePolicies: [],
  };
  if (description !== undefined) role.description = description;
  if (input.PermissionsBoundary !== undefined) role.boundary = findPolicy(call, input.PermissionsBoundary).arn;
  roles.push(role);
  return { Role: detailedRoleView(role) };
}

/** A role that is not AWS's own. Throws NoSuchEntity or UnmodifiableEntity. */
export function findOwnRole(call: Call, name: string | undefined): RoleData {
  const role = findRole(call, name);
  if (!role.path.startsWith(SERVICE_ROLES)) return role;
  throw iamFailure(
    'UnmodifiableEntity',
    `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
  );
}

function deleteRole(call: Call, input: DeleteRoleCommandInput): object {
  const role = findOwnRole(call, input.RoleName);
  const { roles, instanceProfiles } = call.account.iam;
  if (instanceProfiles.some((profile) => profile.roles.includes(role.name))) {
    throw iamFailure('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.');
  }
  refusePolicies(role);
  roles.splice(roles.indexOf(role), 1);
  return {};
}

function listRoles(call: Call, input: ListRolesCommandInput): object {
  const roles = visible(call, call.account.iam.roles).filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
  const { items, rest } = iamPage(roles, input);
  return { Roles: items.map(roleView), ...rest };
}

export const roleOperations = {
  CreateRole: operation<CreateRoleCommandInput>(
    [
      'RoleName',
      'Path',
      'AssumeRolePolicyDocument',
      'Description',
      'MaxSessionDuration',
      'PermissionsBoundary',
      'Tags',
    ],
    createRole,
  ),
  GetRole: operation<GetRoleCommandInput>(['RoleName'], (call, input) => {
    if (isCallerRole(call, input.RoleName)) return { Role: callerRole };
    return { Role: { ...detailedRoleView(findRole(call, input.RoleName)), RoleLastUsed: {} } };
  }),
  DeleteRole: operation<DeleteRoleCommandInput>(['RoleName'], deleteRole),
  ListRoles: operation<ListRolesCommandInput>(['PathPrefix', 'Marker', 'MaxItems'], listRoles),
  UpdateAssumeRolePolicy: operation<UpdateAssumeRolePolicyCommandInput>(
    ['RoleName', 'PolicyDocument'],
    (call, input) => {
      findOwnRole(call, input.RoleName).trust = validTrust(input.PolicyDocument);
      return {};
    },
  ),
  TagRole: operation<TagRoleCommandInput>(['RoleName', 'Tags'], (call, input) => {
    const role = findOwnRole(call, input.RoleName);
    role.tags = withTags(role.tags, required(input.Tags, 'tags'));
    return {};
  }),
  ListAttachedRolePolicies: operation<ListAttachedRolePoliciesCommandInput>(
    ['RoleName', 'PathPrefix', 'Marker', 'MaxItems'],
    (call, input) => attachedPolicies(call, findRole(call, input.RoleName), input),
  ),
  ListRolePolicies: operation<ListRolePoliciesCommandInput>(['RoleName', 'Marker', 'MaxItems'], (call, input) =>
    inlinePolicies(findRole(call, input.RoleName), input),
  ),
  AttachRolePolicy: operation<AttachRolePolicyCommandInput>(['RoleName', 'PolicyArn'], (call, input) => {
    attachPolicy(call, findOwnRole(call, input.RoleName), input.PolicyArn, 'PoliciesPerRole');
    return {};
  }),
  DetachRolePolicy: operation<DetachRolePolicyCommandInput>(['RoleName', 'PolicyArn'], (call, input) => {
    detachPolicy(findOwnRole(call, input.RoleName), input.PolicyArn);
    return {};
  }),
};
