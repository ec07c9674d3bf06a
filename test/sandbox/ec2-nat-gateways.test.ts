import {
  AllocateAddressCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  DeleteNatGatewayCommand,
  DeleteSubnetCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  ReleaseAddressCommand,
  ReplaceRouteCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { type Practice, practice, refusal } from './practice.ts';

const Tags = [{ Key: 'Name', Value: 'ecs-nat-1' }];

async function opened() {
  const account = await practice();
  const { ec2 } = account;
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const SubnetId = Subnets[0]?.SubnetId ?? '';
  const allocate = async () => (await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))).AllocationId ?? '';
  const make = async (AllocationId: string, ClientToken = 'token-1') => {
    const { NatGateway } = await ec2.send(new CreateNatGatewayCommand({ SubnetId, AllocationId, ClientToken }));
    return NatGateway;
  };
  const look = async () => (await ec2.send(new DescribeNatGatewaysCommand({}))).NatGateways ?? [];
  const state = async () => (await look()).map(({ State }) => State).join();
  return { ...account, SubnetId, allocate, make, look, state };
}

const wait = ({ clock }: Practice, seconds: number) => {
  clock.now += seconds * 1000;
};

describe('Elastic IP addresses', () => {
  it('are allocated anew by every call, five in a region, and released', async () => {
    const { ec2, allocate } = await opened();
    const ids = [];
    for (let number = 1; number <= 5; number += 1) ids.push(await allocate());
    expect(new Set(ids).size).toBe(5);
    expect((await refusal(allocate())).name).toBe('AddressLimitExceeded');
    await ec2.send(new ReleaseAddressCommand({ AllocationId: ids[0] ?? '' }));
    const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
    expect(new Set(Addresses.map(({ PublicIp }) => PublicIp)).size).toBe(4);
    const again = refusal(ec2.send(new ReleaseAddressCommand({ AllocationId: ids[0] ?? '' })));
    expect((await again).name).toBe('InvalidAllocationID.NotFound');
  });

  it('carry the tags they were born with', async () => {
    const { ec2 } = await opened();
    const TagSpecifications = [{ ResourceType: 'elastic-ip' as const, Tags }];
    await ec2.send(new AllocateAddressCommand({ TagSpecifications }));
    expect((await ec2.send(new DescribeAddressesCommand({}))).Addresses).toMatchObject([{ Tags, Domain: 'vpc' }]);
  });
});

