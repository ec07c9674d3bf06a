import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  ModifyVpcEndpointCommand,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import { MadeInVain } from '../../src/engine/errors.ts';
import { ec2InterfaceEndpoint } from '../../src/resources/ec2-interface-endpoint.ts';
import { account, ownTags, thrown } from './account.ts';

const NODE = 'ap-northeast-2/endpoint-ecs-agent';
const SERVICE = 'com.amazonaws.ap-northeast-2.ecs-agent';
const ZONES = ['ap-northeast-2a', 'ap-northeast-2b'];
const POLICY =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"ecs:*","Resource":"*"}]}';
const spec = {
  vpcId: 'vpc-1',
  service: SERVICE,
  name: 'ecs-ecs-agent',
  zones: ZONES,
  subnetIds: ['subnet-1', 'subnet-2'],
  cidrs: ['10.0.128.0/20', '10.0.144.0/20'],
  groupId: 'sg-1',
  policy: 'full-access',
  dnsOff: [],
  exact: false,
};
const live = {
  endpointId: 'vpce-1',
  vpcId: 'vpc-1',
  service: SERVICE,
  state: 'available',
  subnetIds: ['subnet-1', 'subnet-2'],
  zones: ZONES,
  groupIds: ['sg-1'],
  lets: spec.cidrs,
  interfaceIds: ['eni-1', 'eni-2'],
  privateDns: true,
  policy: 'full-access',
  ours: true,
};

