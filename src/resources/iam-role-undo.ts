import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetRoleCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { decodeDocument } from '../aws/policy-document.ts';
import { everyPage, unlessAbsent } from '../aws/reads/absent.ts';
import { inlineRolePolicies, profilesOfRole, rolePolicies } from '../aws/reads/roles.ts';
import { markedAs } from '../aws/tags.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { nameOfPolicy } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';
import { isGuidePolicy, isOwnInlinePolicy } from './guide-policies.ts';
import { sameTrust } from './trust-policy.ts';

/**
 * What a role was given besides what this tool gives it: iam:DeleteRole answers DeleteConflict while it is there. What the set-up itself
 * attaches is no addition, whoever attached it; a profile that goes as well lets go of the role.
 */
export async function roleBlockers(cx: ReadContext, roleName: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const [attached, inline, profiles] = await Promise.all([
    rolePolicies(cx, roleName),
    inlineRolePolicies(cx, roleName),
    profilesOfRole(cx, roleName),
  ]);
  const stayingPolicies = attached?.filter(
    (policyArn) =>
      !isGuidePolicy(policyArn) &&
      !leaving('iam.role-policy', { roleName, policyArn }) &&
      !leaving('iam.policy', { policyArn }),
  );
  const stayingProfiles = profiles.filter(
    (profileName) =>
      !leaving('iam.profile-role', { profileName, roleName }) && !leaving('iam.instance-profile', { profileName }),
  );
  return [
    ...standsInTheWay('undo.role-policies', stayingPolicies?.map(nameOfPolicy)),
    ...standsInTheWay(
      'undo.role-inline-policies',
      inline?.filter((name) => !isOwnInlinePolicy(name)),
    ),
    ...standsInTheWay('undo.role-profiles', stayingProfiles),
  ];
}

/**
 * iam:DeleteRole, after what the set-up gives to roles was taken off (iam:DetachRolePolicy, iam:DeleteRolePolicy), should nothing on
 * record have told of that.
 */
export async function removeRole(cx: WriteContext, roleName: string): Promise<void> {
  const { iam } = cx.clients;
  const RoleName = roleName;
  const attached = paginateListAttachedRolePolicies({ client: iam }, { RoleName });
  for (const { PolicyArn = '' } of (await unlessAbsent(everyPage(attached, (page) => page.AttachedPolicies))) ?? []) {
    if (!(await isOfThisSetup(cx, PolicyArn))) continue;
    await unlessAbsent(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn })));
  }
  const inline = paginateListRolePolicies({ client: iam }, { RoleName });
  for (const PolicyName of (await unlessAbsent(everyPage(inline, (page) => page.PolicyNames))) ?? []) {
    if (!isOwnInlinePolicy(PolicyName)) continue;
    await unlessAbsent(iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));
  }
  await unlessAbsent(iam.send(new DeleteRoleCommand({ RoleName })));
}

/** One of AWS's that the set-up attaches, or one that it wrote itself, as the tags tell (iam:GetPolicy). */
async function isOfThisSetup(cx: WriteContext, policyArn: string): Promise<boolean> {
  if (/:iam::aws:policy\//.test(policyArn)) return isGuidePolicy(policyArn);
  const found = await unlessAbsent(cx.clients.iam.send(new GetPolicyCommand({ PolicyArn: policyArn })));
  return markedAs(found?.Policy?.Tags)?.setupId === cx.setup.id;
}

/** iam:UpdateAssumeRolePolicy with the earlier trust policy, if the role still has the one we made of it. */
export async function giveBackTrust(cx: WriteContext, roleName: string, ours: string, earlier: string): Promise<void> {
  const found = await unlessAbsent(cx.clients.iam.send(new GetRoleCommand({ RoleName: roleName })));
  if (!sameTrust(decodeDocument(found?.Role?.AssumeRolePolicyDocument), ours)) return;
  await cx.clients.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: roleName, PolicyDocument: earlier }));
}
