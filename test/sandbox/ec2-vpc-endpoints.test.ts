import {
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  type CreateVpcEndpointCommandInput,
  DeleteRouteTableCommand,
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcEndpointsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcAttributeCommand,
  ModifyVpcEndpointCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

const SERVICE = 'com.amazonaws.ap-northeast-2.ecs-agent';
const S3 = 'com.amazonaws.ap-northeast-2.s3';

/** A VPC with DNS names, a subnet in each of two zones, and a group. */
async function network() {
  const account = await practice();
  const { ec2, clock } = account;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const VpcId = Vpc?.VpcId ?? '';
  await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  const subnetIn = async (CidrBlock: string, zone: string) => {
    const AvailabilityZone = `ap-northeast-2${zone}`;
    return (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }))).Subnet?.SubnetId ?? '';
  };
  const [first, second] = [await subnetIn('10.0.128.0/20', 'a'), await subnetIn('10.0.144.0/20', 'b')];
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({ VpcId, GroupName: 'ecs-endpoints', Description: 'for tests' }),
  );
  const endpoint = (more: Partial<CreateVpcEndpointCommandInput> = {}) =>
    ec2.send(
      new CreateVpcEndpointCommand({
        VpcEndpointType: 'Interface',
        VpcId,
        ServiceName: SERVICE,
        SubnetIds: [first, second],
        SecurityGroupIds: [GroupId],
        PrivateDnsEnabled: true,
        ...more,
      }),
    );
  const made = async (more: Partial<CreateVpcEndpointCommandInput> = {}) =>
    (await endpoint(more)).VpcEndpoint?.VpcEndpointId ?? '';
  const all = async () => (await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints ?? [];
  const faces = async () => {
    const Filters = [{ Name: 'interface-type', Values: ['vpc_endpoint'] }];
    return (await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];
  };
  const later = (seconds: number) => {
    clock.now += seconds * 1000;
  };
  return { ...account, VpcId, first, second, subnetIn, GroupId, endpoint, made, all, faces, later };
}

describe('endpoint services', () => {
  it('are listed by type, with the zones they are in and the name they answer to', async () => {
    const { ec2 } = await practice();
    const Filters = [{ Name: 'service-type', Values: ['Interface'] }];
    const { ServiceDetails = [] } = await ec2.send(new DescribeVpcEndpointServicesCommand({ Filters }));
    expect(ServiceDetails.find(({ ServiceName }) => ServiceName === SERVICE)).toMatchObject({
      Owner: 'amazon',
      AvailabilityZones: ['a', 'b', 'c', 'd'].map((zone) => `ap-northeast-2${zone}`),
      PrivateDnsName: 'ecs-a.ap-northeast-2.amazonaws.com',
      VpcEndpointPolicySupported: true,
    });
    const s3 = await ec2.send(new DescribeVpcEndpointServicesCommand({ ServiceNames: [S3] }));
    expect(s3.ServiceDetails?.map((one) => one.ServiceType?.[0]?.ServiceType)).toEqual(['Gateway', 'Interface']);
  });

  it('come in pages, are not in every zone, and are unknown by a name nobody offers', async () => {
    const { ec2, in: elsewhere } = await practice();
    const page = await ec2.send(new DescribeVpcEndpointServicesCommand({ MaxResults: 5 }));
    expect(page.ServiceDetails).toHaveLength(5);
    const { NextToken } = page;
    const next = await ec2.send(new DescribeVpcEndpointServicesCommand({ MaxResults: 5, NextToken }));
    expect(next.ServiceDetails?.[0]?.ServiceName).not.toBe(page.ServiceDetails?.[0]?.ServiceName);
    const ecs = { ServiceNames: ['com.amazonaws.us-east-1.ecs'] };
    const there = await elsewhere('us-east-1').ec2.send(new DescribeVpcEndpointServicesCommand(ecs));
    expect(there.ServiceDetails?.[0]?.AvailabilityZones).not.toContain('us-east-1e');
    expect((await refusal(ec2.send(new DescribeVpcEndpointServicesCommand(ecs)))).name).toBe('InvalidServiceName');
  });
});

