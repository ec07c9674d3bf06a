import {
  CreateVpcCommand,
  DescribeAvailabilityZonesCommand,
  DescribeInternetGatewaysCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { ListClustersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

describe('the regions of a new account', () => {
  it('are the seventeen that need no opt-in; the others are listed when asked for', async () => {
    const { ec2 } = await practice();
    expect((await ec2.send(new DescribeRegionsCommand({}))).Regions).toHaveLength(17);
    const { Regions: all = [] } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(all).toHaveLength(34);
    expect(all).toContainEqual({
      Endpoint: 'ec2.ap-northeast-2.amazonaws.com',
      RegionName: 'ap-northeast-2',
      OptInStatus: 'opt-in-not-required',
    });
    expect(all.find(({ RegionName }) => RegionName === 'ap-east-1')?.OptInStatus).toBe('not-opted-in');
    const unknown = new DescribeRegionsCommand({ RegionNames: ['ap-nowhere-1'] });
    expect((await refusal(ec2.send(unknown))).name).toBe('InvalidParameterValue');
  });

  it('have their zones', async () => {
    const { ec2, ...account } = await practice();
    const zones = new DescribeAvailabilityZonesCommand({
      Filters: [
        { Name: 'zone-type', Values: ['availability-zone'] },
        { Name: 'state', Values: ['available'] },
      ],
    });
    const seoul = await ec2.send(zones);
    expect(seoul.AvailabilityZones?.map(({ ZoneId }) => ZoneId)).toEqual([
      'apne2-az1',
      'apne2-az2',
      'apne2-az3',
      'apne2-az4',
    ]);
    expect((await account.in('us-west-1').ec2.send(zones)).AvailabilityZones).toHaveLength(2);
  });

  it('have a default VPC that reaches the internet', async () => {
    const { ec2 } = await practice();
    const { Vpcs: [vpc] = [] } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
    );
    expect(vpc).toMatchObject({ CidrBlock: '172.31.0.0/16', IsDefault: true, State: 'available' });
    const inVpc = { Filters: [{ Name: 'vpc-id', Values: [vpc?.VpcId ?? ''] }] };
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand(inVpc));
    expect(Subnets.map(({ CidrBlock }) => CidrBlock)).toEqual([
      '172.31.0.0/20',
      '172.31.16.0/20',
      '172.31.32.0/20',
      '172.31.48.0/20',
    ]);
    expect(Subnets.every(({ MapPublicIpOnLaunch, DefaultForAz }) => MapPublicIpOnLaunch && DefaultForAz)).toBe(true);
    expect(Subnets[0]?.AvailableIpAddressCount).toBe(4091);
    const attached = { Filters: [{ Name: 'attachment.vpc-id', Values: [vpc?.VpcId ?? ''] }] };
    const { InternetGateways: [gateway] = [] } = await ec2.send(new DescribeInternetGatewaysCommand(attached));
    const { RouteTables: [table] = [] } = await ec2.send(new DescribeRouteTablesCommand(inVpc));
    expect(table?.Associations?.[0]?.Main).toBe(true);
    expect(table?.Routes).toContainEqual({
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: gateway?.InternetGatewayId,
      Origin: 'CreateRoute',
      State: 'active',
    });
    for (const Attribute of ['enableDnsSupport', 'enableDnsHostnames'] as const) {
      const { EnableDnsSupport, EnableDnsHostnames } = await ec2.send(
        new DescribeVpcAttributeCommand({ VpcId: vpc?.VpcId, Attribute }),
      );
      expect(EnableDnsSupport ?? EnableDnsHostnames).toEqual({ Value: true });
    }
    const { VpcBlockPublicAccessOptions } = await ec2.send(new DescribeVpcBlockPublicAccessOptionsCommand({}));
    expect(VpcBlockPublicAccessOptions?.InternetGatewayBlockMode).toBe('off');
  });

  it('know nothing of each other', async () => {
    const { ec2, ...account } = await practice();
    await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    expect((await account.in('us-east-1').ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
  });

  it('refuse credentials where they are not switched on, and have no address where there is none', async () => {
    const account = await practice();
    const off = account.in('ap-east-1');
    expect(await refusal(off.ec2.send(new DescribeVpcsCommand({})))).toMatchObject({
      name: 'AuthFailure',
      $metadata: { httpStatusCode: 401 },
    });
    expect((await refusal(off.ecs.send(new ListClustersCommand({})))).name).toBe('UnrecognizedClientException');
    await account.sandbox.edit(({ enabledRegions }) => enabledRegions.push('ap-east-1'));
    expect((await off.ec2.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
    const nowhere = account.in('ap-nowhere-1').ec2.send(new DescribeVpcsCommand({}));
    expect(await refusal(nowhere)).toMatchObject({ code: 'ENOTFOUND' });
  });
});
