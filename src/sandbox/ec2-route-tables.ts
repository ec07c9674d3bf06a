import type {
  CreateRouteTableCommandInput,
  DeleteRouteTableCommandInput,
  DescribeRouteTablesCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { filtered } from './ec2-filters.ts';
import { findRouteTable, findVpc } from './ec2-find.ts';
import { ec2Page, invalidValue, selectByIds } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { isMain, routeTableFacets, routeTableView } from './ec2-route-table-views.ts';
import { tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { RouteTableData } from './region-data.ts';

const MOST_TABLES = 200;

/** The same client token answers with the same table. Throws IdempotentParameterMismatch when the VPC differs. */
function create(call: Call, input: CreateRouteTableCommandInput): object {
  const { routeTables } = here(call);
  const vpc = findVpc(call, input.VpcId);
  const { ClientToken: token } = input;
  if (token !== undefined && (token.length > 64 || !/^[!-~]+$/.test(token))) {
    throw invalidValue('Invalid client token: up to 64 ASCII characters are allowed.');
  }
  const tags = tagsOf(input.TagSpecifications, 'route-table');
  const earlier = routeTables.find(({ clientToken }) => token !== undefined && clientToken === token);
  if (earlier && earlier.vpcId !== vpc.id) {
    throw ec2Failure(
      'IdempotentParameterMismatch',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }
  if (earlier) return { RouteTable: routeTableView(call, earlier), ClientToken: token };
  if (routeTables.filter(({ vpcId }) => vpcId === vpc.id).length >= MOST_TABLES) {
    throw ec2Failure('RouteTableLimitExceeded', 'The maximum number of route tables has been reached.');
  }
  const table: RouteTableData = {
    id: newId('rtb'),
    vpcId: vpc.id,
    routes: [{ destination: vpc.cidr, gatewayId: 'local' }],
    associations: [],
    tags,
  };
  if (token !== undefined) table.clientToken = token;
  routeTables.push(table);
  return { RouteTable: routeTableView(call, table), ClientToken: token };
}

function describe(call: Call, input: DescribeRouteTablesCommandInput): object {
  const tables = selectByIds(here(call).routeTables, input.RouteTableIds, absent.routeTable);
  const wanted = filtered(tables, input.Filters, routeTableFacets(call));
  const page = ec2Page(wanted, input, { largest: 100, ids: input.RouteTableIds });
  return { RouteTables: page.items.map((table) => routeTableView(call, table)), NextToken: page.NextToken };
}

function remove(call: Call, input: DeleteRouteTableCommandInput): object {
  const table = findRouteTable(call, input.RouteTableId);
  const leadsToEndpoint = table.routes.some(({ gatewayId }) => gatewayId.startsWith('vpce-'));
  if (isMain(table) || table.associations.length > 0 || leadsToEndpoint) {
    throw ec2Failure('DependencyViolation', `The routeTable '${table.id}' has dependencies and cannot be deleted.`);
  }
  const region = here(call);
  region.routeTables = region.routeTables.filter(({ id }) => id !== table.id);
  return {};
}

export const routeTableOperations = {
  CreateRouteTable: operation<CreateRouteTableCommandInput>(['VpcId', 'ClientToken', 'TagSpecifications'], create),
  DescribeRouteTables: operation<DescribeRouteTablesCommandInput>(
    ['RouteTableIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
  DeleteRouteTable: operation<DeleteRouteTableCommandInput>(['RouteTableId'], remove),
};
