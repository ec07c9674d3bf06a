import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { publicAccessBlock, routeTables, subnets } from '../aws/reads/network.ts';
import { vpcEndpoints } from '../aws/reads/network-costs.ts';
import { vpcNode } from '../steps/node-ids.ts';
import type { Check } from './check.ts';
import { lookAt } from './unseen.ts';

/** Without a route to the internet, an instance's agent needs all three (aws-facts §16). */
const ENDPOINTS = ['ecs-agent', 'ecs-telemetry', 'ecs'];

/** From a VPC that was chosen, instances reach ECS: by a route out or by the three endpoints. (One that was made is checked by its nodes.) */
export const vpcWayOutCheck: Check = {
  id: 'D015',
  name: 'vpc-way-out',
  scope: 'region',
  lights: ['red'],
  fixedBy: 'hand',
  async run(examined, region) {
    const node = vpcNode(region);
    const look = lookAt(examined, 'vpc', node);
    if (look.kind === 'unseen') return [{ ...look.finding, region }];
    if (look.kind === 'left-out' || !look.change.live || look.change.owner === 'created') return [];
    const vpc = String(look.change.live.vpcId);
    const cx = examined.contextOf(region);
    const about = { node, region };
    if (await hasRouteOut(cx, vpc)) {
      return [{ light: 'green', code: 'doctor.vpc-way-out.route', facts: { vpc }, ...about }];
    }
    const missing = await missingEndpoints(cx, vpc);
    if (missing.length === 0) {
      return [{ light: 'green', code: 'doctor.vpc-way-out.endpoints', facts: { vpc }, ...about }];
    }
    const facts = { vpc, missing: missing.join(', ') };
    const how = { code: 'doctor.vpc-way-out.how', facts: { vpc, services: ENDPOINTS.join(', ') } };
    return [{ light: 'red', code: 'doctor.vpc-way-out.none', facts, ...about, how }];
  },
};

/** Has any subnet an active default route, in the table that counts for it: its own, else the main one? */
async function hasRouteOut(cx: ReadContext, vpcId: string): Promise<boolean> {
  const [allSubnets, allTables, blocked] = await Promise.all([subnets(cx), routeTables(cx), publicAccessBlock(cx)]);
  const tables = allTables.filter((table) => table.VpcId === vpcId);
  const mine = allSubnets.filter((subnet) => subnet.VpcId === vpcId);
  return mine.some(({ SubnetId }) => tableOf(SubnetId, tables)?.Routes?.some((route) => leadsOut(route, blocked)));
}

function tableOf(subnetId: string | undefined, tables: readonly RouteTable[]): RouteTable | undefined {
  const own = tables.find((table) => table.Associations?.some((one) => one.SubnetId === subnetId));
  return own ?? tables.find((table) => table.Associations?.some((one) => one.Main));
}

/** VPC Block Public Access stops internet gateways in both of its modes, NAT gateways in the bidirectional one. */
function leadsOut(route: Route, blocked = 'off'): boolean {
  if (route.DestinationCidrBlock !== '0.0.0.0/0' || route.State === 'blackhole') return false;
  if (route.GatewayId?.startsWith('igw-')) return blocked === 'off';
  return route.NatGatewayId === undefined || blocked !== 'block-bidirectional';
}

/** The endpoints of ECS that a VPC does not have, by the end of their names. */
export async function missingEndpoints(cx: ReadContext, vpcId: string): Promise<readonly string[]> {
  const there = (await vpcEndpoints(cx)).filter(
    (endpoint) => endpoint.VpcId === vpcId && /^available$/i.test(endpoint.State ?? ''),
  );
  return ENDPOINTS.filter((name) => !there.some((endpoint) => endpoint.ServiceName?.endsWith(`.${name}`)));
}
