import {
  GetGroupCommand,
  GetInstanceProfileCommand,
  GetLoginProfileCommand,
  GetRoleCommand,
  GetUserCommand,
  type IAMClient,
  ListAccountAliasesCommand,
  NoSuchEntityException,
  paginateListAccessKeys,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroups,
  paginateListGroupsForUser,
  paginateListInstanceProfiles,
  paginateListRoles,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { gather } from './inventory-pages.ts';
import { type PolicyInventory, readInlinePolicies, readMfaDevices, readPolicies } from './inventory-policies.ts';
import { readTags, type Tags } from './inventory-tags.ts';

interface GroupInventory {
  readonly name: string;
  readonly policies: readonly string[];
  readonly members: readonly string[];
}
interface UserInventory {
  readonly name: string;
  readonly tags: Tags;
  /** ARN; moto never tells it of users. */
  readonly boundary: string | undefined;
  readonly hasPassword: boolean;
  readonly groups: readonly string[];
  /** Attached to the user itself. */
  readonly policies: readonly string[];
  /** `Active` or `Inactive`, one each. */
  readonly accessKeys: readonly string[];
}
interface RoleInventory {
  readonly name: string;
  /** The parsed policy document. */
  readonly trust: unknown;
  readonly policies: readonly string[];
  /** Parsed documents by name. */
  readonly inlinePolicies: Readonly<Record<string, unknown>>;
  readonly boundary: string | undefined;
  readonly tags: Tags;
}
interface InstanceProfileInventory {
  readonly name: string;
  readonly roles: readonly string[];
  readonly tags: Tags;
}
export interface IdentityInventory {
  readonly aliases: readonly string[];
  readonly groups: readonly GroupInventory[];
  readonly users: readonly UserInventory[];
  readonly roles: readonly RoleInventory[];
  /** The service each belongs to, from the role's path: `ecs.amazonaws.com`. */
  readonly serviceLinkedRoles: readonly string[];
  readonly instanceProfiles: readonly InstanceProfileInventory[];
  readonly policies: readonly PolicyInventory[];
  /** Serial numbers. */
  readonly mfaDevices: readonly string[];
}

const serviceLinkedPath = /^\/aws-service-role\/([^/]+)\//;

/** Reads what IAM holds of an account. */
export async function readIdentities(client: IAMClient): Promise<IdentityInventory> {
  const [aliases, groups, users, roles, profiles, policies, mfaDevices] = await Promise.all([
    client.send(new ListAccountAliasesCommand({})),
    gather(paginateListGroups({ client }, {}), (page) => page.Groups),
    gather(paginateListUsers({ client }, {}), (page) => page.Users),
    gather(paginateListRoles({ client }, {}), (page) => page.Roles),
    gather(paginateListInstanceProfiles({ client }, {}), (page) => page.InstanceProfiles),
    readPolicies(client),
    readMfaDevices(client),
  ]);
  const serviceOf = (path = '') => serviceLinkedPath.exec(path)?.[1];
  return {
    aliases: aliases.AccountAliases ?? [],
    groups: await Promise.all(groups.map((group) => readGroup(client, group.GroupName ?? ''))),
    users: await Promise.all(users.map((user) => readUser(client, user.UserName ?? ''))),
    roles: await Promise.all(
      roles.filter((role) => serviceOf(role.Path) === undefined).map((role) => readRole(client, role.RoleName ?? '')),
    ),
    serviceLinkedRoles: roles.flatMap((role) => serviceOf(role.Path) ?? []),
    instanceProfiles: await Promise.all(
      profiles.map((profile) => readProfile(client, profile.InstanceProfileName ?? '')),
    ),
    policies,
    mfaDevices,
  };
}

async function readGroup(client: IAMClient, name: string): Promise<GroupInventory> {
  const input = { GroupName: name };
  const [group, policies] = await Promise.all([
    client.send(new GetGroupCommand(input)),
    gather(paginateListAttachedGroupPolicies({ client }, input), (page) => page.AttachedPolicies),
  ]);
  return {
    name,
    policies: policies.map((policy) => policy.PolicyArn ?? ''),
    members: (group.Users ?? []).map((user) => user.UserName ?? ''),
  };
}

async function readUser(client: IAMClient, name: string): Promise<UserInventory> {
  const input = { UserName: name };
  const [user, hasPassword, groups, policies, keys] = await Promise.all([
    client.send(new GetUserCommand(input)),
    readHasPassword(client, name),
    gather(paginateListGroupsForUser({ client }, input), (page) => page.Groups),
    gather(paginateListAttachedUserPolicies({ client }, input), (page) => page.AttachedPolicies),
    gather(paginateListAccessKeys({ client }, input), (page) => page.AccessKeyMetadata),
  ]);
  return {
    name,
    tags: readTags(user.User?.Tags),
    boundary: user.User?.PermissionsBoundary?.PermissionsBoundaryArn,
    hasPassword,
    groups: groups.map((group) => group.GroupName ?? ''),
    policies: policies.map((policy) => policy.PolicyArn ?? ''),
    accessKeys: keys.map((key) => key.Status ?? ''),
  };
}

async function readHasPassword(client: IAMClient, name: string): Promise<boolean> {
  try {
    await client.send(new GetLoginProfileCommand({ UserName: name }));
    return true;
  } catch (error) {
    if (error instanceof NoSuchEntityException) return false;
    throw error;
  }
}

async function readRole(client: IAMClient, name: string): Promise<RoleInventory> {
  const input = { RoleName: name };
  const [role, policies, inlinePolicies] = await Promise.all([
    client.send(new GetRoleCommand(input)),
    gather(paginateListAttachedRolePolicies({ client }, input), (page) => page.AttachedPolicies),
    readInlinePolicies(client, name),
  ]);
  return {
    name,
    trust: JSON.parse(decodeURIComponent(role.Role?.AssumeRolePolicyDocument ?? 'null')),
    policies: policies.map((policy) => policy.PolicyArn ?? ''),
    inlinePolicies,
    boundary: role.Role?.PermissionsBoundary?.PermissionsBoundaryArn,
    tags: readTags(role.Role?.Tags),
  };
}

async function readProfile(client: IAMClient, name: string): Promise<InstanceProfileInventory> {
  const { InstanceProfile: profile } = await client.send(new GetInstanceProfileCommand({ InstanceProfileName: name }));
  return { name, roles: (profile?.Roles ?? []).map((role) => role.RoleName ?? ''), tags: readTags(profile?.Tags) };
}
