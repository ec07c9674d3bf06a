import type {
  CreateSubnetCommandInput,
  DeleteSubnetCommandInput,
  DescribeSubnetsCommandInput,
  ModifySubnetAttributeCommandInput,
} from '@aws-sdk/client-ec2';
import { contains, overlaps, parseRange } from './cidr.ts';
import { absent } from './ec2-absent.ts';
import { filtered } from './ec2-filters.ts';
import { findSubnet, findVpc } from './ec2-find.ts';
import { ec2Page, invalidValue, required, selectByIds } from './ec2-input.ts';
import { here, newId, zonesHere } from './ec2-region.ts';
import { subnetFacets, subnetView } from './ec2-subnet-views.ts';
import { tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { SubnetData, VpcData } from './region-data.ts';

const MOST_SUBNETS = 200;

/** The canonical range of a new subnet. Throws InvalidParameterValue, InvalidSubnet.Range or InvalidSubnet.Conflict. */
function subnetCidr(text: string | undefined, vpc: VpcData, siblings: readonly SubnetData[]): string {
  const given = required(text, 'cidrBlock');
  const range = parseRange(given);
  if (!range) {
    throw invalidValue(`Value (${given}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
  }
  const whole = parseRange(vpc.cidr);
  if (range.prefix < 16 || range.prefix > 28 || !whole || !contains(whole, range)) {
    throw ec2Failure('InvalidSubnet.Range', `The CIDR '${given}' is invalid.`);
  }
  const taken = siblings.map(({ cidr }) => parseRange(cidr));
  if (taken.some((other) => other !== undefined && overlaps(other, range))) {
    throw ec2Failure('InvalidSubnet.Conflict', `The CIDR '${given}' conflicts with another subnet`);
  }
  return range.text;
}

/** The zone asked for by name or id, or the region's first. Throws InvalidParameterValue or InvalidParameterCombination. */
function zoneOf(call: Call, { AvailabilityZone: name, AvailabilityZoneId: id }: CreateSubnetCommandInput): string {
  if (name !== undefined && id !== undefined) {
    throw ec2Failure(
      'InvalidParameterCombination',
      'The parameters AvailabilityZone and AvailabilityZoneId cannot be used together',
    );
  }
  const zones = zonesHere(call);
  const zone = zones.find((one) => (name ?? id) === undefined || one.name === name || one.id === id);
  if (zone) return zone.name;
  const [parameter, known] =
    name === undefined
      ? ['availabilityZoneId', zones.map((one) => one.id)]
      : ['availabilityZone', zones.map((one) => one.name)];
  throw invalidValue(
    `Value (${name ?? id}) for parameter ${parameter} is invalid. Subnets can currently only be created in the following availability zones: ${known.join(', ')}.`,
  );
}

function createSubnet(call: Call, input: CreateSubnetCommandInput): object {
  const region = here(call);
  const vpc = findVpc(call, input.VpcId);
  const siblings = region.subnets.filter(({ vpcId }) => vpcId === vpc.id);
  const zone = zoneOf(call, input);
  const cidr = subnetCidr(input.CidrBlock, vpc, siblings);
  if (siblings.length >= MOST_SUBNETS) {
    throw ec2Failure('SubnetLimitExceeded', 'The maximum number of subnets has been reached.');
  }
  const tags = tagsOf(input.TagSpecifications, 'subnet');
  const subnet = { id: newId('subnet'), vpcId: vpc.id, cidr, zone, defaultForAz: false, mapPublicIp: false, tags };
  region.subnets.push(subnet);
  return { Subnet: subnetView(call, subnet) };
}

function describeSubnets(call: Call, input: DescribeSubnetsCommandInput): object {
  const subnets = selectByIds(here(call).subnets, input.SubnetIds, absent.subnet);
  const page = ec2Page(filtered(subnets, input.Filters, subnetFacets(call)), input, { ids: input.SubnetIds });
  return { Subnets: page.items.map((subnet) => subnetView(call, subnet)), NextToken: page.NextToken };
}

function modifySubnet(call: Call, input: ModifySubnetAttributeCommandInput): object {
  const subnet = findSubnet(call, input.SubnetId);
  if (input.MapPublicIpOnLaunch === undefined) {
    throw ec2Failure('InvalidParameterCombination', 'No attributes specified.');
  }
  subnet.mapPublicIp = required(input.MapPublicIpOnLaunch.Value, 'mapPublicIpOnLaunch.value');
  return {};
}

function deleteSubnet(call: Call, input: DeleteSubnetCommandInput): object {
  const region = here(call);
  const subnet = findSubnet(call, input.SubnetId);
  const used = [
    ...region.networkInterfaces,
    ...region.instances.filter(({ state }) => state !== 'terminated'),
    ...region.natGateways.filter(({ state }) => state !== 'deleted' && state !== 'failed'),
    ...region.routeTables.flatMap(({ associations }) => associations),
  ].some(({ subnetId }) => subnetId === subnet.id);
  if (used) {
    throw ec2Failure('DependencyViolation', `The subnet '${subnet.id}' has dependencies and cannot be deleted.`);
  }
  region.subnets = region.subnets.filter(({ id }) => id !== subnet.id);
  return {};
}

export const subnetOperations = {
  CreateSubnet: operation<CreateSubnetCommandInput>(
    ['VpcId', 'CidrBlock', 'AvailabilityZone', 'AvailabilityZoneId', 'TagSpecifications'],
    createSubnet,
  ),
  DescribeSubnets: operation<DescribeSubnetsCommandInput>(
    ['SubnetIds', 'Filters', 'MaxResults', 'NextToken'],
    describeSubnets,
  ),
  ModifySubnetAttribute: operation<ModifySubnetAttributeCommandInput>(
    ['SubnetId', 'MapPublicIpOnLaunch'],
    modifySubnet,
  ),
  DeleteSubnet: operation<DeleteSubnetCommandInput>(['SubnetId'], deleteSubnet),
};
