import type { ReadContext } from '../aws/context.ts';
import { instancesOfProfile } from '../aws/reads/instances.ts';
import { enabledRegions } from '../aws/reads/regions.ts';
import { instanceProfile } from '../aws/reads/roles.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { idsOf, standsInTheWay } from './blocking.ts';

interface Profile {
  readonly profileName: string;
  readonly arn: string;
}

/**
 * Instances that were given the profile, in whichever region of the account: iam:DeleteInstanceProfile does not ask, and they
 * would lose what lets them work. And another role inside than one that goes.
 */
export async function instanceProfileBlockers(
  cx: ReadContext,
  { profileName, arn }: Profile,
  leaving: Leaving,
): Promise<readonly Blocker[]> {
  const [used, found] = await Promise.all([usersIn(cx, arn), instanceProfile(cx, profileName)]);
  const inside = (found?.Roles ?? []).flatMap((role) => role.RoleName ?? []);
  const staying = inside.filter(
    (roleName) => !leaving('iam.role', { roleName }) && !leaving('iam.profile-role', { profileName, roleName }),
  );
  return [...standsInTheWay('undo.profile-instances', used), ...standsInTheWay('undo.profile-other-role', staying)];
}

/** Instances, in whichever region, that work with what a profile holds. */
export async function profileInUse(cx: ReadContext, profileName: string): Promise<readonly Blocker[]> {
  const found = await instanceProfile(cx, profileName);
  return found?.Arn === undefined ? [] : standsInTheWay('undo.profile-instances', await usersIn(cx, found.Arn));
}

/** `i-… (ap-northeast-2)` */
async function usersIn(cx: ReadContext, arn: string): Promise<readonly string[]> {
  const regions = await enabledRegions(cx);
  const found = await Promise.all(
    regions.map(async (region) => {
      const ids = idsOf(await instancesOfProfile(cx.elsewhere(region), arn));
      return ids.map((id) => `${id} (${region})`);
    }),
  );
  return found.flat();
}
