import { ModifyVpcEndpointCommand } from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { FULL_ACCESS } from '../aws/endpoint-policy.ts';
import type { Difference } from '../engine/resource.ts';
import type { InterfaceEndpointSpec } from './ec2-interface-endpoint.ts';
import type { InterfaceEndpointLive } from './ec2-interface-endpoint-live.ts';

/** ec2:ModifyVpcEndpoint with what the differences ask for. */
export async function changeEndpoint(
  cx: WriteContext,
  spec: InterfaceEndpointSpec,
  live: InterfaceEndpointLive,
  differences: readonly Difference[],
): Promise<void> {
  const differs = (fact: string) => differences.some((one) => one.fact === fact);
  const subnetIds = missingSubnets(spec, live, differs('subnetIds'));
  // A zone has room for one subnet: the one before it goes first.
  if (differs('subnetIds')) {
    const RemoveSubnetIds = [...unwantedSubnets(spec.subnetIds, live)];
    await cx.clients.ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId: live.endpointId, RemoveSubnetIds }));
  }
  const changes = {
    ...(subnetIds.length > 0 ? { AddSubnetIds: [...subnetIds] } : {}),
    ...(differs('groupIds') ? { AddSecurityGroupIds: [spec.groupId] } : {}),
    ...(differs('privateDns') ? { PrivateDnsEnabled: true } : {}),
    ...(differs('policy') ? policyInput(spec.policy) : {}),
  };
  if (Object.keys(changes).length === 0) return;
  await cx.clients.ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId: live.endpointId, ...changes }));
}

/** The endpoint as it is after that. Of somebody else's it is remembered what is to be given back. */
export function afterChange(
  spec: InterfaceEndpointSpec,
  live: InterfaceEndpointLive,
  differences: readonly Difference[],
): InterfaceEndpointLive {
  const differs = (fact: string) => differences.some((one) => one.fact === fact);
  const replaced = differs('subnetIds') ? unwantedSubnets(spec.subnetIds, live) : [];
  const subnetIds = missingSubnets(spec, live, differs('subnetIds'));
  const groupIds = differs('groupIds') ? [spec.groupId] : [];
  const { ours, addedSubnetIds = [], addedGroupIds = [] } = live;
  const remembered = {
    ...(subnetIds.length > 0 ? { addedSubnetIds: [...addedSubnetIds, ...subnetIds] } : {}),
    ...(groupIds.length > 0 ? { addedGroupIds: [...addedGroupIds, ...groupIds] } : {}),
    ...(differs('policy') ? { previousPolicy: live.previousPolicy ?? live.policy } : {}),
  };
  return {
    ...live,
    ...afterSubnets(spec, live, replaced, subnetIds),
    groupIds: [...live.groupIds, ...groupIds],
    privateDns: true,
    ...(differs('policy') ? { policy: spec.policy } : {}),
    ...(ours ? {} : remembered),
  };
}

/** What of these zones the endpoint does not stand in. */
export const missingZones = (zones: readonly string[], live: Pick<InterfaceEndpointLive, 'zones'>): readonly string[] =>
  zones.filter((zone) => !live.zones.includes(zone));

/** Subnets that are not wanted any more: others take their place, or their zone was given up, which is paid for as long as one is there. */
export function unwantedSubnets(
  subnetIds: readonly string[],
  live: Pick<InterfaceEndpointLive, 'subnetIds'>,
): readonly string[] {
  return subnetIds.length === 0 ? [] : live.subnetIds.filter((id) => !subnetIds.includes(id));
}

/** Wanted subnets in zones where the endpoint is not yet; with `exact`, also those in the place of another. */
const missingSubnets = (
  { zones, subnetIds }: InterfaceEndpointSpec,
  live: InterfaceEndpointLive,
  exact: boolean,
): readonly string[] =>
  subnetIds.filter((id, at) => (exact ? !live.subnetIds.includes(id) : !live.zones.includes(zones[at] ?? '')));

/** Subnets and their zones, side by side, once some are gone and some are added. */
function afterSubnets(
  spec: InterfaceEndpointSpec,
  live: InterfaceEndpointLive,
  gone: readonly string[],
  added: readonly string[],
): Pick<InterfaceEndpointLive, 'subnetIds' | 'zones'> {
  const zoneOf = (id: string) => spec.zones[spec.subnetIds.indexOf(id)] ?? live.zones[live.subnetIds.indexOf(id)] ?? '';
  const subnetIds = [...live.subnetIds.filter((id) => !gone.includes(id)), ...added];
  return { subnetIds, zones: subnetIds.map(zoneOf) };
}

const policyInput = (policy: string) => (policy === FULL_ACCESS ? { ResetPolicy: true } : { PolicyDocument: policy });

/** Takes back what was changed about somebody else's endpoint; undefined where nothing was. */
export function giveBack(live: InterfaceEndpointLive): ((cx: WriteContext) => Promise<void>) | undefined {
  const { endpointId, addedSubnetIds = [], addedGroupIds = [], previousPolicy } = live;
  const gone = (added: readonly string[], there: readonly string[]) => added.filter((id) => there.includes(id));
  const RemoveSubnetIds = gone(addedSubnetIds, live.subnetIds);
  const RemoveSecurityGroupIds = gone(addedGroupIds, live.groupIds);
  const nothing = RemoveSubnetIds.length + RemoveSecurityGroupIds.length === 0 && previousPolicy === undefined;
  if (nothing) return undefined;
  return async (cx) => {
    await cx.clients.ec2.send(
      new ModifyVpcEndpointCommand({
        VpcEndpointId: endpointId,
        ...(RemoveSubnetIds.length > 0 ? { RemoveSubnetIds } : {}),
        ...(RemoveSecurityGroupIds.length > 0 ? { RemoveSecurityGroupIds } : {}),
        ...(previousPolicy === undefined ? {} : policyInput(previousPolicy)),
      }),
    );
  };
}
