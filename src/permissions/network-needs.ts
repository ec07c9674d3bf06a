import { type Need, on, onlyIf, type TypeNeeds } from './need.ts';

const EC2 = 'arn:{partition}:ec2:{region}:{account}';
const ADDRESS = `${EC2}:elastic-ip/{allocationId}`;
const NAT_GATEWAY = `${EC2}:natgateway/{natGatewayId}`;
const SUBNET = `${EC2}:subnet/{subnetId}`;
const ENDPOINT = `${EC2}:vpc-endpoint/{endpointId}`;
const ROUTE_TABLE = `${EC2}:route-table/*`;
const VPC = `${EC2}:vpc/{vpcId}`;
const GROUP = `${EC2}:security-group/{groupId}`;
const CLUSTERS = 'arn:{partition}:ecs:{region}:{account}:cluster/*';
const INSTANCES = 'arn:{partition}:ecs:{region}:{account}:container-instance/*';

const tagged = (action: string, resource: string): readonly Need[] =>
  onlyIf({ StringEquals: { 'ec2:CreateAction': [action] } }, on(resource, 'ec2:CreateTags'));

/** What private subnets reach the internet and S3 by (aws-facts §12, §16). An address is released in a way that asks who holds it. */
export const NETWORK_NEEDS: Readonly<Record<string, TypeNeeds>> = {
  'ec2.address': {
    find: on('*', 'ec2:DescribeAddresses'),
    create: [...on(ADDRESS, 'ec2:AllocateAddress'), ...tagged('AllocateAddress', ADDRESS)],
    update: [],
    remove: [...on(ADDRESS, 'ec2:ReleaseAddress'), ...on('*', 'ec2:DescribeNatGateways')],
  },
  'ec2.nat-gateway': {
    find: on('*', 'ec2:DescribeNatGateways'),
    // One that fails is deleted again.
    create: [
      ...on([NAT_GATEWAY, SUBNET, ADDRESS], 'ec2:CreateNatGateway'),
      ...on(NAT_GATEWAY, 'ec2:DeleteNatGateway'),
      ...tagged('CreateNatGateway', NAT_GATEWAY),
    ],
    update: on(NAT_GATEWAY, 'ec2:DeleteNatGateway'),
    remove: on(NAT_GATEWAY, 'ec2:DeleteNatGateway'),
  },
  'ec2.gateway-endpoint': {
    find: on('*', 'ec2:DescribeVpcEndpoints', 'ec2:DescribeVpcEndpointServices'),
    create: [...on([VPC, ENDPOINT, ROUTE_TABLE], 'ec2:CreateVpcEndpoint'), ...tagged('CreateVpcEndpoint', ENDPOINT)],
    update: on([ENDPOINT, ROUTE_TABLE], 'ec2:ModifyVpcEndpoint'),
    remove: on(ENDPOINT, 'ec2:DeleteVpcEndpoints'),
  },
  'ec2.interface-endpoint': {
    find: [
      ...on('*', 'ec2:DescribeVpcEndpoints', 'ec2:DescribeVpcEndpointServices'),
      // Where agents are running already, the order counts.
      ...on('*', 'ecs:ListClusters'),
      ...on(CLUSTERS, 'ecs:DescribeClusters', 'ecs:ListContainerInstances'),
      ...on(INSTANCES, 'ecs:DescribeContainerInstances'),
    ],
    // One that fails is deleted again. Its private name is a hosted zone that AWS joins to the VPC.
    create: [
      ...on([VPC, ENDPOINT, SUBNET, GROUP], 'ec2:CreateVpcEndpoint'),
      ...on('*', 'route53:AssociateVPCWithHostedZone'),
      ...on(ENDPOINT, 'ec2:DeleteVpcEndpoints'),
      ...tagged('CreateVpcEndpoint', ENDPOINT),
    ],
    update: [...on([ENDPOINT, SUBNET, GROUP], 'ec2:ModifyVpcEndpoint'), ...on(ENDPOINT, 'ec2:DeleteVpcEndpoints')],
    remove: on(ENDPOINT, 'ec2:DeleteVpcEndpoints'),
  },
};
