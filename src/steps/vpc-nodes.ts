import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2InternetGateway } from '../resources/ec2-internet-gateway.ts';
import { ec2Route } from '../resources/ec2-route.ts';
import { ec2RouteTable } from '../resources/ec2-route-table.ts';
import { ec2RouteTableAssociation } from '../resources/ec2-route-table-association.ts';
import { ec2Subnet } from '../resources/ec2-subnet.ts';
import { ec2Vpc } from '../resources/ec2-vpc.ts';

import { publicRouteTableNode } from './node-ids.ts';

export interface NewNetwork {
  readonly region: string;
  /** What lives in it: while that cannot, no network is made for it. */
  readonly onlyFor: string;
  readonly name: string;
  readonly cidr: string;
  /** One public subnet each. */
  readonly subnets: readonly { readonly cidr: string; readonly zone: string }[];
}

/**
 * A VPC that instances can reach the internet from: a "VPC only", as the guide makes it, has no way out.
 * Public subnets, an internet gateway, and a route table of their own; the main one stays closed for what comes later.
 */
export function newNetworkNodes(vpc: string, network: NewNetwork): readonly AwsNode[] {
  const { region, name } = network;
  const common = { step: 'vpc', scope: region, answers: [] } as const;
  // What is made in it need not wait until it gives out host names.
  const inVpc = { needs: [vpc], needsOnlyMade: [vpc] };
  const gateway = `${region}/internet-gateway`;
  const table = publicRouteTableNode(region);
  const inside: AwsNode[] = network.subnets.flatMap(({ cidr, zone }, index) => {
    const number = index + 1;
    const subnet = `${region}/public-subnet-${number}`;
    return [
      {
        ...common,
        ...inVpc,
        id: subnet,
        resource: ec2Subnet,
        answers: ['vpcCidr'],
        value: `${cidr} ${zone}`,
        spec: (outputs) => ({
          vpcId: outputs.of(vpc, 'vpcId'),
          cidr,
          zone,
          name: `${name}-public-${number}`,
          publicAddresses: true,
        }),
      },
      {
        ...common,
        id: `${region}/public-route-table-association-${number}`,
        needs: [table, subnet],
        needsOnlyMade: [subnet],
        resource: ec2RouteTableAssociation,
        value: `${name}-public-${number}`,
        spec: (outputs) => ({
          routeTableId: outputs.of(table, 'routeTableId'),
          subnetId: outputs.of(subnet, 'subnetId'),
        }),
      },
    ];
  });
  return [
    {
      ...common,
      id: vpc,
      needs: [],
      onlyFor: network.onlyFor,
      resource: ec2Vpc,
      answers: ['vpcCidr'],
      value: network.cidr,
      spec: () => ({ cidr: network.cidr, name }),
    },
    {
      ...common,
      ...inVpc,
      id: gateway,
      resource: ec2InternetGateway,
      value: name,
      spec: (outputs) => ({ vpcId: outputs.of(vpc, 'vpcId'), name }),
    },
    {
      ...common,
      ...inVpc,
      id: table,
      resource: ec2RouteTable,
      value: `${name}-public`,
      spec: (outputs) => ({ vpcId: outputs.of(vpc, 'vpcId'), name: `${name}-public` }),
    },
    {
      ...common,
      id: `${region}/default-route`,
      needs: [table, gateway],
      resource: ec2Route,
      value: `0.0.0.0/0 → ${name}`,
      spec: (outputs) => ({
        routeTableId: outputs.of(table, 'routeTableId'),
        destination: '0.0.0.0/0',
        gatewayId: outputs.of(gateway, 'internetGatewayId'),
      }),
    },
    ...inside,
  ];
}
