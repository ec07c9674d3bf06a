import {
  CreateSubnetCommand,
  DeleteSubnetCommand,
  DescribeRouteTablesCommand,
  DisassociateRouteTableCommand,
  ModifySubnetAttributeCommand,
  type RouteTable,
  type RouteTableAssociation,
  type Subnet,
} from '@aws-sdk/client-ec2';
import type { WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { instances, networkInterfaces } from '../aws/reads/instances.ts';
import { routeTables, subnets } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { idsOf, namesOf, standsInTheWay } from './blocking.ts';
import { stayingInterfaces } from './leaving-interfaces.ts';
import { markedAmong } from './marked.ts';

export interface SubnetSpec {
  readonly vpcId: string;
  readonly cidr: string;
  /** Name of the availability zone, taken at creation and then left as it is. */
  readonly zone: string;
  readonly name: string;
  /** Are instances there given a public IPv4 address? */
  readonly publicAddresses: boolean;
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly subnetId?: string;
}
export interface SubnetLive {
  readonly [fact: string]: string | boolean | undefined;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  readonly publicAddresses: boolean;
  /** The table that it was given; absent where it has the VPC's main one. */
  readonly routeTableId?: string;
}

/** A subnet, public or private (ec2:CreateSubnet, ec2:ModifySubnetAttribute). */
export const ec2Subnet: AwsResource<SubnetSpec, SubnetLive> = {
  type: 'ec2.subnet',
  title: (live) => `${live.cidr} ${live.zone} ${live.subnetId}`,
  identity: 'subnetId',
  tagged: true,
  duplicable: true,
  sideBySide: true,
  refersTo: [
    { fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId' },
    // A table may not go before its subnets, should nothing on record have told of what links them.
    { fact: 'routeTableId', type: 'ec2.route-table', is: 'routeTableId' },
  ],
  async find(cx, id, spec) {
    const recorded = spec.subnetId && known(spec.subnetId);
    const [found, tables] = await Promise.all([subnets(cx), routeTables(cx)]);
    const all = found.map((subnet) => ({
      live: liveOf(subnet, tables),
      mark: markOf(subnet.Tags, cx.setup, id),
    }));
    return all.filter(({ live, mark }) => mark === 'ours' || live.subnetId === recorded);
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.cidr, live.cidr)) {
      differences.push({ fact: 'cidr', want: known(spec.cidr), have: live.cidr, fix: 'conflict' });
    }
    const want = known(spec.publicAddresses);
    if (differs(spec.publicAddresses, live.publicAddresses)) {
      differences.push({ fact: 'publicAddresses', want, have: live.publicAddresses, fix: 'update' });
    }
    return differences;
  },
  async create(cx, id, spec) {
    const { vpcId, cidr, zone } = spec;
    const answer = await cx.clients.ec2.send(
      new CreateSubnetCommand({
        VpcId: vpcId,
        CidrBlock: cidr,
        AvailabilityZone: zone,
        TagSpecifications: [{ ResourceType: 'subnet', Tags: tagsFor(cx.setup, id, spec.name) }],
      }),
    );
    // The call cannot ask for addresses. Whatever the answer says of them, they are always turned on; doing it twice is harmless.
    const given = !spec.publicAddresses && (answer.Subnet?.MapPublicIpOnLaunch ?? false);
    return { subnetId: answer.Subnet?.SubnetId ?? '', vpcId, cidr, zone, publicAddresses: given };
  },
  async update(cx, _id, { publicAddresses }, live) {
    await cx.clients.ec2.send(
      new ModifySubnetAttributeCommand({ SubnetId: live.subnetId, MapPublicIpOnLaunch: { Value: publicAddresses } }),
    );
    return { ...live, publicAddresses };
  },
  async marked(cx) {
    const [found, tables] = await Promise.all([subnets(cx), routeTables(cx)]);
    return markedAmong(found, (subnet) => liveOf(subnet, tables));
  },
  async blockers(cx, { subnetId }, leaving) {
    const inside = <T extends { readonly SubnetId?: string | undefined }>(all: readonly T[]) =>
      all.filter((one) => one.SubnetId === subnetId);
    const [running, faces] = await Promise.all([instances(cx), networkInterfaces(cx)]);
    return [
      ...standsInTheWay('undo.subnet-instances', idsOf(inside(running))),
      ...standsInTheWay('undo.subnet-interfaces', namesOf(await stayingInterfaces(cx, inside(faces), leaving))),
    ];
  },
  /** ec2:DeleteSubnet, after it was taken off its route table (ec2:DisassociateRouteTable), should nothing on record have told of that. */
  async remove(cx, { subnetId }) {
    for (const associationId of await associationsOf(cx, subnetId)) {
      await unlessAbsent(cx.clients.ec2.send(new DisassociateRouteTableCommand({ AssociationId: associationId })));
    }
    await unlessAbsent(cx.clients.ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId })));
  },
};

function liveOf(subnet: Subnet, tables: readonly RouteTable[]): SubnetLive {
  const has = ({ SubnetId }: RouteTableAssociation) => SubnetId !== undefined && SubnetId === subnet.SubnetId;
  const routeTableId = tables.find(({ Associations }) => Associations?.some(has))?.RouteTableId;
  return {
    subnetId: subnet.SubnetId ?? '',
    vpcId: subnet.VpcId ?? '',
    cidr: subnet.CidrBlock ?? '',
    zone: subnet.AvailabilityZone ?? '',
    publicAddresses: subnet.MapPublicIpOnLaunch ?? false,
    ...(routeTableId === undefined ? {} : { routeTableId }),
  };
}

/** ec2:DescribeRouteTables: ids of a subnet's explicit associations, of which there is one at most. */
async function associationsOf(cx: WriteContext, subnetId: string): Promise<readonly string[]> {
  const Filters = [{ Name: 'association.subnet-id', Values: [subnetId] }];
  const answer = await cx.clients.ec2.send(new DescribeRouteTablesCommand({ Filters }));
  const all = (answer.RouteTables ?? []).flatMap((table) => table.Associations ?? []);
  return all.filter((one) => one.SubnetId === subnetId).flatMap((one) => one.RouteTableAssociationId ?? []);
}
