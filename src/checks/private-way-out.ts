import type { RouteTable } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { routeTables } from '../aws/reads/network.ts';
import { allNatGateways } from '../aws/reads/network-costs.ts';
import { markedAs } from '../aws/tags.ts';
import { privateSubnetNode, regionOfNode, stepOfNode, vpcNode } from '../steps/node-ids.ts';
import { type Check, type CheckFinding, type Examined, liveOf } from './check.ts';
import { lookAt } from './unseen.ts';
import { missingEndpoints } from './vpc-way-out.ts';

/** Of a VPC that was made: the private subnets' NAT gateways stand and their routes lead somewhere, or there are the endpoints. */
export const privateWayOutCheck: Check = {
  id: 'D022',
  name: 'private-way-out',
  scope: 'region',
  lights: ['red', 'yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const look = lookAt(examined, 'vpc', vpcNode(region));
    if (look.kind !== 'seen' || look.change.owner !== 'created') return [];
    const vpc = String(look.change.live?.vpcId);
    const subnets = privateSubnets(examined, region);
    if (subnets.length === 0) return [];
    const cx = examined.contextOf(region);
    const tables = (await routeTables(cx)).filter((table) => isOf(table, subnets));
    const [failed, holes] = [await failedGateways(examined, cx, region), blackHoles(examined, tables, region)];
    if (failed.length + holes.length > 0) return [...failed, ...holes];
    const gateways = new Set(tables.flatMap((table) => gatewayOf(table) ?? []));
    const about = { node: privateSubnetNode(region, 1), region };
    if (gateways.size > 0) {
      const facts = { vpc, gateways: [...gateways].join(', ') };
      return [{ light: 'green', code: 'doctor.private-way-out.in-order', facts, ...about }];
    }
    const missing = await missingEndpoints(cx, vpc);
    if (missing.length === 0) {
      return [{ light: 'green', code: 'doctor.private-way-out.endpoints', facts: { vpc }, ...about }];
    }
    const facts = { vpc, missing: missing.join(', ') };
    const command = examined.command(`init --region ${region} --nat one`);
    return [
      { light: 'yellow', code: 'doctor.private-way-out.none', facts, ...about, fix: { kind: 'command', command } },
    ];
  },
};

/** Ids of those that are wanted and there. */
function privateSubnets(examined: Examined, region: string): readonly string[] {
  const lives = [1, 2, 3].map((number) => privateSubnetNode(region, number)).map((node) => liveOf(examined, node));
  return lives.flatMap((live) => (typeof live?.subnetId === 'string' ? live.subnetId : []));
}

const isOf = ({ Associations = [] }: RouteTable, subnets: readonly string[]): boolean =>
  Associations.some(({ SubnetId }) => SubnetId !== undefined && subnets.includes(SubnetId));

const defaultRoute = ({ Routes = [] }: RouteTable) =>
  Routes.find(({ DestinationCidrBlock }) => DestinationCidrBlock === '0.0.0.0/0');

function gatewayOf(table: RouteTable): string | undefined {
  const { NatGatewayId, GatewayId, State } = defaultRoute(table) ?? {};
  return State === 'blackhole' ? undefined : (NatGatewayId ?? GatewayId);
}

/** One that failed is shown for about an hour; whether another one stands by now says its node. */
async function failedGateways(examined: Examined, cx: ReadContext, region: string): Promise<readonly CheckFinding[]> {
  const failed = (await allNatGateways(cx)).filter(
    ({ State, FailureCode }) => State === 'failed' || (State === 'deleted' && FailureCode),
  );
  return failed.flatMap(({ Tags, NatGatewayId, FailureCode, FailureMessage }): CheckFinding[] => {
    const mark = markedAs(Tags);
    if (mark?.setupId !== cx.setup.id || liveOf(examined, mark.node)) return [];
    const { node } = mark;
    const facts = { gateway: NatGatewayId ?? '', reason: FailureCode ?? '', message: FailureMessage ?? '' };
    const command = examined.command(`init --region ${region}`);
    return [
      { light: 'red', code: 'doctor.private-way-out.failed', facts, node, region, fix: { kind: 'command', command } },
    ];
  });
}

function blackHoles(examined: Examined, tables: readonly RouteTable[], region: string): readonly CheckFinding[] {
  const holes = tables.filter((table) => defaultRoute(table)?.State === 'blackhole');
  return holes.map((table) => {
    const route = defaultRoute(table);
    const change = examined.changes.find(
      ({ node, live, type }) => type === 'ec2.route' && isIn(node, region) && live?.routeTableId === table.RouteTableId,
    );
    const gateway = route?.NatGatewayId ?? route?.GatewayId ?? '';
    const command = examined.command(`init --region ${region}`);
    return {
      light: 'red',
      code: 'doctor.private-way-out.black-hole',
      facts: { table: table.RouteTableId ?? '', gateway },
      ...(change ? { node: change.node } : {}),
      region,
      fix: { kind: 'command', command },
    };
  });
}

const isIn = (node: string, region: string): boolean => regionOfNode(node) === region && stepOfNode(node) === 'vpc';
