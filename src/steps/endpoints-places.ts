import type { RouteTable, Subnet, Vpc } from '@aws-sdk/client-ec2';
import { parseRange } from '../answers/addresses.ts';
import type { Draft } from '../answers/answers.ts';
import { planSubnets } from '../answers/subnet-plan.ts';
import type { NodeId } from '../engine/resource.ts';
import { privateSubnetNode } from './node-ids.ts';
import { isPublic, tableOf } from './vpc-fitness.ts';
import { DEFAULT_CIDR } from './vpc-seen.ts';

/** A subnet for the interfaces of endpoints: one that is there, or one that another node makes. */
export interface EndpointSubnet {
  readonly zone: string;
  readonly subnetId?: string;
  readonly node?: NodeId;
}

/** Where in a VPC its endpoints stand, and from where they are to be reached. */
export interface EndpointPlaces {
  /** At most one in each zone. */
  readonly subnets: readonly EndpointSubnet[];
  /** Have these subnets no internet gateway? */
  readonly closed: boolean;
  /** Can what runs there reach AWS without endpoints as well? */
  readonly wayOut: boolean;
  /** Private names hold for the whole VPC: whoever is in it comes here. */
  readonly cidrs: readonly string[];
  /** Tables that are without a way to S3 of their own; those of a new VPC are given it by its own step. */
  readonly tableIds: readonly string[];
}

/** A security group takes sixty rules; a VPC in more pieces than this is let in as a whole. */
const MOST_RULES = 20;

/** In a VPC that is made, or was made by an earlier run. @param zones names, in the order in which subnets are put into them */
export function placesInNew(draft: Draft, zones: readonly string[], region: string): EndpointPlaces {
  const { vpcCidr = DEFAULT_CIDR, azs = 2, privateSubnets: closed = false, nat = 'none' } = draft;
  const plan = planSubnets(parseRange(vpcCidr), azs, closed);
  const inZones = (cidrs: readonly string[]) => cidrs.slice(0, zones.length);
  const node = (number: number) => (closed ? privateSubnetNode(region, number) : `${region}/public-subnet-${number}`);
  const subnets = inZones(closed ? plan.privateCidrs : plan.cidrs).map((_, index) => ({
    zone: zones[index] ?? '',
    node: node(index + 1),
  }));
  const cidrs = [...inZones(plan.cidrs), ...inZones(plan.privateCidrs)];
  return { subnets, closed, wayOut: !closed || nat !== 'none', cidrs, tableIds: [] };
}

/** In a VPC that was there: its private subnets, or any where it has none. */
export function placesIn(vpc: Vpc, allSubnets: readonly Subnet[], allTables: readonly RouteTable[]): EndpointPlaces {
  const tables = allTables.filter((table) => table.VpcId === vpc.VpcId);
  const mine = allSubnets
    .filter((subnet) => subnet.VpcId === vpc.VpcId && subnet.CidrBlock)
    .toSorted((one, other) => ((one.SubnetId ?? '') < (other.SubnetId ?? '') ? -1 : 1));
  const closed = mine.filter((subnet) => !isPublic(subnet, tables));
  const wanted = closed.length > 0 ? closed : mine;
  const perZone = [...new Map(wanted.toReversed().map((subnet) => [subnet.AvailabilityZone ?? '', subnet])).values()];
  const ranges = [vpc.CidrBlock, ...(vpc.CidrBlockAssociationSet ?? []).map((one) => one.CidrBlock)];
  const cidrs = mine.length > MOST_RULES ? ranges : mine.map((subnet) => subnet.CidrBlock);
  return {
    subnets: perZone
      .map(({ AvailabilityZone: zone = '', SubnetId: subnetId = '' }) => ({ zone, subnetId }))
      .toSorted((one, other) => (one.zone < other.zone ? -1 : 1)),
    closed: closed.length > 0,
    wayOut: perZone.every((subnet) => leadsOut(tableOf(subnet, tables))),
    cidrs: [...new Set(cidrs.flatMap((cidr) => cidr ?? []))].toSorted(),
    tableIds: [...new Set(closed.flatMap((subnet) => tableOf(subnet, tables)?.RouteTableId ?? []))].toSorted(),
  };
}

const leadsOut = (table: RouteTable | undefined): boolean =>
  (table?.Routes ?? []).some((route) => route.DestinationCidrBlock === '0.0.0.0/0' && route.State !== 'blackhole');
