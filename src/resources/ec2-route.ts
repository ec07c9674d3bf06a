import { CreateRouteCommand, DeleteRouteCommand, ReplaceRouteCommand } from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { routeTables } from '../aws/reads/network.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface RouteSpec {
  readonly routeTableId: string;
  readonly destination: string;
  readonly gatewayId: string;
}
export interface RouteLive {
  readonly [fact: string]: string | boolean;
  readonly routeTableId: string;
  readonly destination: string;
  readonly gatewayId: string;
  /** False for a black hole: the gateway is gone or detached. */
  readonly active: boolean;
}

/** A route to an internet gateway in our own route table (ec2:CreateRoute, ec2:ReplaceRoute). */
export const ec2Route: AwsResource<RouteSpec, RouteLive> = {
  type: 'ec2.route',
  title: (live) => `${live.destination} → ${live.gatewayId}`,
  identity: 'destination',
  refersTo: [
    { fact: 'routeTableId', type: 'ec2.route-table', is: 'routeTableId', serves: true },
    { fact: 'gatewayId', type: 'ec2.internet-gateway', is: 'internetGatewayId' },
  ],
  async find(cx, _id, spec) {
    const routeTableId = known(spec.routeTableId);
    const table = (await routeTables(cx)).find((one) => one.RouteTableId === routeTableId);
    const routes = table?.Routes?.filter((route) => route.DestinationCidrBlock === known(spec.destination)) ?? [];
    return routes.map((route) => ({
      live: {
        routeTableId: routeTableId ?? '',
        destination: route.DestinationCidrBlock ?? '',
        gatewayId: route.GatewayId ?? '',
        active: route.State !== 'blackhole',
      },
      mark: 'unmarked' as const,
    }));
  },
  compare(spec, live) {
    // A gateway still to be made cannot be the one this route leads to.
    if (known(spec.gatewayId) !== live.gatewayId) {
      return [{ fact: 'gatewayId', want: known(spec.gatewayId), have: live.gatewayId, fix: 'update' }];
    }
    return [];
  },
  async create(cx, _id, spec) {
    const { routeTableId, destination, gatewayId } = spec;
    await cx.clients.ec2.send(
      new CreateRouteCommand({ RouteTableId: routeTableId, DestinationCidrBlock: destination, GatewayId: gatewayId }),
    );
    return { routeTableId, destination, gatewayId, active: true };
  },
  async update(cx, _id, spec, live) {
    const { routeTableId, destination, gatewayId } = spec;
    await cx.clients.ec2.send(
      new ReplaceRouteCommand({ RouteTableId: routeTableId, DestinationCidrBlock: destination, GatewayId: gatewayId }),
    );
    return { ...live, gatewayId, active: true };
  },
  /** ec2:DeleteRoute */
  async remove(cx, { routeTableId, destination }) {
    await unlessAbsent(
      cx.clients.ec2.send(new DeleteRouteCommand({ RouteTableId: routeTableId, DestinationCidrBlock: destination })),
    );
  },
};