describe('NAT gateways', () => {
  it('take some seconds, and have a network interface with the address', async () => {
    const here = await opened();
    const AllocationId = await here.allocate();
    expect(await here.make(AllocationId)).toMatchObject({ State: 'pending', ConnectivityType: 'public' });
    wait(here, 3);
    expect(await here.state()).toBe('pending');
    wait(here, 3);
    expect(await here.state()).toBe('available');
    const [address] = (await here.ec2.send(new DescribeAddressesCommand({}))).Addresses ?? [];
    const [face] = (await here.ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces ?? [];
    expect(face).toMatchObject({ InterfaceType: 'nat_gateway', Association: { PublicIp: address?.PublicIp } });
    expect(address).toMatchObject({ NetworkInterfaceId: face?.NetworkInterfaceId });
    expect((await here.look())[0]?.NatGatewayAddresses).toMatchObject([
      { AllocationId, NetworkInterfaceId: face?.NetworkInterfaceId },
    ]);
  });

  it('are answered again for the same client token, whatever became of them', async () => {
    const here = await opened();
    const [one, other] = [await here.allocate(), await here.allocate()];
    const made = await here.make(one);
    expect((await here.make(one))?.NatGatewayId).toBe(made?.NatGatewayId);
    expect((await refusal(here.make(other))).name).toBe('IdempotentParameterMismatch');
    expect((await refusal(here.make(one, 'token-2'))).name).toBe('Resource.AlreadyAssociated');
    expect((await refusal(here.make('eipalloc-0', 'token-3'))).name).toBe('InvalidAllocationID.NotFound');
    expect(await here.look()).toHaveLength(1);
  });

  it('are five in a zone at most', async () => {
    const here = await opened();
    const AllocationId = await here.allocate();
    await here.sandbox.edit(({ regions }) => {
      const region = regions['ap-northeast-2'];
      const { id: subnetId = '', vpcId = '' } = region?.subnets.find(({ id }) => id === here.SubnetId) ?? {};
      for (const id of ['nat-1', 'nat-2', 'nat-3', 'nat-4', 'nat-5']) {
        region?.natGateways.push({ id, subnetId, vpcId, state: 'available', tags: [] });
      }
    });
    expect((await refusal(here.make(AllocationId))).name).toBe('NatGatewayLimitExceeded');
  });

  it('fail while they are made where the network has no internet gateway, and let their address go', async () => {
    const here = await opened();
    const AllocationId = await here.allocate();
    await here.sandbox.edit(({ regions }) => {
      for (const gateway of regions['ap-northeast-2']?.internetGateways ?? []) delete gateway.vpcId;
    });
    expect(await here.make(AllocationId)).toMatchObject({ State: 'pending' });
    wait(here, 6);
    expect(await here.look()).toMatchObject([{ State: 'failed', FailureCode: 'Gateway.NotAttached' }]);
    await here.ec2.send(new ReleaseAddressCommand({ AllocationId }));
    await here.ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: (await here.look())[0]?.NatGatewayId ?? '' }));
    expect(await here.state()).toBe('deleted');
  });

  it('fail for the reason that was put there', async () => {
    const here = await opened();
    const AllocationId = await here.allocate();
    await here.sandbox.edit(({ regions }) => {
      Object.assign(regions['ap-northeast-2'] ?? {}, { natGatewayFailure: { code: 'Why', message: 'because' } });
    });
    await here.make(AllocationId);
    wait(here, 6);
    expect(await here.look()).toMatchObject([{ State: 'failed', FailureCode: 'Why', FailureMessage: 'because' }]);
  });

  it('take some seconds to go, hold address and subnet until then, and are shown for an hour more', async () => {
    const here = await opened();
    const { ec2, SubnetId } = here;
    const AllocationId = await here.allocate();
    const { NatGatewayId = '' } = (await here.make(AllocationId)) ?? {};
    wait(here, 6);
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    expect(await here.state()).toBe('deleting');
    const release = () => ec2.send(new ReleaseAddressCommand({ AllocationId }));
    expect((await refusal(release())).name).toBe('InvalidIPAddress.InUse');
    expect((await refusal(ec2.send(new DeleteSubnetCommand({ SubnetId })))).name).toBe('DependencyViolation');
    wait(here, 5);
    expect(await here.state()).toBe('deleted');
    await release();
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));
    wait(here, 3700);
    expect(await here.look()).toEqual([]);
    const gone = refusal(ec2.send(new DeleteNatGatewayCommand({ NatGatewayId })));
    expect((await gone).name).toBe('NatGatewayNotFound');
  });
});

describe('routes to NAT gateways', () => {
  it('lead to one of the same network, and nowhere once it is being deleted', async () => {
    const here = await opened();
    const { ec2 } = here;
    const { NatGatewayId = '' } = (await here.make(await here.allocate())) ?? {};
    const table = async () => (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables?.[0];
    const route = { RouteTableId: (await table())?.RouteTableId ?? '', DestinationCidrBlock: '203.0.113.0/24' };
    await ec2.send(new CreateRouteCommand({ ...route, NatGatewayId }));
    expect((await table())?.Routes?.at(-1)).toMatchObject({ NatGatewayId, State: 'active' });
    expect((await table())?.Routes?.at(-1)).not.toHaveProperty('GatewayId');
    const home = (await table())?.Routes?.find(({ GatewayId }) => GatewayId?.startsWith('igw-'))?.GatewayId ?? '';
    await ec2.send(new ReplaceRouteCommand({ ...route, GatewayId: home }));
    await ec2.send(new ReplaceRouteCommand({ ...route, NatGatewayId }));
    await ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
    expect((await table())?.Routes?.at(-1)).toMatchObject({ NatGatewayId, State: 'blackhole' });
    const other = refusal(ec2.send(new ReplaceRouteCommand({ ...route, NatGatewayId: 'nat-0' })));
    expect((await other).name).toBe('InvalidNatGatewayID.NotFound');
  });
});
