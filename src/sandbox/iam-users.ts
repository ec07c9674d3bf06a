import type {
  CreateUserCommandInput,
  DeleteUserCommandInput,
  DeleteUserPermissionsBoundaryCommandInput,
  GetUserCommandInput,
  ListAttachedUserPoliciesCommandInput,
  ListUserPoliciesCommandInput,
  ListUsersCommandInput,
  ListUserTagsCommandInput,
  PutUserPermissionsBoundaryCommandInput,
  TagUserCommandInput,
  User,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import { attachedPolicies, inlinePolicies, refusePolicies } from './iam-attachments.ts';
import type { UserData } from './iam-data.ts';
import { arnOf, findUser, newEntity, visible } from './iam-entities.ts';
import { iamPage, invalid, required, withTags } from './iam-input.ts';
import { findPolicy } from './iam-managed-policies.ts';
import { type Call, operation } from './operation.ts';

/** A user as lists show it: without tags and boundary. */
export function userView(user: UserData): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: arnOf('user', user),
    CreateDate: new Date(user.created),
  };
}

function fullView(user: UserData): User {
  return {
    ...userView(user),
    PermissionsBoundary: user.boundary
      ? { PermissionsBoundaryType: 'Policy' as never, PermissionsBoundaryArn: user.boundary }
      : undefined,
    Tags: user.tags.length > 0 ? user.tags : undefined,
  };
}

function createUser(call: Call, input: CreateUserCommandInput): object {
  const { users } = call.account.iam;
  const entity = newEntity(call, 'user', users, 5000, { name: input.UserName, path: input.Path });
  const user: UserData = {
    ...entity,
    tags: withTags([], input.Tags),
    groups: [],
    attachedPolicies: [],
    inlinePolicies: [],
    accessKeys: [],
    mfaDevices: [],
  };
  if (input.PermissionsBoundary !== undefined) user.boundary = findPolicy(call, input.PermissionsBoundary).arn;
  users.push(user);
  return { User: fullView(user) };
}

function getUser(call: Call, input: GetUserCommandInput): object {
  if (input.UserName === undefined) throw invalid('Must specify userName when calling with non-User credentials');
  return { User: fullView(findUser(call, input.UserName)) };
}

function deleteUser(call: Call, input: DeleteUserCommandInput): object {
  const user = findUser(call, input.UserName);
  const conflict = (what: string) => iamFailure('DeleteConflict', `Cannot delete entity, must ${what} first.`);
  if (user.login) throw conflict('delete login profile');
  if (user.accessKeys.length > 0) throw conflict('delete access keys');
  if (user.mfaDevices.length > 0) throw conflict('delete MFA device');
  if (user.sshPublicKeys?.length) throw conflict('delete SSH public keys');
  if (user.serviceCredentials?.length) throw conflict('delete service specific credentials');
  if (user.signingCertificates?.length) throw conflict('delete signing certificates');
  if (user.groups.length > 0) throw conflict('remove users from group');
  refusePolicies(user);
  const { users } = call.account.iam;
  users.splice(users.indexOf(user), 1);
  return {};
}

function putBoundary(call: Call, input: PutUserPermissionsBoundaryCommandInput): object {
  const user = findUser(call, input.UserName);
  user.boundary = findPolicy(call, required(input.PermissionsBoundary, 'permissionsBoundary')).arn;
  return {};
}

function deleteBoundary(call: Call, input: DeleteUserPermissionsBoundaryCommandInput): object {
  const user = findUser(call, input.UserName);
  if (user.boundary === undefined) {
    throw iamFailure('NoSuchEntity', `User ${user.name} does not have a permissions boundary.`);
  }
  delete user.boundary;
  return {};
}

export const userOperations = {
  CreateUser: operation<CreateUserCommandInput>(['UserName', 'Path', 'Tags', 'PermissionsBoundary'], createUser),
  GetUser: operation<GetUserCommandInput>(['UserName'], getUser),
  ListUsers: operation<ListUsersCommandInput>(['PathPrefix', 'Marker', 'MaxItems'], (call, input) => {
    const users = visible(call, call.account.iam.users).filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
    const { items, rest } = iamPage(users, input);
    return { Users: items.map(userView), ...rest };
  }),
  DeleteUser: operation<DeleteUserCommandInput>(['UserName'], deleteUser),
  TagUser: operation<TagUserCommandInput>(['UserName', 'Tags'], (call, input) => {
    const user = findUser(call, input.UserName);
    user.tags = withTags(user.tags, required(input.Tags, 'tags'));
    return {};
  }),
  ListUserTags: operation<ListUserTagsCommandInput>(['UserName', 'Marker', 'MaxItems'], (call, input) => {
    const { items, rest } = iamPage(findUser(call, input.UserName).tags, input);
    return { Tags: items, ...rest };
  }),
  ListAttachedUserPolicies: operation<ListAttachedUserPoliciesCommandInput>(
    ['UserName', 'PathPrefix', 'Marker', 'MaxItems'],
    (call, input) => attachedPolicies(call, findUser(call, input.UserName), input),
  ),
  ListUserPolicies: operation<ListUserPoliciesCommandInput>(['UserName', 'Marker', 'MaxItems'], (call, input) =>
    inlinePolicies(findUser(call, input.UserName), input),
  ),
  PutUserPermissionsBoundary: operation<PutUserPermissionsBoundaryCommandInput>(
    ['UserName', 'PermissionsBoundary'],
    putBoundary,
  ),
  DeleteUserPermissionsBoundary: operation<DeleteUserPermissionsBoundaryCommandInput>(['UserName'], deleteBoundary),
};
