import type { ReadContext } from '../aws/context.ts';
import { decodeDocument } from '../aws/policy-document.ts';
import { profilesOfRole, role } from '../aws/reads/roles.ts';
import type { Blocker } from '../engine/resource.ts';
import { profileInUse } from './iam-instance-profile-blockers.ts';
import { EC2, trustedServices } from './trust-policy.ts';

/** Instances, in whichever region, that work with the role. */
export async function roleInUse(cx: ReadContext, roleName: string): Promise<readonly Blocker[]> {
  const profiles = await profilesOfRole(cx, roleName);
  return (await Promise.all(profiles.map((name) => profileInUse(cx, name)))).flat();
}

/**
 * Who would gain by what is given to a role: the instance profiles that hold it, and the services that have worked with it lately
 * (iam:GetRole tells when it was last used).
 */
export async function usersOfRole(cx: ReadContext, roleName: string): Promise<readonly string[]> {
  const [profiles, found] = await Promise.all([profilesOfRole(cx, roleName), role(cx, roleName)]);
  const trusted = trustedServices(decodeDocument(found?.AssumeRolePolicyDocument), cx.setup.identity);
  const services = found?.RoleLastUsed?.LastUsedDate ? trusted.filter((service) => service !== EC2) : [];
  return [...profiles, ...services];
}
