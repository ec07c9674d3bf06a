import {
  DescribeAvailabilityZonesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  DescribeVpcsCommand,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { vpcStep } from '../../src/steps/vpc.ts';
import { unfitness } from '../../src/steps/vpc-fitness.ts';
import { account, thrown } from '../resources/account.ts';

const VPC_ID = 'vpc-0123456789abcdef0';
const OUT = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' as const };
const MAIN: RouteTable = { VpcId: VPC_ID, Associations: [{ Main: true }], Routes: [] };

/** A VPC with one subnet, and what is special about it. */
function network(tables: RouteTable[], block: 'off' | 'block-ingress' | 'block-bidirectional' = 'off') {
  const { ec2, read } = account();
  ec2.on(DescribeVpcsCommand).resolves({ Vpcs: [{ VpcId: VPC_ID, CidrBlock: '172.31.0.0/16', IsDefault: true }] });
  ec2.on(DescribeAvailabilityZonesCommand).resolves({ AvailabilityZones: [] });
  ec2.on(DescribeSubnetsCommand).resolves({ Subnets: [{ SubnetId: 'subnet-1', VpcId: VPC_ID }] });
  ec2.on(DescribeRouteTablesCommand).resolves({ RouteTables: tables });
  ec2
    .on(DescribeVpcAttributeCommand, { Attribute: 'enableDnsSupport' })
    .resolves({ EnableDnsSupport: { Value: true } });
  ec2
    .on(DescribeVpcAttributeCommand, { Attribute: 'enableDnsHostnames' })
    .resolves({ EnableDnsHostnames: { Value: true } });
  ec2
    .on(DescribeVpcBlockPublicAccessOptionsCommand)
    .resolves({ VpcBlockPublicAccessOptions: { InternetGatewayBlockMode: block } });
  return { ec2, read };
}

describe('a subnet is public', () => {
  it.each<[string, RouteTable[], boolean]>([
    ['by the main table', [{ ...MAIN, Routes: [OUT] }], true],
    ['by a table of its own', [MAIN, { VpcId: VPC_ID, Associations: [{ SubnetId: 'subnet-1' }], Routes: [OUT] }], true],
    [
      'not by the main table where it has one of its own',
      [
        { ...MAIN, Routes: [OUT] },
        { VpcId: VPC_ID, Associations: [{ SubnetId: 'subnet-1' }], Routes: [] },
      ],
      false,
    ],
    [
      'not by the table of another subnet',
      [MAIN, { VpcId: VPC_ID, Associations: [{ SubnetId: 'subnet-2' }], Routes: [OUT] }],
      false,
    ],
    ['not by the main table of another VPC', [MAIN, { ...MAIN, VpcId: 'vpc-0aaaaaaaaaaaaaaaa', Routes: [OUT] }], false],
    ['not into a black hole', [{ ...MAIN, Routes: [{ ...OUT, State: 'blackhole' }] }], false],
    [
      'not through a NAT gateway',
      [{ ...MAIN, Routes: [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }] }],
      false,
    ],
    [
      'not to a part of the internet',
      [{ ...MAIN, Routes: [{ ...OUT, DestinationCidrBlock: '203.0.113.0/24' }] }],
      false,
    ],
  ])('%s', async (_how, tables, fit) => {
    expect(await unfitness(network(tables).read, VPC_ID)).toEqual(fit ? [] : ['vpc.no-public-subnet']);
  });
});

describe('VPC Block Public Access', () => {
  const open = [{ ...MAIN, Routes: [OUT] }];

  it.each(['block-bidirectional', 'block-ingress'] as const)(
    'stops instances behind a gateway in mode %s',
    async (mode) => {
      expect(await unfitness(network(open, mode).read, VPC_ID)).toEqual(['vpc.public-access-blocked']);
    },
  );

  it('is taken for off where the caller may not ask', async () => {
    const { ec2, read } = network(open);
    ec2.on(DescribeVpcBlockPublicAccessOptionsCommand).rejects(thrown('UnauthorizedOperation'));
    expect(await unfitness(read, VPC_ID)).toEqual([]);
  });

  it('stops a new VPC just as well, and is told before one is made', async () => {
    const { read } = network(open, 'block-bidirectional');
    const seen = await vpcStep.look(read, { vpc: 'new' });
    const findings = vpcStep.findings(seen, { vpc: 'new', vpcCidr: '10.0.0.0/16', vpcName: 'ecs' }, read, {
      resetPassword: '',
    });
    expect(findings).toContainEqual({ level: 'warning', code: 'vpc.public-access-blocked', facts: { vpc: 'ecs' } });
  });
});
