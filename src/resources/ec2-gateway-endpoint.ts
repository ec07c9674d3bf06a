import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { faultOf } from '../aws/fault.ts';
import { routeTables } from '../aws/reads/network.ts';
import { vpcEndpoints } from '../aws/reads/network-costs.ts';
import { markedAs, markOf, tagsFor } from '../aws/tags.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';
import { markedAmong } from './marked.ts';
import { refusalOf } from './unsuccessful.ts';

export interface GatewayEndpointSpec {
  readonly vpcId: string;
  /** As the region calls it. */
  readonly serviceName: string;
  /** The tables that are given a route to it. */
  readonly routeTableIds: readonly string[];
  readonly name: string;
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly endpointId?: string;
}
export interface GatewayEndpointLive {
  readonly [fact: string]: string | readonly string[] | undefined;
  readonly endpointId: string;
  readonly vpcId: string;
  readonly serviceName: string;
  readonly routeTableIds: readonly string[];
  /** The tables that it was made for. */
  readonly askedTableIds?: readonly string[];
}

/** A gateway endpoint, which is free: S3 by a route of its own (ec2:CreateVpcEndpoint, whose client token nobody fills in for us). */
export const ec2GatewayEndpoint: AwsResource<GatewayEndpointSpec, GatewayEndpointLive> = {
  type: 'ec2.gateway-endpoint',
  title: (live) => `${live.serviceName} ${live.endpointId}`,
  identity: 'endpointId',
  tagged: true,
  // The client token covers a lost answer, but not a lost state file.
  duplicable: true,
  sideBySide: true,
  refersTo: [
    { fact: 'routeTableIds', type: 'ec2.route-table', is: 'routeTableId' },
    { fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId' },
  ],
  async find(cx, id, spec, hint) {
    const recorded = spec.endpointId && known(spec.endpointId);
    const wanted = known(spec.routeTableIds) ?? [];
    const all = (await vpcEndpoints(cx))
      .filter(({ VpcEndpointType }) => VpcEndpointType === 'Gateway')
      .map((endpoint) => ({ live: recalled(liveOf(endpoint), hint), mark: markOf(endpoint.Tags, cx.setup, id) }));
    // A table can have one route to a service: whoever's endpoint has it is the one that is used.
    const serves = (live: GatewayEndpointLive) =>
      live.serviceName === known(spec.serviceName) && live.routeTableIds.some((table) => wanted.includes(table));
    return all.filter(({ live, mark }) => mark === 'ours' || live.endpointId === recorded || serves(live));
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    for (const fact of ['vpcId', 'serviceName'] as const) {
      if (differs(spec[fact], live[fact])) {
        differences.push({ fact, want: known(spec[fact]), have: live[fact], fix: 'conflict' });
      }
    }
    // A table still to be made cannot have the route.
    const want = known(spec.routeTableIds);
    if (!want || want.some((table) => !live.routeTableIds.includes(table))) {
      differences.push({ fact: 'routeTableIds', want, have: live.routeTableIds, fix: 'update' });
    }
    return differences;
  },
  async create(cx, id, spec, token) {
    const { vpcId, serviceName, routeTableIds } = spec;
    const answer = await cx.clients.ec2.send(
      new CreateVpcEndpointCommand({
        VpcEndpointType: 'Gateway',
        VpcId: vpcId,
        ServiceName: serviceName,
        RouteTableIds: [...routeTableIds],
        ClientToken: token,
        TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: tagsFor(cx.setup, id, spec.name) }],
      }),
    );
    const endpointId = answer.VpcEndpoint?.VpcEndpointId ?? '';
    return { endpointId, vpcId, serviceName, routeTableIds, askedTableIds: routeTableIds };
  },
  /** ec2:ModifyVpcEndpoint; tables that somebody else added keep their route. */
  async update(cx, _id, { routeTableIds }, live) {
    const AddRouteTableIds = routeTableIds.filter((table) => !live.routeTableIds.includes(table));
    await cx.clients.ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId: live.endpointId, AddRouteTableIds }));
    const { askedTableIds = [] } = live;
    return {
      ...live,
      routeTableIds: [...live.routeTableIds, ...AddRouteTableIds],
      askedTableIds: [...new Set([...askedTableIds, ...routeTableIds])],
    };
  },
  marked: async (cx) =>
    markedAmong(
      (await vpcEndpoints(cx)).filter(({ VpcEndpointType }) => VpcEndpointType === 'Gateway'),
      liveOf,
    ),
  async blockers(cx, { endpointId, askedTableIds = [] }, leaving) {
    const tables = (await routeTables(cx)).filter(({ Routes }) => Routes?.some((one) => one.GatewayId === endpointId));
    const staying = tables.filter(({ RouteTableId: routeTableId = '', Tags }) => {
      // A table that was there before is given back as it was; one of ours that has to stay keeps its way to S3.
      const isGivenBack = askedTableIds.includes(routeTableId) && markedAs(Tags)?.setupId !== cx.setup.id;
      return !isGivenBack && !leaving('ec2.route-table', { routeTableId });
    });
    return standsInTheWay(
      'undo.endpoint-routes',
      staying.map(({ RouteTableId }) => RouteTableId),
    );
  },
  /** ec2:DeleteVpcEndpoints, which says in a good answer what went wrong; its routes go with it. */
  async remove(cx, { endpointId }) {
    const answer = await cx.clients.ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [endpointId] }));
    const refusal = refusalOf(answer.Unsuccessful);
    if (refusal && faultOf(refusal).kind !== 'absent') throw refusal;
  },
};

function liveOf(endpoint: VpcEndpoint): GatewayEndpointLive {
  return {
    endpointId: endpoint.VpcEndpointId ?? '',
    vpcId: endpoint.VpcId ?? '',
    serviceName: endpoint.ServiceName ?? '',
    routeTableIds: (endpoint.RouteTableIds ?? []).toSorted(),
  };
}

/** What an earlier run recorded of the very same endpoint. */
function recalled(live: GatewayEndpointLive, hint: Partial<GatewayEndpointLive> | undefined): GatewayEndpointLive {
  const { endpointId, askedTableIds } = hint ?? {};
  return endpointId === live.endpointId && askedTableIds ? { ...live, askedTableIds } : live;
}