const shown = (more: Partial<VpcEndpoint> = {}): VpcEndpoint => ({
  VpcEndpointId: 'vpce-1',
  VpcEndpointType: 'Interface',
  VpcId: 'vpc-1',
  ServiceName: SERVICE,
  State: 'available' as never,
  SubnetIds: ['subnet-1', 'subnet-2'],
  Groups: [{ GroupId: 'sg-1' }],
  NetworkInterfaceIds: ['eni-1', 'eni-2'],
  PrivateDnsEnabled: true,
  ...more,
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

/** The facts, the wants and who has to say so of what is not as wanted. */
const differing = (more: object, wanted: object = {}) =>
  ec2InterfaceEndpoint
    .compare({ ...spec, ...wanted }, { ...live, ...more })
    .map(({ fact, fix, asks }) => `${fact} ${asks ? 'asks' : fix}`);

describe('an interface endpoint', () => {
  it('is made with everything that EC2 would otherwise choose badly, and the token of the intent', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateVpcEndpointCommand).resolves({ VpcEndpoint: shown({ State: 'Pending' }) });
    expect(await ec2InterfaceEndpoint.create(write, NODE, spec, 'token-1')).toMatchObject({
      ...live,
      state: 'pending',
      lets: [],
    });
    expect(writes()).toEqual([
      [
        'CreateVpcEndpoint',
        {
          VpcEndpointType: 'Interface',
          VpcId: 'vpc-1',
          ServiceName: SERVICE,
          SubnetIds: ['subnet-1', 'subnet-2'],
          SecurityGroupIds: ['sg-1'],
          PrivateDnsEnabled: true,
          IpAddressType: 'ipv4',
          ClientToken: 'token-1',
          TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: ownTags(NODE, 'ecs-ecs-agent') }],
        },
      ],
    ]);
  });

  it('that an earlier run asked for with the same token and that is gone asks for another token', async () => {
    const { ec2, write } = account();
    ec2.on(CreateVpcEndpointCommand).resolves({ VpcEndpoint: shown({ State: 'deleted' as never }) });
    const error = await refusal(ec2InterfaceEndpoint.create(write, NODE, spec, 'token-1'));
    expect(faultOf(error)).toMatchObject({ kind: 'exists', name: 'made.earlier-one-gone' });
  });

  it.each<[string, readonly VpcEndpoint[], object]>([
    [
      'waits while only one that is being deleted has the name',
      [shown({ State: 'deleting' as never })],
      { kind: 'under-way', name: 'wait.endpoint-name' },
    ],
    ['waits where nothing shows any more', [], { kind: 'under-way', name: 'wait.endpoint-name' }],
    ['is refused where somebody else made one meanwhile', [shown()], { kind: 'invalid', name: 'InvalidParameter' }],
  ])('%s', async (_what, VpcEndpoints, fault) => {
    const { ec2, write } = account();
    const message = 'private-dns-enabled cannot be set because there is already a conflicting DNS domain for ecs-a.…';
    ec2.on(CreateVpcEndpointCommand).rejects(thrown('InvalidParameter', message));
    ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: [...VpcEndpoints] });
    expect(faultOf(await refusal(ec2InterfaceEndpoint.create(write, NODE, spec, 't')))).toMatchObject(fault);
  });

  it('is found by its tags, its id or its name, whatever the case of its state; what is going or failed is none', async () => {
    const { ec2, read } = account();
    const Tags = ownTags(NODE);
    const all: VpcEndpoint[] = [
      shown({ VpcEndpointId: 'vpce-ours', VpcId: 'vpc-2', State: 'Pending', Tags }),
      shown({ VpcEndpointId: 'vpce-theirs', State: 'Available' }),
      shown({ VpcEndpointId: 'vpce-going', State: 'Deleting', Tags }),
      shown({ VpcEndpointId: 'vpce-failed', State: 'Failed' }),
      shown({ VpcEndpointId: 'vpce-nameless', PrivateDnsEnabled: false }),
      shown({ VpcEndpointId: 'vpce-gateway', VpcEndpointType: 'Gateway' }),
      shown({ VpcEndpointId: 'vpce-elsewhere', VpcId: 'vpc-2' }),
    ];
    ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: all });
    ec2.on(DescribeSubnetsCommand).resolves({ Subnets: [{ SubnetId: 'subnet-1', AvailabilityZone: ZONES[0] }] });
    const open = {
      IsEgress: false,
      IpProtocol: 'tcp',
      FromPort: 0,
      ToPort: 1024,
      GroupId: 'sg-1',
      CidrIpv4: '10.0.0.0/16',
    };
    ec2
      .on(DescribeSecurityGroupRulesCommand)
      .resolves({ SecurityGroupRules: [open, { ...open, IsEgress: true, CidrIpv4: '0.0.0.0/0' }] });
    const found = await ec2InterfaceEndpoint.find(read, NODE, spec, undefined);
    expect(found.map((one) => [one.live.endpointId, one.mark, one.live.state])).toEqual([
      ['vpce-ours', 'ours', 'pending'],
      ['vpce-theirs', 'unmarked', 'available'],
    ]);
    expect(found[1]?.live).toMatchObject({ zones: [ZONES[0], ''], lets: ['10.0.0.0/16'], ours: false });
  });

  it('is compared with what agents need; of somebody else what is changed is asked for first', () => {
    expect(differing({})).toEqual([]);
    expect(differing({ state: 'pending' })).toEqual(['state update']);
    expect(differing({ zones: ['ap-northeast-2a', 'ap-northeast-2c'] })).toEqual(['zones update']);
    expect(differing({ groupIds: ['sg-2'] })).toEqual(['groupIds update']);
    expect(differing({ privateDns: false })).toEqual(['privateDns update']);
    expect(differing({}, { policy: POLICY })).toEqual(['policy update']);
    expect(differing({ policy: POLICY })).toEqual(['policy update']);
    expect(differing({ vpcId: 'vpc-2' })).toEqual(['vpcId conflict']);
    expect(differing({}, { vpcId: { pending: 'r/vpc', fact: 'vpcId' } })).toEqual(['vpcId conflict']);
    const theirs = { ours: false, groupIds: ['sg-2'] };
    expect(differing({ ...theirs, policy: POLICY, lets: ['10.0.0.0/16'] })).toEqual([]);
    expect(differing({ ...theirs, lets: ['10.0.128.0/20'] })).toEqual(['groupIds asks']);
    expect(differing({ ...theirs, zones: [] })).toEqual(['zones asks']);
    expect(differing(theirs, { policy: POLICY })).toEqual(['policy asks']);
  });

  it('is waited for while it is pending, and deleted again when it fails', async () => {
    const { ec2, write } = account();
    const pending = { ...live, state: 'pending' };
    const update = () =>
      ec2InterfaceEndpoint.update?.(write, NODE, spec, pending, ec2InterfaceEndpoint.compare(spec, pending));
    ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: [shown({ State: 'Pending' })] });
    expect(faultOf(await refusal(update()))).toMatchObject({ kind: 'under-way', name: 'wait.endpoint' });
    ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: [shown()] });
    expect(await update()).toEqual(live);
    const LastError = { Code: 'InternalError', Message: 'no address left' };
    ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: [shown({ State: 'Rejected', LastError })] });
    ec2.on(DeleteVpcEndpointsCommand).resolves({ Unsuccessful: [] });
    const failed = await refusal(update());
    expect(failed).toBeInstanceOf(MadeInVain);
    expect(faultOf(failed).facts).toMatchObject({ state: 'rejected', reason: 'InternalError: no address left' });
    expect(ec2.commandCalls(DeleteVpcEndpointsCommand)).toHaveLength(1);
    expect(ec2.commandCalls(ModifyVpcEndpointCommand)).toHaveLength(0);
  });

  it('is changed in one call, which of somebody else is remembered and taken back', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ModifyVpcEndpointCommand).resolves({ Return: true });
    const theirs = {
      ...live,
      ours: false,
      zones: [ZONES[0] ?? ''],
      subnetIds: ['subnet-9'],
      groupIds: ['sg-2'],
      lets: [],
    };
    const wanted = { ...spec, policy: POLICY };
    const after = await ec2InterfaceEndpoint.update?.(
      write,
      NODE,
      wanted,
      theirs,
      ec2InterfaceEndpoint.compare(wanted, theirs),
    );
    const added = { AddSubnetIds: ['subnet-2'], AddSecurityGroupIds: ['sg-1'], PolicyDocument: POLICY };
    expect(writes()).toEqual([['ModifyVpcEndpoint', { VpcEndpointId: 'vpce-1', ...added }]]);
    expect(ec2InterfaceEndpoint.compare(wanted, after ?? theirs)).toEqual([]);
    await ec2InterfaceEndpoint.restore?.(after ?? theirs)?.(write);
    const removed = { RemoveSubnetIds: ['subnet-2'], RemoveSecurityGroupIds: ['sg-1'], ResetPolicy: true };
    expect(writes()[1]).toEqual(['ModifyVpcEndpoint', { VpcEndpointId: 'vpce-1', ...removed }]);
    expect(ec2InterfaceEndpoint.restore?.(theirs)).toBeUndefined();
  });

  it('moves to another subnet of a zone where it is to stand in those very ones: the one before goes first', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ModifyVpcEndpointCommand).resolves({ Return: true });
    const wanted = { ...spec, exact: true, subnetIds: ['subnet-7', 'subnet-2'] };
    expect(ec2InterfaceEndpoint.compare({ ...wanted, exact: false }, live)).toEqual([]);
    const differences = ec2InterfaceEndpoint.compare(wanted, live);
    expect(differences).toMatchObject([{ fact: 'subnetIds', fix: 'update' }]);
    const after = await ec2InterfaceEndpoint.update?.(write, NODE, wanted, live, differences);
    expect(writes()).toEqual([
      ['ModifyVpcEndpoint', { VpcEndpointId: 'vpce-1', RemoveSubnetIds: ['subnet-1'] }],
      ['ModifyVpcEndpoint', { VpcEndpointId: 'vpce-1', AddSubnetIds: ['subnet-7'] }],
    ]);
    expect(after).toMatchObject({ subnetIds: ['subnet-2', 'subnet-7'], zones: ZONES.toReversed() });
    expect(ec2InterfaceEndpoint.compare(wanted, after ?? live)).toEqual([]);
  });

  it('is gone only when its interfaces are, and is told to go once', async () => {
    const { ec2, write } = account();
    const remove = () => ec2InterfaceEndpoint.remove?.(write, live);
    ec2.on(DeleteVpcEndpointsCommand).resolves({});
    ec2
      .on(DescribeVpcEndpointsCommand)
      .resolvesOnce({ VpcEndpoints: [shown()] })
      .resolves({ VpcEndpoints: [shown({ State: 'Deleting' })] });
    const faces = {
      NetworkInterfaces: [{ NetworkInterfaceId: 'eni-9', Description: 'VPC Endpoint Interface vpce-1' }],
    };
    ec2.on(DescribeNetworkInterfacesCommand).resolves(faces);
    expect(faultOf(await refusal(remove()))).toMatchObject({ kind: 'under-way', name: 'wait.endpoint-deleted' });
    expect(faultOf(await refusal(remove()))).toMatchObject({ kind: 'under-way' });
    ec2.on(DescribeVpcEndpointsCommand).rejects(thrown('InvalidVpcEndpointId.NotFound'));
    expect(faultOf(await refusal(remove()))).toMatchObject({ kind: 'under-way' });
    ec2.on(DescribeNetworkInterfacesCommand).resolves({ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-8' }] });
    await remove();
    expect(ec2.commandCalls(DeleteVpcEndpointsCommand)).toHaveLength(1);
  });

  it('that cannot be deleted says so although the answer is a good one; one that is gone is gone', async () => {
    const { ec2, write } = account();
    const remove = () => ec2InterfaceEndpoint.remove?.(write, live);
    ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints: [shown()] });
    ec2.on(DescribeNetworkInterfacesCommand).resolves({ NetworkInterfaces: [] });
    const refused = (Code: string) => ({ Unsuccessful: [{ ResourceId: 'vpce-1', Error: { Code, Message: 'so' } }] });
    ec2.on(DeleteVpcEndpointsCommand).resolves(refused('UnauthorizedOperation'));
    expect(faultOf(await refusal(remove()))).toMatchObject({ kind: 'denied', message: 'so' });
    ec2
      .on(DescribeVpcEndpointsCommand)
      .resolvesOnce({ VpcEndpoints: [shown()] })
      .resolves({ VpcEndpoints: [] });
    ec2.on(DeleteVpcEndpointsCommand).resolves(refused('InvalidVpcEndpoint.NotFound'));
    await remove();
  });

  it('cannot be made where DNS is off in a VPC of others, but one that is there is used', async () => {
    const finding = (VpcEndpoints: VpcEndpoint[]) => {
      const { ec2, read } = account();
      ec2.on(DescribeVpcEndpointsCommand).resolves({ VpcEndpoints });
      ec2.on(DescribeSubnetsCommand).resolves({});
      ec2.on(DescribeSecurityGroupRulesCommand).resolves({});
      return ec2InterfaceEndpoint.find(read, NODE, { ...spec, dnsOff: ['hostnames'] }, undefined);
    };
    const { facts, ...fault } = faultOf(await refusal(finding([])));
    expect(fault).toMatchObject({ kind: 'other', name: 'endpoint.no-private-names' });
    expect(facts?.command).toContain('--vpc-id vpc-1 --enable-dns-hostnames');
    expect(await finding([shown()])).toHaveLength(1);
  });
});
