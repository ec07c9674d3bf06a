import {
  GetInstanceProfileCommand,
  GetRoleCommand,
  type InstanceProfile,
  paginateListAttachedRolePolicies,
  paginateListInstanceProfiles,
  paginateListInstanceProfilesForRole,
  paginateListRolePolicies,
  paginateListRoles,
  type Role,
} from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { everyPage, unlessAbsent } from './absent.ts';
import { eachInFull } from './in-full.ts';

/** iam:GetRole; undefined when there is none of that name. Its trust policy is still URL-encoded. */
export function role(cx: ReadContext, name: string): Promise<Role | undefined> {
  return cx.once(`iam:GetRole ${name}`, async () => {
    const answer = await unlessAbsent(cx.clients.iam.send(new GetRoleCommand({ RoleName: name })));
    return answer?.Role;
  });
}

/** AWS's own: service-linked roles and those of IAM Identity Center. */
const AWS_OWN = /^\/aws-(service-role|reserved)\//;

/** iam:ListRoles: every role, AWS's own among them. */
const EVERY_ROLE = 'iam:ListRoles';

function listedRoles(cx: ReadContext, PathPrefix?: string): Promise<readonly Role[]> {
  return everyPage(
    paginateListRoles({ client: cx.clients.iam }, PathPrefix ? { PathPrefix } : {}),
    (page) => page.Roles,
  );
}

/** Every role but AWS's own, with tags, which iam:ListRoles leaves out and iam:GetRole tells. */
export async function allRoles(cx: ReadContext): Promise<readonly Role[]> {
  const listed = await cx.once(EVERY_ROLE, () => listedRoles(cx));
  const own = listed.filter(({ Path = '/' }) => !AWS_OWN.test(Path));
  return eachInFull(own, ({ RoleName: name = '' }) => role(cx, name));
}

/** iam:ListAttachedRolePolicies: ARNs; undefined when there is no such role. */
export function rolePolicies(cx: ReadContext, name: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:ListAttachedRolePolicies ${name}`, () =>
    unlessAbsent(
      everyPage(paginateListAttachedRolePolicies({ client: cx.clients.iam }, { RoleName: name }), (page) =>
        page.AttachedPolicies?.map((policy) => policy.PolicyArn ?? ''),
      ),
    ),
  );
}

/** iam:ListRolePolicies: names of the inline policies; undefined when there is no such role. */
export function inlineRolePolicies(cx: ReadContext, name: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:ListRolePolicies ${name}`, () =>
    unlessAbsent(
      everyPage(paginateListRolePolicies({ client: cx.clients.iam }, { RoleName: name }), (page) => page.PolicyNames),
    ),
  );
}

/** iam:GetInstanceProfile; undefined when there is none of that name. */
export function instanceProfile(cx: ReadContext, name: string): Promise<InstanceProfile | undefined> {
  return cx.once(`iam:GetInstanceProfile ${name}`, async () => {
    const answer = await unlessAbsent(
      cx.clients.iam.send(new GetInstanceProfileCommand({ InstanceProfileName: name })),
    );
    return answer?.InstanceProfile;
  });
}

/** Every instance profile, with tags, which iam:ListInstanceProfiles leaves out and iam:GetInstanceProfile tells. */
export async function allInstanceProfiles(cx: ReadContext): Promise<readonly InstanceProfile[]> {
  const listed = await cx.once('iam:ListInstanceProfiles', () =>
    everyPage(paginateListInstanceProfiles({ client: cx.clients.iam }, {}), (page) => page.InstanceProfiles),
  );
  return eachInFull(listed, ({ InstanceProfileName: name = '' }) => instanceProfile(cx, name));
}

/** iam:ListInstanceProfilesForRole: names of the profiles that hold the role; empty when there is no such role. */
export function profilesOfRole(cx: ReadContext, roleName: string): Promise<readonly string[]> {
  return cx.once(`iam:ListInstanceProfilesForRole ${roleName}`, async () => {
    const names = await unlessAbsent(
      everyPage(paginateListInstanceProfilesForRole({ client: cx.clients.iam }, { RoleName: roleName }), (page) =>
        page.InstanceProfiles?.map((profile) => profile.InstanceProfileName ?? ''),
      ),
    );
    return names ?? [];
  });
}

const OF_ECS = '/aws-service-role/ecs.amazonaws.com/';

/** The ECS service-linked role, found by its path as its name is AWS's own (iam:ListRoles). */
export async function ecsServiceLinkedRole(cx: ReadContext): Promise<Role | undefined> {
  const all = cx.asked<readonly Role[]>(EVERY_ROLE);
  if (all) return (await all).find(({ Path }) => Path === OF_ECS);
  return cx.once(`${EVERY_ROLE} ${OF_ECS}`, async () => (await listedRoles(cx, OF_ECS))[0]);
}
