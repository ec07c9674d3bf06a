import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { ec2Subnet } from '../../src/resources/ec2-subnet.ts';
import { ec2Vpc } from '../../src/resources/ec2-vpc.ts';
import { account, ownTags, thrown } from './account.ts';

const VPC = 'ap-northeast-2/vpc';
const SUBNET = 'ap-northeast-2/public-subnet-1';
const VPC_ID = 'vpc-0123456789abcdef0';
const pending = { pending: VPC, fact: 'vpcId' };

describe('a VPC of our own', () => {
  const spec = { cidr: '10.0.0.0/16', name: 'ecs' };
  const live = { vpcId: VPC_ID, cidr: '10.0.0.0/16', dnsSupport: true, dnsHostnames: true };

  it('is created with default tenancy, its name and our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateVpcCommand).resolves({ Vpc: { VpcId: VPC_ID } });
    const made = await ec2Vpc.create(write, VPC, spec, 'token');
    expect(writes()).toEqual([
      [
        'CreateVpc',
        {
          CidrBlock: '10.0.0.0/16',
          InstanceTenancy: 'default',
          TagSpecifications: [{ ResourceType: 'vpc', Tags: ownTags(VPC, 'ecs') }],
        },
      ],
    ]);
    expect(made).toEqual({ ...live, dnsHostnames: false });
    expect(ec2Vpc.compare(spec, made)).toEqual([{ fact: 'dnsHostnames', want: true, have: false, fix: 'update' }]);
  });

  it('gets its two DNS settings in a call each, support first', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ModifyVpcAttributeCommand).resolves({});
    const bare = { ...live, dnsSupport: false, dnsHostnames: false };
    expect(await ec2Vpc.update?.(write, VPC, spec, bare, ec2Vpc.compare(spec, bare))).toEqual(live);
    expect(writes()).toEqual([
      ['ModifyVpcAttribute', { VpcId: VPC_ID, EnableDnsSupport: { Value: true } }],
      ['ModifyVpcAttribute', { VpcId: VPC_ID, EnableDnsHostnames: { Value: true } }],
    ]);
  });

  it('is only changed in what differs', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ModifyVpcAttributeCommand).resolves({});
    const half = { ...live, dnsHostnames: false };
    await ec2Vpc.update?.(write, VPC, spec, half, ec2Vpc.compare(spec, half));
    expect(writes()).toEqual([['ModifyVpcAttribute', { VpcId: VPC_ID, EnableDnsHostnames: { Value: true } }]]);
    expect(ec2Vpc.compare(spec, live)).toEqual([]);
  });

  it('is found by its tags on every page, with both DNS settings, whatever its range', async () => {
    const { ec2, read } = account();
    const foreign = { VpcId: 'vpc-0aaaaaaaaaaaaaaaa', CidrBlock: '10.0.0.0/16' };
    ec2
      .on(DescribeVpcsCommand)
      .resolvesOnce({ Vpcs: [foreign], NextToken: 'more' })
      .resolvesOnce({ Vpcs: [{ VpcId: VPC_ID, CidrBlock: '10.9.0.0/16', Tags: ownTags(VPC) }] });
    ec2
      .on(DescribeVpcAttributeCommand, { Attribute: 'enableDnsSupport' })
      .resolves({ EnableDnsSupport: { Value: true } });
    ec2
      .on(DescribeVpcAttributeCommand, { Attribute: 'enableDnsHostnames' })
      .resolves({ EnableDnsHostnames: { Value: false } });
    const found = { vpcId: VPC_ID, cidr: '10.9.0.0/16', dnsSupport: true, dnsHostnames: false };
    expect(await ec2Vpc.find(read, VPC, spec, undefined)).toEqual([{ live: found, mark: 'ours' }]);
    expect(ec2).toHaveReceivedCommandTimes(DescribeVpcAttributeCommand, 2);
    expect(ec2Vpc.compare(spec, found)).toContainEqual({
      fact: 'cidr',
      want: '10.0.0.0/16',
      have: '10.9.0.0/16',
      fix: 'conflict',
      reason: 'conflict.other-vpc-range',
    });
  });
});

