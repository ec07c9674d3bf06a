import type { ReadContext } from '../aws/context.ts';
import { routeTables } from '../aws/reads/network.ts';
import type { Blocker, Leaving } from '../engine/resource.ts';
import { standsInTheWay } from './blocking.ts';

/** Route tables of other people's that lead to a NAT gateway: what is behind them would lose its way out. */
export async function natGatewayBlockers(
  cx: ReadContext,
  natGatewayId: string,
  leaving: Leaving,
): Promise<readonly Blocker[]> {
  const leading = (await routeTables(cx)).filter(({ Routes }) =>
    Routes?.some((route) => route.NatGatewayId === natGatewayId),
  );
  const staying = leading.filter(
    ({ RouteTableId: routeTableId }) =>
      !leaving('ec2.route-table', { routeTableId }) && !leaving('ec2.route', { routeTableId, natGatewayId }),
  );
  return standsInTheWay(
    'undo.nat-gateway-routes',
    staying.map(({ RouteTableId }) => RouteTableId),
  );
}
