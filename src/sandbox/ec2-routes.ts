import type { CreateRouteCommandInput, DeleteRouteCommandInput, ReplaceRouteCommandInput } from '@aws-sdk/client-ec2';
import { contains, parseRange } from './cidr.ts';
import { absent } from './ec2-absent.ts';
import { findRouteTable } from './ec2-find.ts';
import { invalidValue, required } from './ec2-input.ts';
import { stands } from './ec2-nat-gateway-states.ts';
import { here } from './ec2-region.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { RouteTableData } from './region-data.ts';

const MOST_ROUTES = 50;

/** The canonical destination. Throws InvalidParameterValue. */
function destinationOf(text: string | undefined): string {
  const given = required(text, 'destinationCidrBlock');
  const range = parseRange(given);
  if (!range) {
    throw invalidValue(
      `Value (${given}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  return range.text;
}

/**
 * An internet gateway or NAT gateway this table can send to, of which exactly one is given. Throws InvalidGatewayID.NotFound,
 * InvalidNatGatewayID.NotFound or InvalidParameterValue.
 */
function targetOf(
  call: Call,
  table: RouteTableData,
  { GatewayId, NatGatewayId }: Pick<CreateRouteCommandInput, 'GatewayId' | 'NatGatewayId'>,
): string {
  if (GatewayId !== undefined && NatGatewayId !== undefined) {
    throw ec2Failure('InvalidParameterCombination', 'Only one target can be given.');
  }
  const id = required(NatGatewayId ?? GatewayId, 'gatewayId');
  const { internetGateways, natGateways } = here(call);
  const gateway =
    NatGatewayId === undefined
      ? internetGateways.find((one) => one.id === id)
      : natGateways.find((one) => one.id === id && stands(one));
  if (!gateway) throw NatGatewayId === undefined ? absent.gateway(id) : absent.natTarget(id);
  if (gateway.vpcId !== table.vpcId) {
    throw invalidValue(`route table ${table.id} and network gateway ${id} belong to different networks`);
  }
  return id;
}

function routeTo(table: RouteTableData, destination: string) {
  return table.routes.find((route) => route.destination === destination);
}

function checkOutside(table: RouteTableData, destination: string): void {
  const local = table.routes.find(({ gatewayId }) => gatewayId === 'local');
  const [inner, outer] = [parseRange(destination), parseRange(local?.destination ?? '')];
  if (inner && outer && contains(outer, inner)) {
    throw invalidValue(
      `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`,
    );
  }
}

function create(call: Call, input: CreateRouteCommandInput): object {
  const table = findRouteTable(call, input.RouteTableId);
  const destination = destinationOf(input.DestinationCidrBlock);
  const gatewayId = targetOf(call, table, input);
  if (routeTo(table, destination)) {
    throw ec2Failure('RouteAlreadyExists', `The route identified by ${destination} already exists.`);
  }
  checkOutside(table, destination);
  if (table.routes.length >= MOST_ROUTES) {
    throw ec2Failure('RouteLimitExceeded', 'The maximum number of routes has been reached.');
  }
  table.routes.push({ destination, gatewayId });
  return { Return: true };
}

function replace(call: Call, input: ReplaceRouteCommandInput): object {
  const table = findRouteTable(call, input.RouteTableId);
  const destination = destinationOf(input.DestinationCidrBlock);
  const gatewayId = targetOf(call, table, input);
  const route = routeTo(table, destination);
  if (!route) {
    throw invalidValue(`There is no route defined for '${destination}' in the route table. Use CreateRoute instead.`);
  }
  checkOutside(table, destination);
  route.gatewayId = gatewayId;
  return {};
}

function remove(call: Call, input: DeleteRouteCommandInput): object {
  const table = findRouteTable(call, input.RouteTableId);
  const destination = destinationOf(input.DestinationCidrBlock);
  const route = routeTo(table, destination);
  if (!route) {
    throw ec2Failure(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${table.id}`,
    );
  }
  if (route.gatewayId === 'local') {
    throw invalidValue(`cannot remove local route ${destination} in route table ${table.id}`);
  }
  table.routes = table.routes.filter((one) => one !== route);
  return {};
}

const TARGETED = ['RouteTableId', 'DestinationCidrBlock', 'GatewayId', 'NatGatewayId'] as const;

export const routeOperations = {
  CreateRoute: operation<CreateRouteCommandInput>(TARGETED, create),
  ReplaceRoute: operation<ReplaceRouteCommandInput>(TARGETED, replace),
  DeleteRoute: operation<DeleteRouteCommandInput>(['RouteTableId', 'DestinationCidrBlock'], remove),
};