describe('an interface endpoint', () => {
  it('is pending before it is available, and has an interface with its groups in each subnet', async () => {
    const { all, faces, made, later, first, second, GroupId, VpcId } = await network();
    const id = await made();
    expect(await all()).toMatchObject([{ VpcEndpointId: id, State: 'pending' }]);
    later(5);
    const shown = { State: 'available', PrivateDnsEnabled: true, SubnetIds: [first, second], Groups: [{ GroupId }] };
    expect(await all()).toMatchObject([{ ...shown, VpcEndpointType: 'Interface', VpcId, IpAddressType: 'ipv4' }]);
    expect((await faces()).map((face) => [face.SubnetId, face.Groups?.[0]?.GroupId, face.PrivateIpAddress])).toEqual([
      [first, GroupId, '10.0.128.4'],
      [second, GroupId, '10.0.144.4'],
    ]);
  });

  it('is the same for the same client token, and a gateway unless it is said otherwise', async () => {
    const { made, endpoint, first } = await network();
    const id = await made({ ClientToken: 'token-1' });
    expect(await made({ ClientToken: 'token-1' })).toBe(id);
    const other = endpoint({ ClientToken: 'token-1', SubnetIds: [first] });
    expect((await refusal(other)).name).toBe('IdempotentParameterMismatch');
    const gateway = endpoint({ VpcEndpointType: undefined, PrivateDnsEnabled: undefined });
    expect((await refusal(gateway)).message).toContain('does not match available service types ([Interface])');
  });

  it.each<[string, Partial<CreateVpcEndpointCommandInput>]>([
    ['InvalidServiceName', { ServiceName: 'com.amazonaws.ap-northeast-2.ecs-nothing' }],
    ['InvalidSubnetID.NotFound', { SubnetIds: ['subnet-0a1b2c3d4e5f67890'] }],
    ['InvalidGroup.NotFound', { SecurityGroupIds: ['sg-0a1b2c3d4e5f67890'] }],
    ['InvalidPolicyDocument', { PolicyDocument: '{"Statement":[{"Effect":"Allow"}]}' }],
    ['InvalidPolicyDocument', { PolicyDocument: 'null' }],
  ])('is refused with %s', async (name, more) => {
    const { endpoint } = await network();
    expect((await refusal(endpoint(more))).name).toBe(name);
  });

  it('has one subnet a zone, in zones the service is in, of its own VPC', async () => {
    const { endpoint, first, subnetIn, sandbox } = await network();
    const beside = await subnetIn('10.0.160.0/20', 'a');
    expect((await refusal(endpoint({ SubnetIds: [first, beside] }))).name).toBe('DuplicateSubnetsInSameZone');
    const zone = { service: SERVICE, type: 'Interface', owner: 'amazon', zones: ['ap-northeast-2b'], policies: true };
    await sandbox.edit(({ regions }) => Object.assign(regions['ap-northeast-2'] ?? {}, { endpointServices: [zone] }));
    expect((await refusal(endpoint())).message).toContain('does not support the availability zone');
  });

  it('answers to its private name alone: not beside another, nor while one that was deleted is on its way out', async () => {
    const { endpoint, made, ec2, later } = await network();
    const id = await made();
    const conflict = 'private-dns-enabled cannot be set because there is already a conflicting DNS domain';
    expect((await refusal(endpoint())).message).toContain(conflict);
    await endpoint({ PrivateDnsEnabled: false });
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
    later(5);
    expect((await refusal(endpoint())).message).toContain(conflict);
    later(5);
    expect(await made()).toMatch(/^vpce-/);
  });

  it('needs both DNS attributes of the VPC for its private name', async () => {
    const { endpoint, ec2, VpcId } = await network();
    await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: false } }));
    const refused = await refusal(endpoint());
    expect([refused.name, refused.message]).toEqual([
      'InvalidParameter',
      expect.stringContaining('both enableDnsSupport and enableDnsHostnames'),
    ]);
  });

  it('is changed once it is available: subnets, groups and policy', async () => {
    const { ec2, made, all, faces, later, first, second, GroupId, VpcId } = await network();
    const VpcEndpointId = await made({ SubnetIds: [first] });
    const change = (more: object) => ec2.send(new ModifyVpcEndpointCommand({ VpcEndpointId, ...more }));
    expect((await refusal(change({ AddSubnetIds: [second] }))).name).toBe('IncorrectState');
    later(5);
    await change({ AddSubnetIds: [second] });
    const group = { VpcId, GroupName: 'other', Description: 'for tests' };
    const { GroupId: other = '' } = await ec2.send(new CreateSecurityGroupCommand(group));
    await change({ AddSecurityGroupIds: [other], RemoveSecurityGroupIds: [GroupId] });
    const policy = '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"ecs:*","Resource":"*"}]}';
    await change({ PolicyDocument: policy });
    expect(await all()).toMatchObject([
      { SubnetIds: [first, second], Groups: [{ GroupId: other }], PolicyDocument: policy },
    ]);
    expect((await faces()).map((face) => face.Groups?.[0]?.GroupId)).toEqual([other, other]);
    await change({ ResetPolicy: true, RemoveSubnetIds: [first] });
    expect((await all())[0]?.PolicyDocument).toContain('"Action":"*"');
    expect(await faces()).toHaveLength(1);
  });

  it('goes after a while, and its interfaces, which hold group and subnet, go last', async () => {
    const { ec2, made, all, faces, later, first, GroupId } = await network();
    const id = await made();
    const gone = { VpcEndpointIds: [id, 'vpce-0a1b2c3d4e5f67890'] };
    const { Unsuccessful, $metadata } = await ec2.send(new DeleteVpcEndpointsCommand(gone));
    expect($metadata.httpStatusCode).toBe(200);
    expect(Unsuccessful).toMatchObject([
      { ResourceId: 'vpce-0a1b2c3d4e5f67890', Error: { Code: 'InvalidVpcEndpoint.NotFound' } },
    ]);
    expect(await all()).toMatchObject([{ State: 'deleting' }]);
    later(5);
    expect(await all()).toEqual([]);
    expect(await faces()).toHaveLength(2);
    for (const held of [
      new DeleteSecurityGroupCommand({ GroupId }),
      new DeleteSubnetCommand({ SubnetId: first }),
    ] as DeleteSubnetCommand[]) {
      expect((await refusal(ec2.send(held))).name).toBe('DependencyViolation');
    }
    later(3);
    expect(await faces()).toEqual([]);
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    await ec2.send(new DeleteSubnetCommand({ SubnetId: first }));
  });

  it('carries tags, and fifty to a VPC are enough', async () => {
    const { ec2, made, all, endpoint, sandbox, VpcId } = await network();
    const id = await made({ TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: [{ Key: 'a', Value: 'b' }] }] });
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'c', Value: 'd' }] }));
    expect((await all())[0]?.Tags).toEqual([
      { Key: 'a', Value: 'b' },
      { Key: 'c', Value: 'd' },
    ]);
    await sandbox.edit(({ regions }) => {
      const { vpcEndpoints = [] } = regions['ap-northeast-2'] ?? {};
      const one = {
        vpcId: VpcId,
        service: S3,
        type: 'Interface',
        state: 'available',
        subnetIds: [],
        tags: [],
      } as const;
      for (let number = 0; number < 49; number += 1) {
        vpcEndpoints.push({ ...one, id: `vpce-${number}`, subnetIds: [], tags: [] });
      }
    });
    const refused = endpoint({ ServiceName: 'com.amazonaws.ap-northeast-2.ecs' });
    expect((await refusal(refused)).name).toBe('VpcEndpointLimitExceeded');
  });
});

