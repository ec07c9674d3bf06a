import { parseRange } from './cidr.ts';
import { findRouteTable, findSecurityGroup, findSubnet } from './ec2-find.ts';
import { here, newId } from './ec2-region.ts';
import { prefixListOf } from './ec2-vpc-endpoint-services.ts';
import { ec2Failure } from './failure.ts';
import type { Call } from './operation.ts';
import type { EndpointServiceData, SubnetData, VpcEndpointData } from './region-data.ts';

/** EC2's general word on what an endpoint cannot have. */
export const invalidParameter = (message: string): Error => ec2Failure('InvalidParameter', message);

/**
 * Gives an interface endpoint a network interface in each subnet. Throws InvalidSubnetID.NotFound, InvalidParameter (another network, a
 * zone the service is not in) or DuplicateSubnetsInSameZone.
 */
export function addSubnets(
  call: Call,
  endpoint: VpcEndpointData,
  service: EndpointServiceData,
  subnetIds: readonly string[],
): void {
  const region = here(call);
  for (const id of subnetIds) {
    const subnet = findSubnet(call, id);
    if (subnet.vpcId !== endpoint.vpcId) {
      throw invalidParameter(`The subnet ID '${id}' does not belong to the VPC '${endpoint.vpcId}'`);
    }
    if (endpoint.subnetIds.some((other) => region.subnets.find((one) => one.id === other)?.zone === subnet.zone)) {
      throw ec2Failure(
        'DuplicateSubnetsInSameZone',
        `Found another VPC endpoint subnet in the availability zone of ${id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    }
    if (!service.zones.includes(subnet.zone)) {
      throw invalidParameter(
        `The VPC endpoint service ${service.service} does not support the availability zone of the subnet: ${id}.`,
      );
    }
    endpoint.subnetIds.push(id);
    addInterface(call, endpoint, subnet);
  }
}

function addInterface(call: Call, endpoint: VpcEndpointData, subnet: SubnetData): void {
  const region = here(call);
  const id = newId('eni');
  region.networkInterfaces.push({
    id,
    vpcId: endpoint.vpcId,
    subnetId: subnet.id,
    groupIds: [...(endpoint.groupIds ?? [])],
    description: `VPC Endpoint Interface ${endpoint.id}`,
    interfaceType: 'vpc_endpoint',
    privateIp: freeAddress(call, subnet),
    tags: [],
  });
  endpoint.interfaceIds = [...(endpoint.interfaceIds ?? []), id];
}

/** The next address of a subnet, of which EC2 keeps the first four to itself. */
export function freeAddress(call: Call, subnet: SubnetData): string {
  const used = here(call).networkInterfaces.filter(({ subnetId }) => subnetId === subnet.id).length;
  const address = (parseRange(subnet.cidr)?.first ?? 0) + 4 + used;
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}

/** Takes the interfaces of these subnets away. */
export function removeSubnets(call: Call, endpoint: VpcEndpointData, subnetIds: readonly string[]): void {
  const region = here(call);
  const { interfaceIds } = endpoint;
  endpoint.subnetIds = endpoint.subnetIds.filter((id) => !subnetIds.includes(id));
  if (!interfaceIds) return;
  const goes = (id: string, subnetId: string) => interfaceIds.includes(id) && subnetIds.includes(subnetId);
  const gone = region.networkInterfaces.filter(({ id, subnetId }) => goes(id, subnetId)).map(({ id }) => id);
  region.networkInterfaces = region.networkInterfaces.filter(({ id }) => !gone.includes(id));
  endpoint.interfaceIds = interfaceIds.filter((id) => !gone.includes(id));
}

/** The groups of an interface endpoint and its interfaces. Throws InvalidGroup.NotFound or InvalidParameter. */
export function setGroups(call: Call, endpoint: VpcEndpointData, groupIds: readonly string[]): void {
  const { networkInterfaces } = here(call);
  const wanted = [...new Set(groupIds)];
  if (wanted.length === 0) throw invalidParameter('The VPC endpoint must have at least one security group.');
  for (const id of wanted) {
    if (findSecurityGroup(call, { GroupId: id }).vpcId !== endpoint.vpcId) {
      throw invalidParameter(`The security group '${id}' does not belong to the VPC '${endpoint.vpcId}'`);
    }
  }
  endpoint.groupIds = wanted;
  for (const one of networkInterfaces) if (endpoint.interfaceIds?.includes(one.id)) one.groupIds = [...wanted];
}

/** Gives each table the route of a gateway endpoint. Throws InvalidRouteTableID.NotFound, InvalidParameter or RouteAlreadyExists. */
export function addTables(call: Call, endpoint: VpcEndpointData, tableIds: readonly string[]): void {
  const destination = prefixListOf(endpoint.service);
  for (const id of tableIds) {
    const table = findRouteTable(call, id);
    if (table.vpcId !== endpoint.vpcId) {
      throw invalidParameter(`The route table '${id}' does not belong to the VPC '${endpoint.vpcId}'`);
    }
    if (table.routes.some((route) => route.destination === destination)) {
      throw ec2Failure(
        'RouteAlreadyExists',
        `route table ${id} already has a route with destination-prefix-list-id ${destination}`,
      );
    }
    table.routes.push({ destination, gatewayId: endpoint.id });
    endpoint.routeTableIds = [...(endpoint.routeTableIds ?? []), id];
  }
}

/** Takes the endpoint's route out of these tables. */
export function removeTables(call: Call, endpoint: VpcEndpointData, tableIds: readonly string[]): void {
  for (const table of here(call).routeTables.filter(({ id }) => tableIds.includes(id))) {
    table.routes = table.routes.filter(({ gatewayId }) => gatewayId !== endpoint.id);
  }
  if (endpoint.routeTableIds) endpoint.routeTableIds = endpoint.routeTableIds.filter((id) => !tableIds.includes(id));
}

/** A name can stand for one endpoint of a VPC only, also while one that is deleted is on its way out. Throws InvalidParameter. */
export function checkPrivateDns(call: Call, endpoint: VpcEndpointData, { privateDnsName }: EndpointServiceData): void {
  const { vpcs, vpcEndpoints } = here(call);
  const vpc = vpcs.find(({ id }) => id === endpoint.vpcId);
  if (!vpc?.dnsSupport || !vpc.dnsHostnames) {
    throw invalidParameter(
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${endpoint.vpcId}`,
    );
  }
  const taken = vpcEndpoints.some(
    (one) =>
      one !== endpoint &&
      one.vpcId === vpc.id &&
      one.service === endpoint.service &&
      one.privateDns &&
      one.type === endpoint.type,
  );
  if (taken) {
    throw invalidParameter(
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${privateDnsName} in the VPC ${vpc.id}`,
    );
  }
}

/** Throws InvalidPolicyDocument. */
export function checkPolicy(policy: string): void {
  try {
    const { Statement }: { Statement?: unknown } = JSON.parse(policy);
    if (
      Statement !== undefined &&
      [Statement].flat().every((one) => typeof one === 'object' && one && 'Principal' in one)
    ) {
      return;
    }
  } catch {
    // Not JSON, or null: refused like any other text that is no policy.
  }
  throw ec2Failure('InvalidPolicyDocument', 'The policy document is not a valid JSON policy document.');
}
