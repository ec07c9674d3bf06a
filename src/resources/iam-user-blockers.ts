import type { ReadContext } from '../aws/context.ts';
import { mfaDevices } from '../aws/reads/mfa-devices.ts';
import {
  inlineUserPolicies,
  serviceCredentials,
  signingCertificates,
  sshPublicKeys,
  userPolicies,
} from '../aws/reads/user-credentials.ts';
import { accessKeys, groupsOfUser, hasPassword } from '../aws/reads/users.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { nameOfPolicy } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';

/** What a user was given besides what this tool gives: iam:DeleteUser answers DeleteConflict while any of it is there (aws-facts §6, Undo). */
export async function userBlockers(cx: ReadContext, userName: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const [given, ways] = await Promise.all([whatItMayDo(cx, userName, leaving), howItSignsIn(cx, userName, leaving)]);
  return [...ways, ...given];
}

async function howItSignsIn(cx: ReadContext, userName: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const [keys, devices, ssh, services, certificates, password] = await Promise.all([
    accessKeys(cx, userName),
    mfaDevices(cx, userName),
    sshPublicKeys(cx, userName),
    serviceCredentials(cx, userName),
    signingCertificates(cx, userName),
    hasPassword(cx, userName),
  ]);
  const devicesStaying = devices?.filter((serialNumber) => !leaving('iam.mfa-device', { userName, serialNumber }));
  const keysStaying = keys?.filter((accessKeyId) => !leaving('iam.access-key', { userName, accessKeyId }));
  const passwordStays = password && !leaving('iam.login-profile', { userName });
  return [
    ...standsInTheWay('undo.user-access-keys', keysStaying),
    ...standsInTheWay('undo.user-mfa-devices', devicesStaying),
    ...standsInTheWay('undo.user-ssh-keys', ssh),
    ...standsInTheWay('undo.user-service-credentials', services),
    ...standsInTheWay('undo.user-certificates', certificates),
    ...standsInTheWay('undo.user-password', passwordStays ? [userName] : []),
  ];
}

async function whatItMayDo(cx: ReadContext, userName: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const [groups, attached, inline] = await Promise.all([
    groupsOfUser(cx, userName),
    userPolicies(cx, userName),
    inlineUserPolicies(cx, userName),
  ]);
  const staying = groups?.filter((groupName) => !leaving('iam.group-membership', { groupName, userName }));
  return [
    ...standsInTheWay('undo.user-other-groups', staying),
    ...standsInTheWay('undo.user-policies', attached?.map(nameOfPolicy)),
    ...standsInTheWay('undo.user-inline-policies', inline),
  ];
}
