import {
  AttachInternetGatewayCommand,
  CreateDefaultVpcCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  type CreateSubnetCommandInput,
  CreateVpcCommand,
  DeleteRouteCommand,
  DeleteRouteTableCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DisassociateRouteTableCommand,
  ReplaceRouteCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Practice, practice, refusal } from './practice.ts';

let account: Practice;
let VpcId = '';
beforeAll(async () => {
  account = await practice();
  VpcId = (await account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))).Vpc?.VpcId ?? '';
  await account.ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/20' }));
});

describe('CreateVpc', () => {
  it.each([
    ['10.0.0.0/15', 'InvalidVpc.Range'],
    ['10.0.0.0/29', 'InvalidVpc.Range'],
    ['127.0.0.0/16', 'InvalidVpc.Range'],
    ['10.0.0/16', 'InvalidParameterValue'],
    ['10.0.0.0', 'InvalidParameterValue'],
    ['10.0.0.256/16', 'InvalidParameterValue'],
    ['010.0.0.0/16', 'InvalidParameterValue'],
    ['10.0.0.0/016', 'InvalidParameterValue'],
    ['2001:db8::/56', 'InvalidParameterValue'],
    ['', 'MissingParameter'],
  ])('refuses the range "%s"', async (CidrBlock, name) => {
    expect((await refusal(account.ec2.send(new CreateVpcCommand({ CidrBlock })))).name).toBe(name);
  });

  it('refuses host tenancy, tags of other things and tags AWS keeps for itself', async () => {
    const name = async (changes: object) =>
      (await refusal(account.ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16', ...changes })))).name;
    const tags = (ResourceType: string, ...keys: string[]) => ({
      TagSpecifications: [{ ResourceType, Tags: keys.map((Key) => ({ Key, Value: 'v' })) }],
    });
    expect(await name({ InstanceTenancy: 'host' })).toBe('InvalidParameterValue');
    expect(await name(tags('subnet', 'k'))).toBe('InvalidParameterValue');
    expect(await name(tags('vpc'))).toBe('InvalidParameterValue');
    expect(await name(tags('vpc', 'k', 'k'))).toBe('InvalidParameterValue');
    expect(await name(tags('vpc', 'aws:k'))).toBe('InvalidParameterValue');
    expect(await name(tags('vpc', 'k'.repeat(128)))).toBe('InvalidTagKey.Malformed');
    expect(await name(tags('vpc', ...Array.from({ length: 51 }, (_, n) => `k${n}`)))).toBe('TagLimitExceeded');
  });

  it('makes five VPCs a region and no second default VPC; gateways go with them', async () => {
    const { ec2 } = account.in('eu-west-1');
    expect((await refusal(ec2.send(new CreateDefaultVpcCommand({})))).name).toBe('DefaultVpcAlreadyExists');
    for (let index = 0; index < 4; index += 1) {
      await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
      await ec2.send(new CreateInternetGatewayCommand({}));
    }
    const sixth = await refusal(ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })));
    expect(sixth.name).toBe('VpcLimitExceeded');
    const gateway = await refusal(ec2.send(new CreateInternetGatewayCommand({})));
    expect(gateway.name).toBe('InternetGatewayLimitExceeded');
  });

  it('can bring a default VPC back', async () => {
    const { ec2 } = await practice({ defaultVpc: false });
    expect((await ec2.send(new CreateDefaultVpcCommand({}))).Vpc?.IsDefault).toBe(true);
    expect((await ec2.send(new DescribeSubnetsCommand({}))).Subnets).toHaveLength(4);
  });
});

describe('CreateSubnet', () => {
  it.each<[string, Partial<CreateSubnetCommandInput>, string]>([
    ['a range outside of the VPC', { CidrBlock: '10.1.0.0/20' }, 'InvalidSubnet.Range'],
    ['a range that is too small', { CidrBlock: '10.0.16.0/29' }, 'InvalidSubnet.Range'],
    ['a range that overlaps', { CidrBlock: '10.0.8.0/24' }, 'InvalidSubnet.Conflict'],
    ['a range that holds another', { CidrBlock: '10.0.0.0/16' }, 'InvalidSubnet.Conflict'],
    ['no range', { CidrBlock: undefined }, 'MissingParameter'],
    ['a zone of another region', { AvailabilityZone: 'us-east-1a' }, 'InvalidParameterValue'],
    ['an unknown zone id', { AvailabilityZoneId: 'apne2-az9' }, 'InvalidParameterValue'],
    [
      'zone and zone id',
      { AvailabilityZone: 'ap-northeast-2a', AvailabilityZoneId: 'apne2-az1' },
      'InvalidParameterCombination',
    ],
    ['a VPC that is not', { VpcId: 'vpc-0123456789abcdef0' }, 'InvalidVpcID.NotFound'],
  ])('refuses %s', async (_, changes, name) => {
    const call = account.ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.16.0/20', ...changes }));
    expect((await refusal(call)).name).toBe(name);
  });
});

