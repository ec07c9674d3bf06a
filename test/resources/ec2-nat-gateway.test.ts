import {
  CreateNatGatewayCommand,
  DeleteNatGatewayCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  type NatGateway,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import { MadeInVain } from '../../src/engine/errors.ts';
import { ec2NatGateway } from '../../src/resources/ec2-nat-gateway.ts';
import { account, ownTags, thrown } from './account.ts';

const NODE = 'ap-northeast-2/nat-gateway-1';
const spec = { subnetId: 'subnet-1', allocationId: 'eipalloc-1', name: 'ecs-nat-1' };
const live = {
  natGatewayId: 'nat-1',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  allocationId: 'eipalloc-1',
  state: 'available',
};
const pending = { ...live, state: 'pending' };

const shown = (State: string, more: Partial<NatGateway> = {}): NatGateway => ({
  ...{ NatGatewayId: 'nat-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', State: State as never },
  ...{ NatGatewayAddresses: [{ AllocationId: 'eipalloc-1', PublicIp: '198.51.100.1' }], ...more },
});

/** What a call is refused with. */
async function refusal(call: Promise<unknown> | undefined): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    return error;
  }
  throw new TypeError('was not refused');
}

describe('a NAT gateway', () => {
  it('is made in a public subnet with its address, the token of the intent and our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateNatGatewayCommand).resolves({ NatGateway: shown('pending') });
    expect(await ec2NatGateway.create(write, NODE, spec, 'token-1')).toEqual(pending);
    expect(writes()).toEqual([
      [
        'CreateNatGateway',
        {
          SubnetId: 'subnet-1',
          AllocationId: 'eipalloc-1',
          ConnectivityType: 'public',
          ClientToken: 'token-1',
          TagSpecifications: [{ ResourceType: 'natgateway', Tags: ownTags(NODE, 'ecs-nat-1') }],
        },
      ],
    ]);
  });

  it('is found by its tags or its recorded id while it stands; what failed or was deleted is none', async () => {
    const { ec2, read } = account();
    const Tags = ownTags(NODE);
    ec2.on(DescribeNatGatewaysCommand).resolves({
      NatGateways: [
        shown('available', { NatGatewayId: 'nat-0' }),
        shown('pending', { Tags }),
        shown('available', { NatGatewayId: 'nat-2' }),
        ...['failed', 'deleting', 'deleted'].map((state) => shown(state, { NatGatewayId: `nat-${state}`, Tags })),
      ],
    });
    expect(await ec2NatGateway.find(read, NODE, { ...spec, natGatewayId: 'nat-2' }, undefined)).toEqual([
      { live: pending, mark: 'ours' },
      { live: { ...live, natGatewayId: 'nat-2' }, mark: 'unmarked' },
    ]);
  });

  it('is wanted available, and stays in its subnet', () => {
    expect(ec2NatGateway.compare(spec, live)).toEqual([]);
    expect(ec2NatGateway.compare(spec, pending)).toEqual([
      { fact: 'state', want: 'available', have: 'pending', fix: 'update' },
    ]);
    expect(ec2NatGateway.compare({ ...spec, subnetId: 'subnet-2' }, live)).toMatchObject([{ fix: 'conflict' }]);
  });

  it('is waited for while it is pending', async () => {
    const { ec2, write, writes } = account();
    ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [shown('pending')] });
    const error = await refusal(ec2NatGateway.update?.(write, NODE, spec, pending, []));
    expect(faultOf(error)).toMatchObject({ kind: 'under-way', name: 'wait.nat-gateway' });
    ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [shown('available')] });
    expect(await ec2NatGateway.update?.(write, NODE, spec, pending, [])).toEqual(live);
    expect(writes()).toEqual([]);
  });

  it('that failed is deleted, and says why', async () => {
    const { ec2, write, writes } = account();
    const why = {
      FailureCode: 'Gateway.NotAttached',
      FailureMessage: 'Network vpc-1 has no Internet gateway attached',
    };
    ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [shown('failed', why)] });
    ec2.on(DeleteNatGatewayCommand).resolves({});
    const error = await refusal(ec2NatGateway.update?.(write, NODE, spec, pending, []));
    expect(error).toBeInstanceOf(MadeInVain);
    expect(faultOf(error)).toMatchObject({
      name: 'nat-gateway.failed',
      facts: { gateway: 'nat-1', subnet: 'subnet-1', reason: why.FailureCode, message: why.FailureMessage },
    });
    expect(writes()).toEqual([['DeleteNatGateway', { NatGatewayId: 'nat-1' }]]);
  });

  it.each(['deleting', 'deleted'])('that somebody deleted meanwhile (%s) is not waited for', async (state) => {
    const { ec2, write, writes } = account();
    ec2.on(DescribeNatGatewaysCommand).resolves({ NatGateways: [shown(state)] });
    const error = await refusal(ec2NatGateway.update?.(write, NODE, spec, pending, []));
    expect([error instanceof MadeInVain, faultOf(error).name]).toEqual([true, 'nat-gateway.gone']);
    expect(writes()).toEqual([]);
  });

  it.each(['failed', 'deleted'])(
    'is asked for with another token where the old one brings back a %s one',
    async (state) => {
      const { ec2, write } = account();
      ec2.on(CreateNatGatewayCommand).resolves({ NatGateway: shown(state) });
      const error = await refusal(ec2NatGateway.create(write, NODE, spec, 'token-1'));
      expect(faultOf(error)).toMatchObject({ kind: 'exists' });
      expect(faultOf(thrown('IdempotentParameterMismatch'))).toMatchObject({ kind: 'exists' });
    },
  );

  it('is deleted once, and waited for until it is gone; the call may be repeated', async () => {
    const { ec2, write, writes } = account();
    let state = 'available';
    ec2.on(DescribeNatGatewaysCommand).callsFake(() => ({ NatGateways: [shown(state)] }));
    ec2.on(DeleteNatGatewayCommand).callsFake(() => {
      state = 'deleting';
      return {};
    });
    for (const _ of [1, 2]) {
      const error = await refusal(ec2NatGateway.remove?.(write, live));
      expect(faultOf(error)).toMatchObject({ kind: 'under-way', name: 'wait.nat-gateway-deleted' });
    }
    state = 'deleted';
    await ec2NatGateway.remove?.(write, live);
    ec2.on(DescribeNatGatewaysCommand).rejects(thrown('NatGatewayNotFound'));
    await ec2NatGateway.remove?.(write, live);
    expect(writes()).toEqual([['DeleteNatGateway', { NatGatewayId: 'nat-1' }]]);
  });

  it('stays while route tables of other people lead to it', async () => {
    const { ec2, read } = account();
    const Routes = [{ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }];
    const RouteTables = ['rtb-ours', 'rtb-theirs'].map((RouteTableId) => ({ RouteTableId, Routes }));
    ec2.on(DescribeRouteTablesCommand).resolves({ RouteTables: [...RouteTables, { RouteTableId: 'rtb-other' }] });
    const leaving = (_type: string, { routeTableId }: { readonly routeTableId?: unknown }) =>
      routeTableId === 'rtb-ours';
    expect(await ec2NatGateway.blockers?.(read, live, leaving)).toEqual([
      { reason: 'undo.nat-gateway-routes', facts: { names: 'rtb-theirs' } },
    ]);
  });
});
