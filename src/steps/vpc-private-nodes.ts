import type { Outputs } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2GatewayEndpoint } from '../resources/ec2-gateway-endpoint.ts';
import { ec2RouteTable } from '../resources/ec2-route-table.ts';
import { ec2RouteTableAssociation } from '../resources/ec2-route-table-association.ts';
import { ec2Subnet } from '../resources/ec2-subnet.ts';
import { privateRouteTableNode, privateSubnetNode, s3EndpointNode, ZONE_NUMBERS } from './node-ids.ts';
import type { PrivateSeen } from './vpc-private.ts';

export interface PrivateNetwork {
  readonly region: string;
  readonly name: string;
  /** One private subnet each; none where none are wanted. */
  readonly subnets: readonly { readonly cidr: string; readonly zone: string }[];
  readonly nat: 'none' | 'one' | 'per-az';
  readonly s3Endpoint: boolean;
  readonly seen: PrivateSeen;
}

/** Numbers of private subnets: one a zone. */
interface Numbers {
  readonly wanted: readonly number[];
  /** Made, and not wanted any more. */
  readonly left: readonly number[];
  /** With fewer zones than before, what stands in the others is left alone, as the public subnets are; only its way out is seen to. */
  readonly beside: readonly number[];
}

export function numbersOf({ region, subnets, seen }: PrivateNetwork): Numbers {
  const wanted = ZONE_NUMBERS.slice(0, subnets.length);
  const hasTable = (number: number) => seen.made.has(privateRouteTableNode(region, number));
  const made = (number: number) => seen.made.has(privateSubnetNode(region, number)) || hasTable(number);
  if (wanted.length === 0) return { wanted, left: ZONE_NUMBERS.filter(made), beside: [] };
  return { wanted, left: [], beside: ZONE_NUMBERS.filter((number) => !wanted.includes(number) && hasTable(number)) };
}

/**
 * Private subnets, where instances have no public address, each with a route table of its own: changing how they get out later changes
 * routes alone. What is not wanted any more goes the other way round: `needs` names what has to be gone before.
 */
export function privateSubnetNodes(vpc: string, network: PrivateNetwork): readonly AwsNode[] {
  const { region, name, subnets } = network;
  const { wanted, left, beside } = numbersOf(network);
  const common = { step: 'vpc', scope: region, answers: ['privateSubnets'] } as const;
  const inVpc = (outputs: Outputs) => outputs.of(vpc, 'vpcId');
  return [...wanted, ...left, ...beside].flatMap((number): AwsNode[] => {
    const absent = left.includes(number);
    const { cidr = '', zone = '' } = subnets[number - 1] ?? {};
    const called = `${name}-private-${number}`;
    const subnet = privateSubnetNode(region, number);
    const table = privateRouteTableNode(region, number);
    const tableNode: AwsNode = {
      ...common,
      absent,
      id: table,
      needs: absent ? [vpc, subnet, ...leftEndpoint(network)] : [vpc],
      needsOnlyMade: [vpc],
      resource: ec2RouteTable,
      value: called,
      spec: (outputs) => ({ vpcId: inVpc(outputs), name: called }),
    };
    if (beside.includes(number)) return [tableNode];
    return [
      {
        ...common,
        absent,
        id: subnet,
        needs: [vpc],
        needsOnlyMade: [vpc],
        resource: ec2Subnet,
        value: absent ? called : `${called} ${cidr} ${zone}`,
        spec: (outputs) => ({ vpcId: inVpc(outputs), cidr, zone, name: called, publicAddresses: false }),
      },
      tableNode,
      {
        ...common,
        absent,
        id: `${region}/private-route-table-association-${number}`,
        needs: [table, subnet],
        resource: ec2RouteTableAssociation,
        value: called,
        spec: (outputs) => ({
          routeTableId: outputs.of(table, 'routeTableId'),
          subnetId: outputs.of(subnet, 'subnetId'),
        }),
      },
    ];
  });
}

/** The endpoint, where it is to be taken away: a table with a route to it may not be deleted. */
const leftEndpoint = (network: PrivateNetwork): readonly string[] =>
  isEndpointLeft(network) ? [s3EndpointNode(network.region)] : [];

const isEndpointLeft = ({ region, s3Endpoint, seen }: PrivateNetwork): boolean =>
  !s3Endpoint && seen.made.has(s3EndpointNode(region));

/**
 * The free way to S3, for the private subnets: without it image layers go through the NAT gateway, which is paid for by the gigabyte.
 * Public subnets reach S3 through the internet gateway for nothing; they get the route where there are no private ones.
 */
export function s3EndpointNodes(vpc: string, publicTable: string, network: PrivateNetwork): readonly AwsNode[] {
  const { region, name, s3Endpoint, seen } = network;
  const absent = isEndpointLeft(network);
  if (!absent && !(s3Endpoint && seen.s3Service)) return [];
  const { wanted } = numbersOf(network);
  const tables = wanted.length > 0 ? wanted.map((number) => privateRouteTableNode(region, number)) : [publicTable];
  return [
    {
      step: 'vpc',
      scope: region,
      answers: ['s3Endpoint'],
      absent,
      id: s3EndpointNode(region),
      needs: absent ? [vpc] : [vpc, ...tables],
      resource: ec2GatewayEndpoint,
      value: seen.s3Service ?? 'S3',
      spec: (outputs) => ({
        vpcId: outputs.of(vpc, 'vpcId'),
        serviceName: seen.s3Service ?? '',
        routeTableIds: absent ? [] : outputs.all(tables, 'routeTableId'),
        name: `${name}-s3`,
      }),
    },
  ];
}
