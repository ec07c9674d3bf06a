import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  ReplaceRouteCommand,
  ReplaceRouteTableAssociationCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { ec2InternetGateway } from '../../src/resources/ec2-internet-gateway.ts';
import { ec2Route } from '../../src/resources/ec2-route.ts';
import { ec2RouteTable } from '../../src/resources/ec2-route-table.ts';
import { ec2RouteTableAssociation } from '../../src/resources/ec2-route-table-association.ts';
import { account, ownTags } from './account.ts';

const GATEWAY = 'ap-northeast-2/internet-gateway';
const TABLE = 'ap-northeast-2/public-route-table';
const VPC_ID = 'vpc-0123456789abcdef0';
const pending = { pending: 'ap-northeast-2/vpc', fact: 'vpcId' };

describe('an internet gateway', () => {
  const spec = { vpcId: VPC_ID, name: 'ecs' };

  it('is created with its name and our tags, then attached', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateInternetGatewayCommand).resolves({ InternetGateway: { InternetGatewayId: 'igw-1' } });
    ec2.on(AttachInternetGatewayCommand).resolves({});
    const made = await ec2InternetGateway.create(write, GATEWAY, spec, 'token');
    const differences = ec2InternetGateway.compare(spec, made);
    expect(differences).toEqual([{ fact: 'vpcId', want: VPC_ID, have: undefined, fix: 'update' }]);
    const after = await ec2InternetGateway.update?.(write, GATEWAY, spec, made, differences);
    expect(after).toEqual({ internetGatewayId: 'igw-1', vpcId: VPC_ID });
    expect(writes()).toEqual([
      [
        'CreateInternetGateway',
        { TagSpecifications: [{ ResourceType: 'internet-gateway', Tags: ownTags(GATEWAY, 'ecs') }] },
      ],
      ['AttachInternetGateway', { InternetGatewayId: 'igw-1', VpcId: VPC_ID }],
    ]);
  });

  it('is found by its tags with the VPC it is attached to', async () => {
    const { ec2, read } = account();
    const Attachments = [{ State: 'available' as never, VpcId: VPC_ID }];
    ec2.on(DescribeInternetGatewaysCommand).resolves({
      InternetGateways: [
        { InternetGatewayId: 'igw-0', Attachments },
        { InternetGatewayId: 'igw-1', Attachments, Tags: ownTags(GATEWAY) },
      ],
    });
    expect(await ec2InternetGateway.find(read, GATEWAY, spec, undefined)).toEqual([
      { live: { internetGatewayId: 'igw-1', vpcId: VPC_ID }, mark: 'ours' },
    ]);
  });

  it('that hangs on another VPC is not taken from it', () => {
    const live = { internetGatewayId: 'igw-1', vpcId: 'vpc-0aaaaaaaaaaaaaaaa' };
    expect(ec2InternetGateway.compare(spec, live)).toMatchObject([{ fact: 'vpcId', fix: 'conflict' }]);
    expect(ec2InternetGateway.compare({ ...spec, vpcId: pending }, live)).toMatchObject([{ fix: 'conflict' }]);
    expect(ec2InternetGateway.compare(spec, { ...live, vpcId: VPC_ID })).toEqual([]);
  });
});

describe('a route table of our own', () => {
  it('is created with the token of the intent, its name and our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateRouteTableCommand).resolves({ RouteTable: { RouteTableId: 'rtb-1' } });
    const spec = { vpcId: VPC_ID, name: 'ecs-public' };
    const made = await ec2RouteTable.create(write, TABLE, spec, 'aws-ecs-setup-1234');
    expect(made).toEqual({ routeTableId: 'rtb-1', vpcId: VPC_ID });
    expect(writes()).toEqual([
      [
        'CreateRouteTable',
        {
          VpcId: VPC_ID,
          ClientToken: 'aws-ecs-setup-1234',
          TagSpecifications: [{ ResourceType: 'route-table', Tags: ownTags(TABLE, 'ecs-public') }],
        },
      ],
    ]);
    expect(ec2RouteTable.compare(spec, made)).toEqual([]);
  });

  it("is found by its tags: the VPC's main table is not ours", async () => {
    const { ec2, read } = account();
    ec2.on(DescribeRouteTablesCommand).resolves({
      RouteTables: [
        { RouteTableId: 'rtb-0', VpcId: VPC_ID },
        { RouteTableId: 'rtb-1', VpcId: VPC_ID, Tags: ownTags(TABLE) },
      ],
    });
    expect(await ec2RouteTable.find(read, TABLE, { vpcId: VPC_ID, name: 'x' }, undefined)).toEqual([
      { live: { routeTableId: 'rtb-1', vpcId: VPC_ID }, mark: 'ours' },
    ]);
  });
});

