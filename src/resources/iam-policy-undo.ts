import {
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  paginateListEntitiesForPolicy,
  paginateListPolicyVersions,
} from '@aws-sdk/client-iam';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { everyPage, unlessAbsent } from '../aws/reads/absent.ts';
import { policyHolders } from '../aws/reads/policies.ts';
import { markedAs } from '../aws/tags.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { standsInTheWay } from './blocking.ts';

/** Whom it was given to besides the roles and groups that go: iam:DeletePolicy answers DeleteConflict while it is attached to anything. */
export async function policyBlockers(
  cx: ReadContext,
  { policyArn }: { readonly policyArn: string },
  leaving: Leaving,
): Promise<readonly Blocker[]> {
  const { roles, users, groups } = await policyHolders(cx, policyArn);
  const staying = roles.filter(
    (roleName) => !leaving('iam.role-policy', { roleName, policyArn }) && !leaving('iam.role', { roleName }),
  );
  const stayingGroups = groups.filter((groupName) => !leaving('iam.group-policy', { groupName, policyArn }));
  return standsInTheWay('undo.policy-holders', [...staying, ...users, ...stayingGroups]);
}

/**
 * iam:DeletePolicy, after the versions that do not count (iam:DeletePolicyVersion); and after it was taken off the roles of this very
 * set-up (iam:DetachRolePolicy), should nothing on record have told of that.
 */
export async function removePolicy(cx: WriteContext, policyArn: string): Promise<void> {
  const { iam } = cx.clients;
  const holders = paginateListEntitiesForPolicy({ client: iam }, { PolicyArn: policyArn });
  for (const { RoleName } of (await unlessAbsent(everyPage(holders, (page) => page.PolicyRoles))) ?? []) {
    const role = (await unlessAbsent(iam.send(new GetRoleCommand({ RoleName }))))?.Role;
    if (markedAs(role?.Tags)?.setupId !== cx.setup.id) continue;
    await unlessAbsent(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: policyArn })));
  }
  const versions = paginateListPolicyVersions({ client: iam }, { PolicyArn: policyArn });
  for (const { VersionId, IsDefaultVersion } of (await unlessAbsent(everyPage(versions, (page) => page.Versions))) ??
    []) {
    if (IsDefaultVersion) continue;
    await unlessAbsent(iam.send(new DeletePolicyVersionCommand({ PolicyArn: policyArn, VersionId })));
  }
  await unlessAbsent(iam.send(new DeletePolicyCommand({ PolicyArn: policyArn })));
}
