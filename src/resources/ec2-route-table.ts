import { CreateRouteTableCommand, DeleteRouteTableCommand, type RouteTable } from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { routeTables } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';
import { markedAmong } from './marked.ts';

export interface RouteTableSpec {
  readonly vpcId: string;
  readonly name: string;
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly routeTableId?: string;
}
export interface RouteTableLive {
  readonly [fact: string]: string;
  readonly routeTableId: string;
  readonly vpcId: string;
}

/** A route table of our own beside the VPC's main one (ec2:CreateRouteTable, with a client token). */
export const ec2RouteTable: AwsResource<RouteTableSpec, RouteTableLive> = {
  type: 'ec2.route-table',
  title: (live) => live.routeTableId,
  identity: 'routeTableId',
  tagged: true,
  // The client token covers a lost answer, but not a lost state file.
  duplicable: true,
  sideBySide: true,
  refersTo: [{ fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId', serves: true }],
  async find(cx, id, spec) {
    const recorded = spec.routeTableId && known(spec.routeTableId);
    const all = (await routeTables(cx)).map((table) => ({
      live: liveOf(table),
      mark: markOf(table.Tags, cx.setup, id),
    }));
    return all.filter(({ live, mark }) => mark === 'ours' || live.routeTableId === recorded);
  },
  compare: () => [],
  async create(cx, id, spec, token) {
    const answer = await cx.clients.ec2.send(
      new CreateRouteTableCommand({
        VpcId: spec.vpcId,
        ClientToken: token,
        TagSpecifications: [{ ResourceType: 'route-table', Tags: tagsFor(cx.setup, id, spec.name) }],
      }),
    );
    return { routeTableId: answer.RouteTable?.RouteTableId ?? '', vpcId: spec.vpcId };
  },
  marked: async (cx) => markedAmong(await routeTables(cx), liveOf),
  async blockers(cx, { routeTableId, vpcId }, leaving) {
    const table = (await routeTables(cx)).find((one) => one.RouteTableId === routeTableId);
    const used = (table?.Associations ?? []).filter((one) => one.AssociationState?.State !== 'disassociated');
    const subnetIds = used.flatMap((one) => one.SubnetId ?? []);
    return [
      ...standsInTheWay(
        'undo.route-table-subnets',
        subnetIds.filter((subnetId) => !leaving('ec2.subnet', { subnetId })),
      ),
      ...standsInTheWay('undo.route-table-main', used.some((one) => one.Main) ? [vpcId] : []),
      ...standsInTheWay(
        'undo.route-table-gateways',
        used.flatMap((one) => one.GatewayId ?? []),
      ),
    ];
  },
  /** ec2:DeleteRouteTable; its routes go with it. */
  async remove(cx, { routeTableId }) {
    await unlessAbsent(cx.clients.ec2.send(new DeleteRouteTableCommand({ RouteTableId: routeTableId })));
  },
};

const liveOf = (table: RouteTable): RouteTableLive => ({
  routeTableId: table.RouteTableId ?? '',
  vpcId: table.VpcId ?? '',
});
