import type {
  AssociateRouteTableCommandInput,
  DisassociateRouteTableCommandInput,
  ReplaceRouteTableAssociationCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { findRouteTable, findSubnet } from './ec2-find.ts';
import { invalidValue, required } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { AssociationData, RouteTableData } from './region-data.ts';

const ASSOCIATED = { State: 'associated' };

/** Associating a subnet with the table it has already answers with that association; with another table it is refused. */
function associate(call: Call, input: AssociateRouteTableCommandInput): object {
  const table = findRouteTable(call, input.RouteTableId);
  const subnet = findSubnet(call, input.SubnetId);
  if (subnet.vpcId !== table.vpcId) {
    throw invalidValue(`Route table ${table.id} and subnet ${subnet.id} belong to different networks`);
  }
  const present = here(call)
    .routeTables.flatMap(({ associations }) => associations)
    .find(({ subnetId }) => subnetId === subnet.id);
  if (present && !table.associations.includes(present)) {
    throw ec2Failure(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${table.id} conflicts with an existing association`,
    );
  }
  const association = present ?? { id: newId('rtbassoc'), subnetId: subnet.id };
  if (!present) table.associations.push(association);
  return { AssociationId: association.id, AssociationState: ASSOCIATED };
}

/** Throws InvalidAssociationID.NotFound. */
function find(call: Call, given: string | undefined): { table: RouteTableData; association: AssociationData } {
  const id = required(given, 'associationId');
  for (const table of here(call).routeTables) {
    const association = table.associations.find((one) => one.id === id);
    if (association) return { table, association };
  }
  throw absent.association(id);
}

function disassociate(call: Call, input: DisassociateRouteTableCommandInput): object {
  const { table, association } = find(call, input.AssociationId);
  if (association.subnetId === undefined) {
    throw invalidValue(`cannot disassociate the main route table association ${association.id}`);
  }
  table.associations = table.associations.filter((one) => one !== association);
  return {};
}

/** Moves a subnet, or the role of main table, to another table of the VPC under a new association id. */
function replace(call: Call, input: ReplaceRouteTableAssociationCommandInput): object {
  const { table, association } = find(call, input.AssociationId);
  const target = findRouteTable(call, input.RouteTableId);
  if (target.vpcId !== table.vpcId) {
    throw invalidValue(`Route table ${target.id} and association ${association.id} belong to different networks`);
  }
  table.associations = table.associations.filter((one) => one !== association);
  const moved = { ...association, id: newId('rtbassoc') };
  target.associations.push(moved);
  return { NewAssociationId: moved.id, AssociationState: ASSOCIATED };
}

export const routeTableAssociationOperations = {
  AssociateRouteTable: operation<AssociateRouteTableCommandInput>(['RouteTableId', 'SubnetId'], associate),
  DisassociateRouteTable: operation<DisassociateRouteTableCommandInput>(['AssociationId'], disassociate),
  ReplaceRouteTableAssociation: operation<ReplaceRouteTableAssociationCommandInput>(
    ['AssociationId', 'RouteTableId'],
    replace,
  ),
};
