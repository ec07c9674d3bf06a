import type { ReadContext } from '../aws/context.ts';
import { instances, networkInterfaces, securityGroupRules } from '../aws/reads/instances.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { idsOf, namesOf, standsInTheWay } from './blocking.ts';
import { stayingInterfaces } from './leaving-interfaces.ts';

/** What uses a security group: instances, network interfaces, and rules of other groups that name it (aws-facts §13, Undo). */
export async function securityGroupBlockers(
  cx: ReadContext,
  groupId: string,
  leaving: Leaving,
): Promise<readonly Blocker[]> {
  const [running, faces, rules] = await Promise.all([instances(cx), networkInterfaces(cx), securityGroupRules(cx)]);
  const guarded = (groups: readonly { readonly GroupId?: string | undefined }[] | undefined) =>
    groups?.some((group) => group.GroupId === groupId) ?? false;
  const naming = rules
    .filter((rule) => rule.ReferencedGroupInfo?.GroupId === groupId && rule.GroupId !== groupId)
    .flatMap((rule) => rule.GroupId ?? [])
    .filter((other) => !leaving('ec2.security-group', { groupId: other }));
  const guardedFaces = faces.filter((one) => guarded(one.Groups));
  const staying = await stayingInterfaces(cx, guardedFaces, leaving);
  return [
    ...standsInTheWay('undo.security-group-instances', idsOf(running.filter((one) => guarded(one.SecurityGroups)))),
    ...standsInTheWay('undo.security-group-interfaces', namesOf(staying)),
    ...standsInTheWay('undo.security-group-rules', [...new Set(naming)]),
  ];
}
