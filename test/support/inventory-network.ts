import {
  DescribeVpcAttributeCommand,
  type EC2Client,
  paginateDescribeInternetGateways,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type Route,
  type Vpc,
} from '@aws-sdk/client-ec2';
import { gather } from './inventory-pages.ts';
import { readSecurityGroups, type SecurityGroupInventory } from './inventory-security-groups.ts';
import { readTags, type Tags } from './inventory-tags.ts';

interface VpcInventory {
  readonly id: string;
  readonly cidr: string;
  readonly isDefault: boolean;
  readonly dnsSupport: boolean | undefined;
  readonly dnsHostnames: boolean | undefined;
  readonly tags: Tags;
}
interface SubnetInventory {
  readonly id: string;
  readonly vpc: string;
  readonly zone: string;
  readonly cidr: string;
  readonly publicAddresses: boolean;
  readonly tags: Tags;
}
interface InternetGatewayInventory {
  readonly id: string;
  readonly vpcs: readonly string[];
  readonly tags: Tags;
}
interface RouteTableInventory {
  readonly id: string;
  readonly vpc: string;
  /** `0.0.0.0/0 igw-… active` */
  readonly routes: readonly string[];
  /** Subnet ids; `main` for the VPC itself. */
  readonly associations: readonly string[];
  readonly tags: Tags;
}
export interface NetworkInventory {
  readonly vpcs: readonly VpcInventory[];
  readonly subnets: readonly SubnetInventory[];
  readonly internetGateways: readonly InternetGatewayInventory[];
  readonly routeTables: readonly RouteTableInventory[];
  readonly securityGroups: readonly SecurityGroupInventory[];
}

/** Reads a region's VPCs and all that lies in them, the default VPC's too. */
export async function readNetwork(client: EC2Client): Promise<NetworkInventory> {
  const [vpcs, subnets, gateways, tables, securityGroups] = await Promise.all([
    gather(paginateDescribeVpcs({ client }, {}), (page) => page.Vpcs),
    gather(paginateDescribeSubnets({ client }, {}), (page) => page.Subnets),
    gather(paginateDescribeInternetGateways({ client }, {}), (page) => page.InternetGateways),
    gather(paginateDescribeRouteTables({ client }, {}), (page) => page.RouteTables),
    readSecurityGroups(client),
  ]);
  return {
    vpcs: await Promise.all(vpcs.map((vpc) => readVpc(client, vpc))),
    subnets: subnets.map((subnet) => ({
      id: subnet.SubnetId ?? '',
      vpc: subnet.VpcId ?? '',
      zone: subnet.AvailabilityZone ?? '',
      cidr: subnet.CidrBlock ?? '',
      publicAddresses: subnet.MapPublicIpOnLaunch ?? false,
      tags: readTags(subnet.Tags),
    })),
    internetGateways: gateways.map((gateway) => ({
      id: gateway.InternetGatewayId ?? '',
      vpcs: (gateway.Attachments ?? []).map((attachment) => attachment.VpcId ?? ''),
      tags: readTags(gateway.Tags),
    })),
    routeTables: tables.map((table) => ({
      id: table.RouteTableId ?? '',
      vpc: table.VpcId ?? '',
      routes: (table.Routes ?? []).map(routeText),
      associations: (table.Associations ?? []).map((association) =>
        association.Main ? 'main' : (association.SubnetId ?? ''),
      ),
      tags: readTags(table.Tags),
    })),
    securityGroups,
  };
}

async function readVpc(client: EC2Client, vpc: Vpc): Promise<VpcInventory> {
  const id = vpc.VpcId ?? '';
  const [support, hostnames] = await Promise.all([
    client.send(new DescribeVpcAttributeCommand({ VpcId: id, Attribute: 'enableDnsSupport' })),
    client.send(new DescribeVpcAttributeCommand({ VpcId: id, Attribute: 'enableDnsHostnames' })),
  ]);
  return {
    id,
    cidr: vpc.CidrBlock ?? '',
    isDefault: vpc.IsDefault ?? false,
    dnsSupport: support.EnableDnsSupport?.Value,
    dnsHostnames: hostnames.EnableDnsHostnames?.Value,
    tags: readTags(vpc.Tags),
  };
}

function routeText(route: Route): string {
  const destination = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId;
  const target = route.GatewayId ?? route.NatGatewayId ?? route.NetworkInterfaceId ?? route.TransitGatewayId;
  return `${destination} ${target} ${route.State}`;
}
