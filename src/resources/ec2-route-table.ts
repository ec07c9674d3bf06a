import { CreateRouteTableCommand } from '@aws-sdk/client-ec2';
import { routeTables } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { AwsResource } from './aws-resource.ts';

export interface RouteTableSpec {
  readonly vpcId: string;
  readonly name: string;
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
  async find(cx, id) {
    const found = (await routeTables(cx)).filter((table) => markOf(table.Tags, cx.setup, id) === 'ours');
    return found.map((table) => ({
      live: { routeTableId: table.RouteTableId ?? '', vpcId: table.VpcId ?? '' },
      mark: 'ours' as const,
    }));
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
};