describe('the route to the internet', () => {
  const spec = { routeTableId: 'rtb-1', destination: '0.0.0.0/0', gatewayId: 'igw-1' };
  const live = { ...spec, active: true };

  it('is created in its table', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateRouteCommand).resolves({});
    expect(await ec2Route.create(write, 'node', spec, 'token')).toEqual(live);
    expect(writes()).toEqual([
      ['CreateRoute', { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
    ]);
  });

  it('is found in its own table only, and told from a black hole', async () => {
    const { ec2, read } = account();
    const Routes = [
      { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
      { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'blackhole' as const },
    ];
    ec2
      .on(DescribeRouteTablesCommand)
      .resolves({ RouteTables: [{ RouteTableId: 'rtb-1', Routes }, { RouteTableId: 'rtb-2' }] });
    expect(await ec2Route.find(read, 'node', spec, undefined)).toEqual([
      { live: { ...live, active: false }, mark: 'unmarked' },
    ]);
    expect(await ec2Route.find(read, 'node', { ...spec, routeTableId: 'rtb-2' }, undefined)).toEqual([]);
    expect(await ec2Route.find(read, 'node', { ...spec, routeTableId: pending }, undefined)).toEqual([]);
  });

  it('that goes elsewhere is replaced', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ReplaceRouteCommand).resolves({});
    const elsewhere = { ...live, gatewayId: 'igw-9', active: false };
    const differences = ec2Route.compare(spec, elsewhere);
    expect(differences).toEqual([{ fact: 'gatewayId', want: 'igw-1', have: 'igw-9', fix: 'update' }]);
    expect(await ec2Route.update?.(write, 'node', spec, elsewhere, differences)).toEqual(live);
    expect(writes()).toEqual([
      ['ReplaceRoute', { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }],
    ]);
    expect(ec2Route.compare(spec, live)).toEqual([]);
    // The gateway it leads to is gone: one that is still to be made cannot be that one.
    expect(ec2Route.compare({ ...spec, gatewayId: pending }, live)).toMatchObject([
      { fact: 'gatewayId', fix: 'update' },
    ]);
  });
});

describe("a subnet's route table", () => {
  const spec = { routeTableId: 'rtb-1', subnetId: 'subnet-1' };
  const live = { associationId: 'rtbassoc-1', ...spec };

  it('is associated, and replaced where the subnet has another', async () => {
    const { ec2, write, writes } = account();
    ec2.on(AssociateRouteTableCommand).resolves({ AssociationId: 'rtbassoc-1' });
    ec2.on(ReplaceRouteTableAssociationCommand).resolves({ NewAssociationId: 'rtbassoc-2' });
    expect(await ec2RouteTableAssociation.create(write, 'node', spec, 'token')).toEqual(live);
    const other = { ...live, routeTableId: 'rtb-9' };
    const differences = ec2RouteTableAssociation.compare(spec, other);
    expect(differences).toEqual([{ fact: 'routeTableId', want: 'rtb-1', have: 'rtb-9', fix: 'update' }]);
    expect(await ec2RouteTableAssociation.update?.(write, 'node', spec, other, differences)).toEqual({
      ...live,
      associationId: 'rtbassoc-2',
    });
    expect(writes()).toEqual([
      ['AssociateRouteTable', { RouteTableId: 'rtb-1', SubnetId: 'subnet-1' }],
      ['ReplaceRouteTableAssociation', { AssociationId: 'rtbassoc-1', RouteTableId: 'rtb-1' }],
    ]);
  });

  it('is found among the associations of all tables, but for those that ended', async () => {
    const { ec2, read } = account();
    const association = { RouteTableAssociationId: 'rtbassoc-1', RouteTableId: 'rtb-1', SubnetId: 'subnet-1' };
    ec2.on(DescribeRouteTablesCommand).resolves({
      RouteTables: [
        { Associations: [{ ...association, AssociationState: { State: 'disassociated' }, RouteTableId: 'rtb-0' }] },
        { Associations: [{ Main: true, RouteTableAssociationId: 'rtbassoc-0' }, association] },
      ],
    });
    expect(await ec2RouteTableAssociation.find(read, 'node', spec, undefined)).toEqual([{ live, mark: 'unmarked' }]);
    expect(await ec2RouteTableAssociation.find(read, 'node', { ...spec, subnetId: pending }, undefined)).toEqual([]);
  });
});

describe('the route to a NAT gateway', () => {
  const spec = { routeTableId: 'rtb-1', destination: '0.0.0.0/0', natGatewayId: 'nat-1' };
  const live = { ...spec, active: true };
  const target = { RouteTableId: 'rtb-1', DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' };

  it('is created, and replaced where it leads elsewhere or nowhere', async () => {
    const { write, writes } = account();
    expect(await ec2Route.create(write, 'node', spec, 'token')).toEqual(live);
    expect(ec2Route.compare(spec, live)).toEqual([]);
    const elsewhere = { ...live, natGatewayId: 'nat-2' };
    expect(ec2Route.compare(spec, elsewhere)).toEqual([
      { fact: 'natGatewayId', want: 'nat-1', have: 'nat-2', fix: 'update' },
    ]);
    const hole = { ...live, active: false };
    expect(ec2Route.compare(spec, hole)).toEqual([{ fact: 'blackHole', want: false, have: true, fix: 'update' }]);
    const { natGatewayId: _, ...toInternet } = live;
    expect(ec2Route.compare(spec, { ...toInternet, gatewayId: 'igw-1' })).toMatchObject([
      { fact: 'natGatewayId', have: 'igw-1' },
    ]);
    expect(await ec2Route.update?.(write, 'node', spec, elsewhere, [])).toEqual(live);
    expect(writes()).toEqual([
      ['CreateRoute', target],
      ['ReplaceRoute', target],
    ]);
  });

  it.each([
    [ownTags('ap-northeast-2/nat-gateway-1'), 'ours'],
    [[], 'unmarked'],
  ])('is ours where it leads to a NAT gateway of ours', async (Tags, mark) => {
    const { ec2, read } = account();
    const Routes = [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'blackhole' as const }];
    ec2.on(DescribeRouteTablesCommand).resolves({ RouteTables: [{ RouteTableId: 'rtb-1', Routes }] });
    ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [{ NatGatewayId: 'nat-1', State: 'deleted', Tags }] });
    expect(await ec2Route.find(read, 'node', spec, undefined)).toEqual([{ live: { ...live, active: false }, mark }]);
  });
});
