import {
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  paginateListAttachedRolePolicies,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { everyPage, unlessAbsent } from '../aws/reads/absent.ts';
import { inlineRolePolicies, profilesOfRole, rolePolicies } from '../aws/reads/roles.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { nameOfPolicy } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';
import { decodeTrust, sameTrust } from './trust-policy.ts';

/** The one policy that an instance role is meant to have. */
const INSTANCE_ROLE_POLICY = 'AmazonEC2ContainerServiceforEC2Role';

/** Is it the policy of the guide, of whichever partition? */
export const isInstanceRolePolicy = (arn: string): boolean =>
  arn.endsWith(`:aws:policy/service-role/${INSTANCE_ROLE_POLICY}`);

/**
 * What a role was given besides what this tool gives it: iam:DeleteRole answers DeleteConflict while it is there. The guide's own policy
 * is no addition, whoever attached it; a profile that goes as well lets go of the role.
 */
export async function roleBlockers(cx: ReadContext, roleName: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const [attached, inline, profiles] = await Promise.all([
    rolePolicies(cx, roleName),
    inlineRolePolicies(cx, roleName),
    profilesOfRole(cx, roleName),
  ]);
  const stayingPolicies = attached?.filter(
    (policyArn) => !isInstanceRolePolicy(policyArn) && !leaving('iam.role-policy', { roleName, policyArn }),
  );
  const stayingProfiles = profiles.filter(
    (profileName) =>
      !leaving('iam.profile-role', { profileName, roleName }) && !leaving('iam.instance-profile', { profileName }),
  );
  return [
    ...standsInTheWay('undo.role-policies', stayingPolicies?.map(nameOfPolicy)),
    ...standsInTheWay('undo.role-inline-policies', inline),
    ...standsInTheWay('undo.role-profiles', stayingProfiles),
  ];
}

/** iam:DeleteRole, after the guide's policy was taken off (iam:DetachRolePolicy), should nothing on record have told of that. */
export async function removeRole(cx: WriteContext, roleName: string): Promise<void> {
  const { iam } = cx.clients;
  const pages = paginateListAttachedRolePolicies({ client: iam }, { RoleName: roleName });
  const attached = await unlessAbsent(everyPage(pages, (page) => page.AttachedPolicies));
  for (const { PolicyArn = '' } of attached ?? []) {
    if (!isInstanceRolePolicy(PolicyArn)) continue;
    await unlessAbsent(iam.send(new DetachRolePolicyCommand({ RoleName: roleName, PolicyArn })));
  }
  await unlessAbsent(iam.send(new DeleteRoleCommand({ RoleName: roleName })));
}

/** iam:UpdateAssumeRolePolicy with the earlier trust policy, if the role still has the one we made of it. */
export async function giveBackTrust(cx: WriteContext, roleName: string, ours: string, earlier: string): Promise<void> {
  const found = await unlessAbsent(cx.clients.iam.send(new GetRoleCommand({ RoleName: roleName })));
  if (!sameTrust(decodeTrust(found?.Role?.AssumeRolePolicyDocument), ours)) return;
  await cx.clients.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument: earlier }));
}
