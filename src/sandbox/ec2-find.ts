import { absent } from './ec2-absent.ts';
import { required } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import type { Call } from './operation.ts';
import type { InternetGatewayData, RouteTableData, SecurityGroupData, SubnetData, VpcData } from './region-data.ts';

function find<T extends { id: string }>(
  things: readonly T[],
  id: string | undefined,
  parameter: string,
  absentError: (id: string) => Error,
): T {
  const wanted = required(id, parameter);
  const found = things.find((thing) => thing.id === wanted);
  if (!found) throw absentError(wanted);
  return found;
}

/** Throws MissingParameter or InvalidVpcID.NotFound. */
export function findVpc(call: Call, id: string | undefined): VpcData {
  return find(here(call).vpcs, id, 'vpcId', absent.vpc);
}

/** Throws MissingParameter or InvalidSubnetID.NotFound. */
export function findSubnet(call: Call, id: string | undefined): SubnetData {
  return find(here(call).subnets, id, 'subnetId', absent.subnet);
}

/** Throws MissingParameter or InvalidInternetGatewayID.NotFound. */
export function findInternetGateway(call: Call, id: string | undefined): InternetGatewayData {
  return find(here(call).internetGateways, id, 'internetGatewayId', absent.internetGateway);
}

/** Throws MissingParameter or InvalidRouteTableID.NotFound. */
export function findRouteTable(call: Call, id: string | undefined): RouteTableData {
  return find(here(call).routeTables, id, 'routeTableId', absent.routeTable);
}

/** A group by id, or by name in the default VPC. Throws MissingParameter or InvalidGroup.NotFound. */
export function findSecurityGroup(
  call: Call,
  { GroupId: id, GroupName: name }: { GroupId?: string | undefined; GroupName?: string | undefined },
): SecurityGroupData {
  const { vpcs, securityGroups } = here(call);
  if (id !== undefined || name === undefined) return find(securityGroups, id, 'groupId', absent.securityGroup);
  const home = vpcs.find(({ isDefault }) => isDefault);
  const group = securityGroups.find((one) => one.name === name && one.vpcId === home?.id);
  if (!group) throw absent.securityGroup(name);
  return group;
}