describe('a gateway endpoint', () => {
  it('is a route in its tables, which goes with it and until then keeps the table', async () => {
    const { ec2, VpcId } = await network();
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
    const RouteTableIds = [RouteTable?.RouteTableId ?? ''];
    const gateway = () => ec2.send(new CreateVpcEndpointCommand({ VpcId, ServiceName: S3, RouteTableIds }));
    const { VpcEndpoint } = await gateway();
    expect(VpcEndpoint).toMatchObject({ VpcEndpointType: 'Gateway', State: 'available', RouteTableIds });
    const routes = async () =>
      (await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds }))).RouteTables?.[0]?.Routes ?? [];
    expect(await routes()).toContainEqual({
      DestinationPrefixListId: expect.stringMatching(/^pl-[0-9a-f]{8}$/),
      GatewayId: VpcEndpoint?.VpcEndpointId,
      Origin: 'CreateRoute',
      State: 'active',
    });
    expect((await refusal(gateway())).name).toBe('RouteAlreadyExists');
    const table = new DeleteRouteTableCommand({ RouteTableId: RouteTableIds[0] });
    expect((await refusal(ec2.send(table))).name).toBe('DependencyViolation');
    await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [VpcEndpoint?.VpcEndpointId ?? ''] }));
    expect(await routes()).toHaveLength(1);
    await ec2.send(table);
  });
});
