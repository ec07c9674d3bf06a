import {
  CreateVpcCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeAddressesCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpnGatewaysCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2';
import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { practice, refusal } from './practice.ts';

const REGION = 'ap-northeast-2';

async function withVpc() {
  const account = await practice();
  const { Vpc } = await account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const put = (change: (region: RegionData) => void) =>
    account.sandbox.edit(({ regions }) => {
      const region = regions[REGION];
      if (region) change(region);
    });
  return { ...account, vpcId: Vpc?.VpcId ?? '', put };
}

const NAT = { id: 'nat-1', subnetId: 'subnet-1', state: 'available', publicIp: '203.0.113.9', tags: [] } as const;
const ENDPOINT = { id: 'vpce-1', service: 's', type: 'Gateway', state: 'available', tags: [] } as const;

describe('what nothing in the practice account makes', () => {
  it('is not there, but for the network ACL that each VPC is born with', async () => {
    const { ec2, vpcId } = await withVpc();
    expect((await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways).toEqual([]);
    expect((await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints).toEqual([]);
    expect((await ec2.send(new DescribeAddressesCommand({}))).Addresses).toEqual([]);
    expect((await ec2.send(new DescribeVpcPeeringConnectionsCommand({}))).VpcPeeringConnections).toEqual([]);
    expect((await ec2.send(new DescribeVpnGatewaysCommand({}))).VpnGateways).toEqual([]);
    const egressOnly = await ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({}));
    expect(egressOnly.EgressOnlyInternetGateways).toEqual([]);
    const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({}));
    expect(NetworkAcls?.map((acl) => [acl.VpcId === vpcId, acl.IsDefault])).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('is shown as EC2 shows it once it was put there, and can be filtered', async () => {
    const { ec2, put, vpcId } = await withVpc();
    await put((region) => {
      region.natGateways.push({ ...NAT, vpcId, tags: [] });
      region.addresses.push({ id: 'eipalloc-1', publicIp: '203.0.113.10', tags: [] });
      region.addresses.push({ id: 'eipalloc-2', publicIp: '203.0.113.11', instanceId: 'i-1', tags: [] });
    });
    const nat = async (state: string) =>
      (await ec2.send(new DescribeNatGatewaysCommand({ Filter: [{ Name: 'state', Values: [state] }] }))).NatGateways;
    expect(await nat('available')).toMatchObject([
      { NatGatewayId: 'nat-1', VpcId: vpcId, NatGatewayAddresses: [{ PublicIp: '203.0.113.9' }] },
    ]);
    expect(await nat('deleted')).toEqual([]);
    const { Addresses } = await ec2.send(new DescribeAddressesCommand({}));
    expect(Addresses?.map(({ AllocationId, AssociationId }) => [AllocationId, AssociationId])).toEqual([
      ['eipalloc-1', undefined],
      ['eipalloc-2', 'eipassoc-2'],
    ]);
    const absent = ec2.send(new DescribeAddressesCommand({ PublicIps: ['203.0.113.99'] }));
    expect((await refusal(absent)).name).toBe('InvalidAddress.NotFound');
  });

  it.each<[string, (region: RegionData, vpcId: string) => void]>([
    ['a NAT gateway', (region, vpcId) => region.natGateways.push({ ...NAT, vpcId, tags: [] })],
    ['an endpoint', (region, vpcId) => region.vpcEndpoints.push({ ...ENDPOINT, vpcId, subnetIds: [], tags: [] })],
    ['a VPN gateway', (region, vpcId) => region.vpnGateways.push({ id: 'vgw-1', vpcId, tags: [] })],
    ['a gateway for IPv6', (region, vpcId) => region.egressOnlyGateways.push({ id: 'eigw-1', vpcId, tags: [] })],
    ['a network ACL', (region, vpcId) => region.networkAcls.push({ id: 'acl-1', vpcId, tags: [] })],
    [
      'a peering connection',
      (region, vpcId) =>
        region.peerings.push({ id: 'pcx-1', requesterVpcId: vpcId, accepterVpcId: 'vpc-9', state: 'active', tags: [] }),
    ],
  ])('keeps its VPC from being deleted: %s', async (_what, change) => {
    const { ec2, put, vpcId } = await withVpc();
    await put((region) => change(region, vpcId));
    const deleted = ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
    expect((await refusal(deleted)).name).toBe('DependencyViolation');
  });

  it('keeps a subnet and an internet gateway in their places', async () => {
    const { ec2, put } = await withVpc();
    const subnet = (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0];
    const gateway = (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways?.[0];
    const [subnetId, vpcId] = [subnet?.SubnetId ?? '', subnet?.VpcId ?? ''];
    await put((region) => region.natGateways.push({ ...NAT, vpcId, subnetId, tags: [] }));
    const deleted = ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
    expect((await refusal(deleted)).name).toBe('DependencyViolation');
    const igw = { InternetGatewayId: gateway?.InternetGatewayId, VpcId: vpcId };
    expect((await refusal(ec2.send(new DetachInternetGatewayCommand(igw)))).name).toBe('DependencyViolation');
  });
});

describe('an account of before these kinds were known', () => {
  it('has none of them', async () => {
    const { ec2, ecs, sandbox, vpcId } = await withVpc();
    await sandbox.edit(({ regions }) => {
      const { natGateways, vpcEndpoints, addresses, networkAcls, peerings, ...older } = regions[REGION] as RegionData;
      regions[REGION] = older as RegionData;
    });
    expect((await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways).toEqual([]);
    expect((await ecs.send(new DescribeClustersCommand({}))).clusters).toEqual([]);
    await ec2.send(new DeleteVpcCommand({ VpcId: vpcId }));
  });
});
