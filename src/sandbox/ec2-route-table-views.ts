import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import type { Facets } from './ec2-filters.ts';
import { stands } from './ec2-nat-gateway-states.ts';
import { here } from './ec2-region.ts';
import type { Call } from './operation.ts';
import type { RouteData, RouteTableData } from './region-data.ts';

/** A route to a gateway that is gone, or no longer attached to the VPC, leads nowhere. */
function routeState(call: Call, table: RouteTableData, route: RouteData): 'active' | 'blackhole' {
  // The route of a gateway endpoint goes with the endpoint.
  if (route.gatewayId === 'local' || route.destination.startsWith('pl-')) return 'active';
  if (isNat(route)) {
    return here(call).natGateways.some((one) => one.id === route.gatewayId && stands(one)) ? 'active' : 'blackhole';
  }
  const gateway = here(call).internetGateways.find(({ id }) => id === route.gatewayId);
  return gateway?.vpcId === table.vpcId ? 'active' : 'blackhole';
}

const isNat = ({ gatewayId }: RouteData): boolean => gatewayId.startsWith('nat-');

function routeView(call: Call, table: RouteTableData, route: RouteData): Route {
  return {
    [route.destination.startsWith('pl-') ? 'DestinationPrefixListId' : 'DestinationCidrBlock']: route.destination,
    [isNat(route) ? 'NatGatewayId' : 'GatewayId']: route.gatewayId,
    Origin: originOf(route),
    State: routeState(call, table, route),
  };
}

function originOf(route: RouteData): 'CreateRouteTable' | 'CreateRoute' {
  return route.gatewayId === 'local' ? 'CreateRouteTable' : 'CreateRoute';
}

/** A route table as DescribeRouteTables shows it; subnets that merely fall back to the main table are not listed. */
export function routeTableView(call: Call, table: RouteTableData): RouteTable {
  return {
    Associations: table.associations.map(({ id, subnetId }) => ({
      Main: subnetId === undefined,
      RouteTableAssociationId: id,
      RouteTableId: table.id,
      SubnetId: subnetId,
      AssociationState: { State: 'associated' },
    })),
    PropagatingVgws: [],
    RouteTableId: table.id,
    Routes: table.routes.map((route) => routeView(call, table, route)),
    Tags: table.tags,
    VpcId: table.vpcId,
    OwnerId: ACCOUNT_ID,
  };
}

/** Is it the table of subnets that have no other? */
export function isMain(table: RouteTableData): boolean {
  return table.associations.some(({ subnetId }) => subnetId === undefined);
}

/** What a route table answers to the filters of DescribeRouteTables. */
export function routeTableFacets(call: Call): Facets<RouteTableData> {
  return {
    'association.main': (table) => table.associations.map(({ subnetId }) => String(subnetId === undefined)),
    'association.route-table-association-id': (table) => table.associations.map(({ id }) => id),
    'association.route-table-id': (table) => (table.associations.length > 0 ? table.id : undefined),
    'association.subnet-id': (table) => table.associations.map(({ subnetId }) => subnetId),
    'owner-id': () => ACCOUNT_ID,
    'route-table-id': (table) => table.id,
    'route.destination-cidr-block': (table) =>
      table.routes.flatMap(({ destination }) => (destination.startsWith('pl-') ? [] : destination)),
    'route.destination-prefix-list-id': (table) =>
      table.routes.flatMap(({ destination }) => (destination.startsWith('pl-') ? destination : [])),
    'route.gateway-id': (table) => table.routes.flatMap((route) => (isNat(route) ? [] : route.gatewayId)),
    'route.nat-gateway-id': (table) => table.routes.flatMap((route) => (isNat(route) ? route.gatewayId : [])),
    'route.origin': (table) => table.routes.map(originOf),
    'route.state': (table) => table.routes.map((route) => routeState(call, table, route)),
    'vpc-id': (table) => table.vpcId,
  };
}
