import type { ReadContext } from '../aws/context.ts';
import { instances, networkInterfaces, securityGroups } from '../aws/reads/instances.ts';
import { internetGateways, routeTables, subnets } from '../aws/reads/network.ts';
import { natGateways, vpcEndpoints } from '../aws/reads/network-costs.ts';
import { egressOnlyGateways, networkAcls, peeringConnections, vpnGateways } from '../aws/reads/vpc-links.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { idsOf, namesOf, standsInTheWay } from './blocking.ts';
import { isLeavingEndpoint, isLeavingGateway, stayingInterfaces } from './leaving-interfaces.ts';

/**
 * What in a VPC is not ours to take away: ec2:DeleteVpc answers DependencyViolation while any of it is there (aws-facts §24).
 * What says most comes first: an instance rather than its network interface.
 */
export async function vpcBlockers(cx: ReadContext, vpcId: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const here = <T extends { readonly VpcId?: string | undefined }>(all: readonly T[]) =>
    all.filter((one) => one.VpcId === vpcId);
  const [inUse, inside, links] = await Promise.all([
    whatRuns(cx, here, leaving),
    whatIsMadeInside(cx, vpcId, here, leaving),
    whatLeadsOut(cx, vpcId, leaving),
  ]);
  return [...inUse, ...inside, ...links];
}

type Here = <T extends { readonly VpcId?: string | undefined }>(all: readonly T[]) => readonly T[];

async function whatRuns(cx: ReadContext, here: Here, leaving: Leaving): Promise<readonly Blocker[]> {
  const [running, nats, endpoints, faces] = await Promise.all([
    instances(cx),
    natGateways(cx),
    vpcEndpoints(cx),
    networkInterfaces(cx),
  ]);
  return [
    ...standsInTheWay('undo.vpc-instances', idsOf(here(running))),
    ...standsInTheWay(
      'undo.vpc-nat-gateways',
      here(nats)
        .map((one) => one.NatGatewayId)
        .filter((id) => !isLeavingGateway(leaving, id)),
    ),
    ...standsInTheWay(
      'undo.vpc-endpoints',
      here(endpoints)
        .map((one) => one.VpcEndpointId)
        .filter((id) => !isLeavingEndpoint(leaving, id)),
    ),
    ...standsInTheWay('undo.vpc-interfaces', namesOf(await stayingInterfaces(cx, here(faces), leaving))),
  ];
}

async function whatIsMadeInside(
  cx: ReadContext,
  vpcId: string,
  here: Here,
  leaving: Leaving,
): Promise<readonly Blocker[]> {
  const [nets, groups, tables, acls] = await Promise.all([
    subnets(cx),
    securityGroups(cx),
    routeTables(cx),
    networkAcls(cx),
  ]);
  const staying = (type: string, fact: string, ids: readonly (string | undefined)[]) =>
    ids.filter((id) => !leaving(type, { [fact]: id }));
  const subnetIds = here(nets).map((one) => one.SubnetId);
  const ownGroups = groups.filter((one) => one.VpcId === vpcId && one.GroupName !== 'default');
  const ownTables = here(tables).filter((table) => !table.Associations?.some((association) => association.Main));
  return [
    ...standsInTheWay('undo.vpc-subnets', staying('ec2.subnet', 'subnetId', subnetIds)),
    ...standsInTheWay(
      'undo.vpc-security-groups',
      ownGroups
        .filter((one) => !leaving('ec2.security-group', { groupId: one.GroupId }))
        .map((one) => `${one.GroupName} ${one.GroupId}`),
    ),
    ...standsInTheWay(
      'undo.vpc-route-tables',
      staying(
        'ec2.route-table',
        'routeTableId',
        ownTables.map((one) => one.RouteTableId),
      ),
    ),
    ...standsInTheWay(
      'undo.vpc-network-acls',
      here(acls)
        .filter((acl) => !acl.IsDefault)
        .map((acl) => acl.NetworkAclId),
    ),
  ];
}

type Attached = { readonly Attachments?: readonly Attachment[] | undefined };
type Attachment = { readonly VpcId?: string | undefined; readonly State?: string | undefined };

async function whatLeadsOut(cx: ReadContext, vpcId: string, leaving: Leaving): Promise<readonly Blocker[]> {
  const [gateways, vpns, egressOnly, peerings] = await Promise.all([
    internetGateways(cx),
    vpnGateways(cx),
    egressOnlyGateways(cx),
    peeringConnections(cx),
  ]);
  const attached = (all: readonly Attachment[] | undefined) =>
    all?.some((one) => one.VpcId === vpcId && one.State !== 'detached') ?? false;
  const toHere = <T extends Attached>(all: readonly T[]) => all.filter((one) => attached(one.Attachments));
  const gatewayIds = [
    ...toHere(gateways)
      .map((one) => one.InternetGatewayId)
      .filter((internetGatewayId) => !leaving('ec2.internet-gateway', { internetGatewayId })),
    ...toHere(egressOnly).map((one) => one.EgressOnlyInternetGatewayId),
    ...vpns.filter((one) => attached(one.VpcAttachments)).map((one) => one.VpnGatewayId),
  ];
  const peered = peerings.filter((one) => [one.RequesterVpcInfo?.VpcId, one.AccepterVpcInfo?.VpcId].includes(vpcId));
  return [
    ...standsInTheWay('undo.vpc-gateways', gatewayIds),
    ...standsInTheWay(
      'undo.vpc-peering',
      peered.map((one) => one.VpcPeeringConnectionId),
    ),
  ];
}
