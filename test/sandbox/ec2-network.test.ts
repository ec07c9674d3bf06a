import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteRouteTableCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  DisassociateRouteTableCommand,
  ModifySubnetAttributeCommand,
  ModifyVpcAttributeCommand,
  ReplaceRouteTableAssociationCommand,
  waitUntilVpcAvailable,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

const TAGS = [{ Key: 'aws-ecs-setup:node', Value: 'ap-northeast-2/vpc' }];

/** A VPC with one public subnet, as the set-up makes it. */
async function network() {
  const account = await practice();
  const { ec2 } = account;
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.5/16', TagSpecifications: [{ ResourceType: 'vpc', Tags: TAGS }] }),
  );
  const VpcId = Vpc?.VpcId ?? '';
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/20' }));
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId, ClientToken: 'token-1' }));
  const ids = {
    VpcId,
    SubnetId: Subnet?.SubnetId ?? '',
    InternetGatewayId: InternetGateway?.InternetGatewayId ?? '',
    RouteTableId: RouteTable?.RouteTableId ?? '',
  };
  await ec2.send(new AttachInternetGatewayCommand(ids));
  const route = { ...ids, GatewayId: ids.InternetGatewayId, DestinationCidrBlock: '0.0.0.0/0' };
  await ec2.send(new CreateRouteCommand(route));
  const { AssociationId } = await ec2.send(new AssociateRouteTableCommand(ids));
  return { ...account, ...ids, ids, AssociationId, route };
}

describe('a network', () => {
  it('is shown as it was made, in canonical form', async () => {
    const { ec2, VpcId, SubnetId, RouteTableId, InternetGatewayId } = await network();
    await waitUntilVpcAvailable({ client: ec2, maxWaitTime: 5, minDelay: 1 }, { VpcIds: [VpcId] });
    const byTag = { Filters: [{ Name: 'tag:aws-ecs-setup:node', Values: ['ap-northeast-2/vpc'] }] };
    expect((await ec2.send(new DescribeVpcsCommand(byTag))).Vpcs).toMatchObject([
      { VpcId, CidrBlock: '10.0.0.0/16', IsDefault: false, State: 'available', Tags: TAGS },
    ]);
    expect((await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }))).Subnets).toMatchObject([
      { CidrBlock: '10.0.0.0/20', AvailabilityZone: 'ap-northeast-2a', AvailabilityZoneId: 'apne2-az1' },
    ]);
    const bySubnet = { Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }] };
    const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand(bySubnet));
    expect(RouteTables).toMatchObject([{ RouteTableId, VpcId, Associations: [{ Main: false, SubnetId }] }]);
    expect(RouteTables?.[0]?.Routes?.map(({ State }) => State)).toEqual(['active', 'active']);
    const gateway = new DescribeInternetGatewaysCommand({ InternetGatewayIds: [InternetGatewayId] });
    expect((await ec2.send(gateway)).InternetGateways?.[0]?.Attachments).toEqual([{ State: 'available', VpcId }]);
  });

  it('has DNS names and public addresses when told to, one attribute a call', async () => {
    const { ec2, VpcId, SubnetId } = await network();
    const hostnames = async () => {
      const attribute = new DescribeVpcAttributeCommand({ VpcId, Attribute: 'enableDnsHostnames' });
      return (await ec2.send(attribute)).EnableDnsHostnames?.Value;
    };
    expect(await hostnames()).toBe(false);
    const both = { VpcId, EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } };
    expect((await refusal(ec2.send(new ModifyVpcAttributeCommand(both)))).name).toBe('InvalidParameterCombination');
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
    expect(await hostnames()).toBe(true);
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: true } }));
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
    expect(Subnets?.[0]?.MapPublicIpOnLaunch).toBe(true);
  });

  it('answers the same client token with the same route table', async () => {
    const { ec2, VpcId, RouteTableId } = await network();
    const again = await ec2.send(new CreateRouteTableCommand({ VpcId, ClientToken: 'token-1' }));
    expect(again.RouteTable?.RouteTableId).toBe(RouteTableId);
    const { Vpcs: [home] = [] } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
    );
    const other = new CreateRouteTableCommand({ VpcId: home?.VpcId, ClientToken: 'token-1' });
    expect((await refusal(ec2.send(other))).name).toBe('IdempotentParameterMismatch');
  });

  it('is taken down in the right order only, and the main table and the default group go with it', async () => {
    const { ec2, ids, VpcId, AssociationId } = await network();
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ VpcId, GroupName: 'g', Description: 'd' }));
    const blocked = async (call: Promise<unknown>) => expect((await refusal(call)).name).toBe('DependencyViolation');
    await blocked(ec2.send(new DeleteVpcCommand(ids)));
    await blocked(ec2.send(new DeleteRouteTableCommand(ids)));
    await blocked(ec2.send(new DeleteSubnetCommand(ids)));
    await blocked(ec2.send(new DeleteInternetGatewayCommand(ids)));
    await ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
    await ec2.send(new DeleteRouteTableCommand(ids));
    await ec2.send(new DetachInternetGatewayCommand(ids));
    expect((await refusal(ec2.send(new DetachInternetGatewayCommand(ids)))).name).toBe('Gateway.NotAttached');
    await ec2.send(new DeleteInternetGatewayCommand(ids));
    await ec2.send(new DeleteSubnetCommand(ids));
    await blocked(ec2.send(new DeleteVpcCommand(ids)));
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await ec2.send(new DeleteVpcCommand(ids));
    const left = { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] };
    expect((await ec2.send(new DescribeRouteTablesCommand(left))).RouteTables).toEqual([]);
    const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
    expect(SecurityGroupRules).toHaveLength(2);
  });

  it('leads nowhere once its gateway is detached', async () => {
    const { ec2, ids } = await network();
    await ec2.send(new DetachInternetGatewayCommand(ids));
    const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [ids.RouteTableId] }));
    expect(RouteTables?.[0]?.Routes?.[1]?.State).toBe('blackhole');
  });

  it('can move a subnet to another table', async () => {
    const { ec2, ids, AssociationId } = await network();
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand(ids));
    const RouteTableId = RouteTable?.RouteTableId;
    const conflict = new AssociateRouteTableCommand({ SubnetId: ids.SubnetId, RouteTableId });
    expect((await refusal(ec2.send(conflict))).name).toBe('Resource.AlreadyAssociated');
    expect((await ec2.send(new AssociateRouteTableCommand(ids))).AssociationId).toBe(AssociationId);
    const moved = await ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId }));
    expect(moved.NewAssociationId).not.toBe(AssociationId);
    expect((await ec2.send(new AssociateRouteTableCommand({ ...ids, RouteTableId }))).AssociationId).toBe(
      moved.NewAssociationId,
    );
  });

  it('keeps its gateway while something in it has a public address', async () => {
    const { ec2, ids, sandbox } = await network();
    await sandbox.edit(({ regions }) =>
      regions['ap-northeast-2']?.networkInterfaces.push({
        id: 'eni-0123456789abcdef0',
        vpcId: ids.VpcId,
        subnetId: ids.SubnetId,
        groupIds: [],
        description: '',
        interfaceType: 'interface',
        privateIp: '10.0.0.10',
        publicIp: '203.0.113.25',
        tags: [],
      }),
    );
    expect((await refusal(ec2.send(new DetachInternetGatewayCommand(ids)))).message).toContain('mapped public address');
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [ids.SubnetId] }));
    expect(Subnets?.[0]?.AvailableIpAddressCount).toBe(4090);
  });
});
