import type { Role } from '@aws-sdk/client-iam';
import type { RoleData } from './iam-data.ts';
import { arnOf } from './iam-entities.ts';
import { encodeDocument } from './iam-policy-text.ts';

/** A role as lists and instance profiles show it: without tags and boundary. */
export function roleView(role: RoleData): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: arnOf('role', role),
    CreateDate: new Date(role.created),
    AssumeRolePolicyDocument: encodeDocument(role.trust),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

/** A role as GetRole and CreateRole show it. */
export function detailedRoleView(role: RoleData): Role {
  return {
    ...roleView(role),
    PermissionsBoundary: role.boundary
      ? { PermissionsBoundaryType: 'Policy' as never, PermissionsBoundaryArn: role.boundary }
      : undefined,
    Tags: role.tags.length > 0 ? role.tags : undefined,
  };
}
