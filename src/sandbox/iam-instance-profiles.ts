import type {
  AddRoleToInstanceProfileCommandInput,
  CreateInstanceProfileCommandInput,
  DeleteInstanceProfileCommandInput,
  GetInstanceProfileCommandInput,
  InstanceProfile,
  ListInstanceProfilesCommandInput,
  ListInstanceProfilesForRoleCommandInput,
  RemoveRoleFromInstanceProfileCommandInput,
  TagInstanceProfileCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import type { InstanceProfileData } from './iam-data.ts';
import { arnOf, findInstanceProfile, findRole, newEntity, visible } from './iam-entities.ts';
import { iamPage, required, withTags } from './iam-input.ts';
import { roleView } from './iam-role-views.ts';
import { findOwnRole } from './iam-roles.ts';
import { type Call, operation } from './operation.ts';

function view(call: Call, profile: InstanceProfileData): InstanceProfile {
  const { roles } = call.account.iam;
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: arnOf('instanceProfile', profile),
    CreateDate: new Date(profile.created),
    Roles: roles.filter(({ name }) => profile.roles.includes(name)).map(roleView),
  };
}

function create(call: Call, input: CreateInstanceProfileCommandInput): object {
  const { instanceProfiles } = call.account.iam;
  const name = { name: input.InstanceProfileName, path: input.Path };
  const profile: InstanceProfileData = {
    ...newEntity(call, 'instanceProfile', instanceProfiles, 1000, name),
    roles: [],
    tags: withTags([], input.Tags),
  };
  instanceProfiles.push(profile);
  return { InstanceProfile: { ...view(call, profile), Tags: profile.tags } };
}

function get(call: Call, input: GetInstanceProfileCommandInput): object {
  const profile = findInstanceProfile(call, input.InstanceProfileName);
  return { InstanceProfile: { ...view(call, profile), Tags: profile.tags } };
}

function remove(call: Call, input: DeleteInstanceProfileCommandInput): object {
  const profile = findInstanceProfile(call, input.InstanceProfileName);
  if (profile.roles.length > 0) {
    throw iamFailure('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.');
  }
  const { instanceProfiles } = call.account.iam;
  instanceProfiles.splice(instanceProfiles.indexOf(profile), 1);
  return {};
}

/** A profile holds one role; adding any second time, even the same role, exceeds the quota. */
function addRole(call: Call, input: AddRoleToInstanceProfileCommandInput): object {
  const profile = findInstanceProfile(call, input.InstanceProfileName);
  const role = findOwnRole(call, input.RoleName);
  if (profile.roles.length > 0) {
    throw iamFailure('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
  }
  profile.roles.push(role.name);
  return {};
}

function removeRole(call: Call, input: RemoveRoleFromInstanceProfileCommandInput): object {
  const profile = findInstanceProfile(call, input.InstanceProfileName);
  const role = findRole(call, input.RoleName);
  if (!profile.roles.includes(role.name)) {
    throw iamFailure('NoSuchEntity', `Role ${role.name} in Instance Profile ${profile.name} cannot be found.`);
  }
  profile.roles = [];
  return {};
}

function listForRole(call: Call, input: ListInstanceProfilesForRoleCommandInput): object {
  const role = findRole(call, input.RoleName);
  const profiles = visible(call, call.account.iam.instanceProfiles).filter(({ roles }) => roles.includes(role.name));
  const { items, rest } = iamPage(profiles, input);
  return { InstanceProfiles: items.map((profile) => view(call, profile)), ...rest };
}

function list(call: Call, input: ListInstanceProfilesCommandInput): object {
  const all = visible(call, call.account.iam.instanceProfiles);
  const { items, rest } = iamPage(
    all.filter(({ path }) => path.startsWith(input.PathPrefix ?? '/')),
    input,
  );
  return { InstanceProfiles: items.map((profile) => view(call, profile)), ...rest };
}

export const instanceProfileOperations = {
  CreateInstanceProfile: operation<CreateInstanceProfileCommandInput>(['InstanceProfileName', 'Path', 'Tags'], create),
  GetInstanceProfile: operation<GetInstanceProfileCommandInput>(['InstanceProfileName'], get),
  ListInstanceProfiles: operation<ListInstanceProfilesCommandInput>(['PathPrefix', 'Marker', 'MaxItems'], list),
  DeleteInstanceProfile: operation<DeleteInstanceProfileCommandInput>(['InstanceProfileName'], remove),
  TagInstanceProfile: operation<TagInstanceProfileCommandInput>(['InstanceProfileName', 'Tags'], (call, input) => {
    const profile = findInstanceProfile(call, input.InstanceProfileName);
    profile.tags = withTags(profile.tags, required(input.Tags, 'tags'));
    return {};
  }),
  AddRoleToInstanceProfile: operation<AddRoleToInstanceProfileCommandInput>(
    ['InstanceProfileName', 'RoleName'],
    addRole,
  ),
  RemoveRoleFromInstanceProfile: operation<RemoveRoleFromInstanceProfileCommandInput>(
    ['InstanceProfileName', 'RoleName'],
    removeRole,
  ),
  ListInstanceProfilesForRole: operation<ListInstanceProfilesForRoleCommandInput>(
    ['RoleName', 'Marker', 'MaxItems'],
    listForRole,
  ),
};
