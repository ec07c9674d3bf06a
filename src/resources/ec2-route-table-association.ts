import {
  AssociateRouteTableCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { routeTables } from '../aws/reads/network.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface AssociationSpec {
  readonly routeTableId: string;
  readonly subnetId: string;
}
export interface AssociationLive {
  readonly [fact: string]: string;
  readonly associationId: string;
  readonly routeTableId: string;
  readonly subnetId: string;
}

/** The route table of one subnet (ec2:AssociateRouteTable, ec2:ReplaceRouteTableAssociation). */
export const ec2RouteTableAssociation: AwsResource<AssociationSpec, AssociationLive> = {
  type: 'ec2.route-table-association',
  title: (live) => `${live.subnetId} → ${live.routeTableId}`,
  identity: 'associationId',
  sideBySide: true,
  refersTo: [
    { fact: 'routeTableId', type: 'ec2.route-table', is: 'routeTableId' },
    // Without it the subnet falls back to the main table, which leads nowhere.
    { fact: 'subnetId', type: 'ec2.subnet', is: 'subnetId', serves: true },
  ],
  async find(cx, _id, spec) {
    const subnetId = known(spec.subnetId);
    if (subnetId === undefined) return [];
    const all = (await routeTables(cx)).flatMap((table) => table.Associations ?? []);
    const found = all.filter((one) => one.SubnetId === subnetId && one.AssociationState?.State !== 'disassociated');
    return found.map((one) => ({
      live: { associationId: one.RouteTableAssociationId ?? '', routeTableId: one.RouteTableId ?? '', subnetId },
      mark: 'unmarked' as const,
    }));
  },
  compare(spec, live) {
    // A table still to be made cannot be the one it has.
    if (known(spec.routeTableId) === live.routeTableId) return [];
    return [{ fact: 'routeTableId', want: known(spec.routeTableId), have: live.routeTableId, fix: 'update' }];
  },
  async create(cx, _id, spec) {
    const { routeTableId, subnetId } = spec;
    const answer = await cx.clients.ec2.send(
      new AssociateRouteTableCommand({ RouteTableId: routeTableId, SubnetId: subnetId }),
    );
    return { associationId: answer.AssociationId ?? '', routeTableId, subnetId };
  },
  async update(cx, _id, spec, live) {
    const { routeTableId } = spec;
    const answer = await cx.clients.ec2.send(
      new ReplaceRouteTableAssociationCommand({ AssociationId: live.associationId, RouteTableId: routeTableId }),
    );
    return { ...live, associationId: answer.NewAssociationId ?? live.associationId, routeTableId };
  },
  /** ec2:DisassociateRouteTable */
  async remove(cx, { associationId }) {
    await unlessAbsent(cx.clients.ec2.send(new DisassociateRouteTableCommand({ AssociationId: associationId })));
  },
};