describe('routes and gateways', () => {
  it('refuse what AWS refuses', async () => {
    const { ec2 } = account;
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const RouteTableId = RouteTable?.RouteTableId;
    const InternetGatewayId = InternetGateway?.InternetGatewayId;
    const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
    const detached = await refusal(ec2.send(new CreateRouteCommand(route)));
    expect(detached).toMatchObject({
      name: 'InvalidParameterValue',
      message: expect.stringContaining('belong to different networks'),
    });
    await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }));
    const twice = await refusal(ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId })));
    expect(twice.name).toBe('Resource.AlreadyAssociated');
    const second = (await ec2.send(new CreateInternetGatewayCommand({}))).InternetGateway?.InternetGatewayId;
    const full = await refusal(ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: second })));
    expect(full.message).toContain('already has an internet gateway attached');
    const name = async (call: Promise<unknown>) => (await refusal(call)).name;
    expect(await name(ec2.send(new ReplaceRouteCommand(route)))).toBe('InvalidParameterValue');
    expect(await name(ec2.send(new DeleteRouteCommand(route)))).toBe('InvalidRoute.NotFound');
    await ec2.send(new CreateRouteCommand(route));
    expect(await name(ec2.send(new CreateRouteCommand(route)))).toBe('RouteAlreadyExists');
    await ec2.send(new ReplaceRouteCommand(route));
    const gone = { ...route, GatewayId: 'igw-0123456789abcdef0', DestinationCidrBlock: '198.51.100.0/24' };
    expect(await name(ec2.send(new CreateRouteCommand(gone)))).toBe('InvalidGatewayID.NotFound');
    const inside = { ...route, DestinationCidrBlock: '10.0.1.0/24' };
    expect(await name(ec2.send(new CreateRouteCommand(inside)))).toBe('InvalidParameterValue');
    const local = { RouteTableId, DestinationCidrBlock: '10.0.0.0/16' };
    expect(await name(ec2.send(new DeleteRouteCommand(local)))).toBe('InvalidParameterValue');
  });

  it('keep the main table', async () => {
    const { ec2 } = account;
    const main = { Filters: [{ Name: 'association.main', Values: ['true'] }] };
    const { RouteTables: [table] = [] } = await ec2.send(new DescribeRouteTablesCommand(main));
    const remove = ec2.send(new DeleteRouteTableCommand({ RouteTableId: table?.RouteTableId }));
    expect((await refusal(remove)).name).toBe('DependencyViolation');
    const AssociationId = table?.Associations?.[0]?.RouteTableAssociationId;
    const part = ec2.send(new DisassociateRouteTableCommand({ AssociationId }));
    expect((await refusal(part)).name).toBe('InvalidParameterValue');
    const none = ec2.send(new DisassociateRouteTableCommand({ AssociationId: 'rtbassoc-0' }));
    expect((await refusal(none)).name).toBe('InvalidAssociationID.NotFound');
  });
});

describe('filters', () => {
  const found = async (Name: string, ...Values: string[]) =>
    (await account.ec2.send(new DescribeVpcsCommand({ Filters: [{ Name, Values }] }))).Vpcs?.length;

  it('match any of their values, with wildcards', async () => {
    expect(await found('cidr', '10.0.0.0/16', '172.31.0.0/16')).toBe(2);
    expect(await found('cidr', '172.*')).toBe(1);
    expect(await found('cidr', '172.3?.0.0/16')).toBe(1);
    expect(await found('cidr', '172.\\*')).toBe(0);
    expect(await found('tag-key', 'none')).toBe(0);
  });

  it('are refused when AWS has none of that name', async () => {
    expect(await refusal(found('vpcid', VpcId))).toMatchObject({
      name: 'InvalidParameterValue',
      message: "The filter 'vpcid' is invalid",
    });
  });

  it('say DryRunOperation for a dry run that would have worked', async () => {
    const dry = await refusal(account.ec2.send(new DescribeVpcsCommand({ DryRun: true })));
    expect(dry).toMatchObject({ name: 'DryRunOperation', $metadata: { httpStatusCode: 412 } });
  });
});
