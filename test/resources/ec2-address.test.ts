import {
  AllocateAddressCommand,
  DescribeAddressesCommand,
  DescribeNatGatewaysCommand,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import { ec2Address } from '../../src/resources/ec2-address.ts';
import { account, ownTags, thrown } from './account.ts';

const NODE = 'ap-northeast-2/nat-address-1';
const live = { allocationId: 'eipalloc-1', publicIp: '198.51.100.1' };
const shown = { AllocationId: 'eipalloc-1', PublicIp: '198.51.100.1' };
const holder = (State: string) => ({
  ...{ NatGatewayId: 'nat-1', State: State as never, NatGatewayAddresses: [{ AllocationId: 'eipalloc-1' }] },
});

async function fault(call: Promise<unknown> | undefined) {
  const error = await Promise.resolve(call).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error === undefined ? undefined : faultOf(error);
}

describe('an Elastic IP address', () => {
  it('is allocated with our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(AllocateAddressCommand).resolves(shown);
    expect(await ec2Address.create(write, NODE, { name: 'ecs-nat-1' }, 'token')).toEqual(live);
    const TagSpecifications = [{ ResourceType: 'elastic-ip', Tags: ownTags(NODE, 'ecs-nat-1') }];
    expect(writes()).toEqual([['AllocateAddress', { Domain: 'vpc', TagSpecifications }]]);
  });

  it('is found by its tags, or by its recorded id', async () => {
    const { ec2, read } = account();
    const Addresses = [
      { AllocationId: 'eipalloc-0' },
      { ...shown, Tags: ownTags(NODE) },
      { ...shown, AllocationId: 'eipalloc-2' },
    ];
    ec2.on(DescribeAddressesCommand).resolves({ Addresses });
    const spec = { name: 'x', allocationId: 'eipalloc-2' };
    expect(await ec2Address.find(read, NODE, spec, undefined)).toEqual([
      { live, mark: 'ours' },
      { live: { ...live, allocationId: 'eipalloc-2' }, mark: 'unmarked' },
    ]);
  });

  it('is released', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ReleaseAddressCommand).resolves({});
    await ec2Address.remove?.(write, live);
    expect(writes()).toEqual([['ReleaseAddress', { AllocationId: 'eipalloc-1' }]]);
  });

  it('that is gone already is released', async () => {
    const { ec2, write } = account();
    ec2.on(ReleaseAddressCommand).rejects(thrown('InvalidAllocationID.NotFound'));
    await ec2Address.remove?.(write, live);
  });

  it.each(['InvalidIPAddress.InUse', 'AuthFailure'])(
    'is waited for while the NAT gateway that had it is going (%s), and is no refusal of the credentials',
    async (name) => {
      const { ec2, write } = account();
      ec2.on(ReleaseAddressCommand).rejects(thrown(name));
      ec2.on(DescribeAddressesCommand).resolves({ Addresses: [{ ...shown, AssociationId: 'eipassoc-1' }] });
      ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [holder('deleting')] });
      expect(await fault(ec2Address.remove?.(write, live))).toMatchObject({ kind: 'under-way', name: 'wait.address' });
      ec2.on(DescribeAddressesCommand).resolves({ Addresses: [shown] });
      expect(await fault(ec2Address.remove?.(write, live))).toMatchObject({ kind: 'under-way' });
    },
  );

  it('that was released and given to somebody else since (AuthFailure) is none of ours', async () => {
    const { ec2, write } = account();
    ec2.on(ReleaseAddressCommand).rejects(thrown('AuthFailure'));
    ec2.on(DescribeAddressesCommand).rejects(thrown('InvalidAllocationID.NotFound'));
    expect(await fault(ec2Address.remove?.(write, live))).toBeUndefined();
  });

  it('that something else uses by now is not waited for', async () => {
    const { ec2, write } = account();
    ec2.on(ReleaseAddressCommand).rejects(thrown('InvalidIPAddress.InUse'));
    ec2.on(DescribeAddressesCommand).resolves({ Addresses: [{ ...shown, AssociationId: 'eipassoc-1' }] });
    ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [] });
    expect(await fault(ec2Address.remove?.(write, live))).toMatchObject({ kind: 'other', name: 'address.in-use' });
  });

  it('tells of credentials that are really refused', async () => {
    const { ec2, write } = account();
    ec2.on(ReleaseAddressCommand).rejects(thrown('AuthFailure'));
    ec2.on(DescribeAddressesCommand).rejects(thrown('AuthFailure'));
    expect(await fault(ec2Address.remove?.(write, live))).toMatchObject({ kind: 'credentials' });
  });

  it('stays while something uses it that stays', async () => {
    const blockers = async (leaves: boolean, address: object, NatGateways: object[]) => {
      const { ec2, read } = account();
      ec2.on(DescribeAddressesCommand).resolves({ Addresses: [{ ...shown, ...address }] });
      ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways });
      return (await ec2Address.blockers?.(read, live, () => leaves))?.map(({ facts }) => facts.names);
    };
    const used = { AssociationId: 'eipassoc-1' };
    expect(await blockers(true, {}, [])).toEqual([]);
    expect(await blockers(true, used, [holder('available')])).toEqual([]);
    expect(await blockers(false, used, [holder('deleting')])).toEqual([]);
    expect(await blockers(false, used, [holder('available')])).toEqual(['nat-1']);
    expect(await blockers(true, { ...used, InstanceId: 'i-1' }, [])).toEqual(['i-1']);
  });
});