describe('a VPC that was chosen', () => {
  it('is found by its id, beside what an earlier run made', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeVpcsCommand).resolves({
      Vpcs: [
        { VpcId: 'vpc-1a2b3c4d', CidrBlock: '172.31.0.0/16' },
        { VpcId: VPC_ID, Tags: ownTags(VPC) },
        { VpcId: 'vpc-5e6f7a8b' },
      ],
    });
    ec2.on(DescribeVpcAttributeCommand).rejects(thrown('InvalidVpcID.NotFound'));
    expect(await ec2Vpc.find(read, VPC, { vpcId: 'vpc-1a2b3c4d' }, undefined)).toMatchObject([
      { live: { vpcId: 'vpc-1a2b3c4d', cidr: '172.31.0.0/16' }, mark: 'unmarked' },
      { live: { vpcId: VPC_ID }, mark: 'ours' },
    ]);
  });

  it('is taken as it is: its DNS settings are not ours to change', () => {
    const live = { vpcId: 'vpc-1a2b3c4d', cidr: '172.31.0.0/16', dnsSupport: false, dnsHostnames: false };
    expect(ec2Vpc.compare({ vpcId: 'vpc-1a2b3c4d' }, live)).toEqual([]);
    expect(ec2Vpc.compare({ vpcId: 'vpc-5e6f7a8b' }, live)).toEqual([
      { fact: 'vpcId', want: 'vpc-5e6f7a8b', have: 'vpc-1a2b3c4d', fix: 'conflict', reason: 'conflict.other-vpc' },
    ]);
  });
});

describe('a public subnet', () => {
  const spec = {
    vpcId: VPC_ID,
    cidr: '10.0.0.0/20',
    zone: 'ap-northeast-2a',
    name: 'ecs-public-1',
    publicAddresses: true,
  };
  const live = {
    subnetId: 'subnet-0123456789abcdef0',
    vpcId: VPC_ID,
    cidr: '10.0.0.0/20',
    zone: 'ap-northeast-2a',
    publicAddresses: true,
  };

  it('is created in its zone with its name and our tags, and always told to hand out addresses', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateSubnetCommand).resolves({ Subnet: { SubnetId: live.subnetId } });
    ec2.on(ModifySubnetAttributeCommand).resolves({});
    const made = await ec2Subnet.create(write, SUBNET, spec, 'token');
    expect(made).toEqual({ ...live, publicAddresses: false });
    const differences = ec2Subnet.compare(spec, made);
    expect(differences).toEqual([{ fact: 'publicAddresses', want: true, have: false, fix: 'update' }]);
    expect(await ec2Subnet.update?.(write, SUBNET, spec, made, differences)).toEqual(live);
    expect(writes()).toEqual([
      [
        'CreateSubnet',
        {
          VpcId: VPC_ID,
          CidrBlock: '10.0.0.0/20',
          AvailabilityZone: 'ap-northeast-2a',
          TagSpecifications: [{ ResourceType: 'subnet', Tags: ownTags(SUBNET, 'ecs-public-1') }],
        },
      ],
      ['ModifySubnetAttribute', { SubnetId: live.subnetId, MapPublicIpOnLaunch: { Value: true } }],
    ]);
  });

  it('is found by its tags alone: a foreign one of the same range is none of ours', async () => {
    const { ec2, read } = account();
    const Associations = [{ SubnetId: live.subnetId }];
    ec2.on(DescribeRouteTablesCommand).resolves({
      RouteTables: [
        { RouteTableId: 'rtb-1', Associations: [{ Main: true }] },
        { RouteTableId: 'rtb-2', Associations },
      ],
    });
    ec2.on(DescribeSubnetsCommand).resolves({
      Subnets: [
        { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/20', VpcId: VPC_ID },
        {
          SubnetId: live.subnetId,
          CidrBlock: '10.0.0.0/20',
          VpcId: VPC_ID,
          AvailabilityZone: 'ap-northeast-2a',
          MapPublicIpOnLaunch: true,
          Tags: ownTags(SUBNET),
        },
      ],
    });
    expect(await ec2Subnet.find(read, SUBNET, { ...spec, vpcId: pending }, undefined)).toEqual([
      { live: { ...live, routeTableId: 'rtb-2' }, mark: 'ours' },
    ]);
  });

  it('that is private is told not to hand out addresses only where it does', async () => {
    const { ec2, write, writes } = account();
    const closed = { ...spec, publicAddresses: false };
    ec2.on(CreateSubnetCommand).resolves({ Subnet: { SubnetId: live.subnetId, MapPublicIpOnLaunch: false } });
    const made = await ec2Subnet.create(write, SUBNET, closed, 'token');
    expect(ec2Subnet.compare(closed, made)).toEqual([]);
    expect(ec2Subnet.compare(closed, live)).toEqual([
      { fact: 'publicAddresses', want: false, have: true, fix: 'update' },
    ]);
    expect(await ec2Subnet.update?.(write, SUBNET, closed, live, [])).toEqual(made);
    expect(writes().at(-1)).toEqual([
      'ModifySubnetAttribute',
      { SubnetId: live.subnetId, MapPublicIpOnLaunch: { Value: false } },
    ]);
  });

  it('stays in the zone it is in, but cannot change its range', () => {
    expect(ec2Subnet.compare({ ...spec, zone: 'ap-northeast-2c' }, live)).toEqual([]);
    expect(ec2Subnet.compare({ ...spec, cidr: '10.1.0.0/20' }, live)).toEqual([
      { fact: 'cidr', want: '10.1.0.0/20', have: '10.0.0.0/20', fix: 'conflict' },
    ]);
  });
});
