import { CreateRouteCommand, DeleteRouteCommand, ReplaceRouteCommand, type Route } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { routeTables } from '../aws/reads/network.ts';
import { allNatGateways } from '../aws/reads/network-costs.ts';
import { markedAs } from '../aws/tags.ts';
import type { Difference, Known, Mark } from '../engine/resource.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface RouteSpec {
  readonly routeTableId: string;
  readonly destination: string;
  /** An internet gateway; else `natGatewayId`. */
  readonly gatewayId?: string;
  readonly natGatewayId?: string;
}
export interface RouteLive {
  readonly [fact: string]: string | boolean | undefined;
  readonly routeTableId: string;
  readonly destination: string;
  readonly gatewayId?: string;
  readonly natGatewayId?: string;
  /** False for a black hole: the gateway is gone or detached. */
  readonly active: boolean;
}

/** A route to an internet or NAT gateway in our own route table (ec2:CreateRoute, ec2:ReplaceRoute). */
export const ec2Route: AwsResource<RouteSpec, RouteLive> = {
  type: 'ec2.route',
  title: (live) => `${live.destination} → ${live.natGatewayId ?? live.gatewayId ?? ''}`,
  identity: 'destination',
  sideBySide: true,
  refersTo: [
    { fact: 'routeTableId', type: 'ec2.route-table', is: 'routeTableId', serves: true },
    { fact: 'gatewayId', type: 'ec2.internet-gateway', is: 'internetGatewayId' },
    { fact: 'natGatewayId', type: 'ec2.nat-gateway', is: 'natGatewayId' },
  ],
  async find(cx, _id, spec) {
    const routeTableId = known(spec.routeTableId);
    const table = (await routeTables(cx)).find((one) => one.RouteTableId === routeTableId);
    const routes = table?.Routes?.filter((route) => route.DestinationCidrBlock === known(spec.destination)) ?? [];
    return Promise.all(
      routes.map(async (route) => ({
        live: {
          routeTableId: routeTableId ?? '',
          destination: route.DestinationCidrBlock ?? '',
          ...(route.GatewayId === undefined ? {} : { gatewayId: route.GatewayId }),
          ...(route.NatGatewayId === undefined ? {} : { natGatewayId: route.NatGatewayId }),
          active: route.State !== 'blackhole',
        },
        mark: await markOfRoute(cx, route),
      })),
    );
  },
  compare(spec, live) {
    const fact = spec.natGatewayId === undefined ? 'gatewayId' : 'natGatewayId';
    const want = known(spec[fact] as Known<string>);
    const differences: Difference[] = [];
    // A gateway still to be made cannot be the one this route leads to.
    if (want !== live[fact]) differences.push({ fact, want, have: live.natGatewayId ?? live.gatewayId, fix: 'update' });
    else if (!live.active) differences.push({ fact: 'blackHole', want: false, have: true, fix: 'update' });
    return differences;
  },
  async create(cx, _id, spec) {
    await cx.clients.ec2.send(new CreateRouteCommand(inputOf(spec)));
    return { ...spec, active: true };
  },
  async update(cx, _id, spec) {
    await cx.clients.ec2.send(new ReplaceRouteCommand(inputOf(spec)));
    return { ...spec, active: true };
  },
  /** ec2:DeleteRoute */
  async remove(cx, { routeTableId, destination }) {
    await unlessAbsent(
      cx.clients.ec2.send(new DeleteRouteCommand({ RouteTableId: routeTableId, DestinationCidrBlock: destination })),
    );
  },
};

function inputOf({ routeTableId, destination, gatewayId, natGatewayId }: RouteSpec) {
  const target = natGatewayId === undefined ? { GatewayId: gatewayId } : { NatGatewayId: natGatewayId };
  return { RouteTableId: routeTableId, DestinationCidrBlock: destination, ...target };
}

/** Routes have no tags; one to a NAT gateway of this set-up was made for it, whatever became of the record. */
async function markOfRoute(cx: ReadContext, { NatGatewayId }: Route): Promise<Mark> {
  if (NatGatewayId === undefined) return 'unmarked';
  const gateway = (await allNatGateways(cx)).find((one) => one.NatGatewayId === NatGatewayId);
  return markedAs(gateway?.Tags)?.setupId === cx.setup.id ? 'ours' : 'unmarked';
}
