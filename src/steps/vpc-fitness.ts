import type { RouteTable, Subnet } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { dnsSettings, publicAccessBlock, routeTables, subnets } from '../aws/reads/network.ts';

/** What keeps instances in a VPC from reaching ECS; keys of messages. */
export type Unfit =
  | 'vpc.no-public-subnet'
  | 'vpc.no-dns-support'
  | 'vpc.no-dns-hostnames'
  | 'vpc.public-access-blocked';

/** Looks whether instances in a VPC can reach the internet, and with it ECS. Empty when it is fit. */
export async function unfitness(cx: ReadContext, vpcId: string): Promise<readonly Unfit[]> {
  const [allSubnets, allTables, dns, blocked] = await Promise.all([
    subnets(cx),
    routeTables(cx),
    dnsSettings(cx, vpcId),
    publicAccessIsBlocked(cx),
  ]);
  const tables = allTables.filter((table) => table.VpcId === vpcId);
  const hasPublic = allSubnets.some((subnet) => subnet.VpcId === vpcId && isPublic(subnet, tables));
  const unfit: Unfit[] = [];
  if (!hasPublic) unfit.push('vpc.no-public-subnet');
  if (dns && !dns.support) unfit.push('vpc.no-dns-support');
  if (dns && !dns.hostnames) unfit.push('vpc.no-dns-hostnames');
  if (blocked) unfit.push('vpc.public-access-blocked');
  return unfit;
}

/** Does VPC Block Public Access stop what comes through internet gateways? Both of its modes do, in both directions. */
export async function publicAccessIsBlocked(cx: ReadContext): Promise<boolean> {
  return ((await publicAccessBlock(cx)) ?? 'off') !== 'off';
}

/** Public: the route table that counts for the subnet (its own, else the main one) has an active way to an internet gateway. */
export function isPublic(subnet: Subnet, tables: readonly RouteTable[]): boolean {
  return (tableOf(subnet, tables)?.Routes ?? []).some(
    (route) =>
      route.DestinationCidrBlock === '0.0.0.0/0' && route.GatewayId?.startsWith('igw-') && route.State !== 'blackhole',
  );
}

/** The route table that counts for a subnet: its own, else the VPC's main one. */
export function tableOf({ SubnetId }: Subnet, tables: readonly RouteTable[]): RouteTable | undefined {
  const own = tables.find((table) => table.Associations?.some((one) => one.SubnetId === SubnetId));
  return own ?? tables.find((table) => table.Associations?.some((one) => one.Main));
}
