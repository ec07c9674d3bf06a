import {
  CreateVpcEndpointCommand,
  DeleteVpcEndpointsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/aws/fault.ts';
import { ec2GatewayEndpoint } from '../../src/resources/ec2-gateway-endpoint.ts';
import { account, ownTags } from './account.ts';

const NODE = 'ap-northeast-2/s3-endpoint';
const S3 = 'com.amazonaws.ap-northeast-2.s3';
const spec = { vpcId: 'vpc-1', serviceName: S3, routeTableIds: ['rtb-1', 'rtb-2'], name: 'ecs-s3' };
const live = { endpointId: 'vpce-1', vpcId: 'vpc-1', serviceName: S3, routeTableIds: ['rtb-1', 'rtb-2'] };
const shown = (VpcEndpointId: string, RouteTableIds: string[], more: object = {}) => ({
  ...{ VpcEndpointId, VpcId: 'vpc-1', ServiceName: S3, VpcEndpointType: 'Gateway' as const, RouteTableIds },
  ...{ State: 'available' as never, ...more },
});

describe('a gateway endpoint', () => {
  it('is made for its tables, with the token of the intent, which the SDK does not fill in, and our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateVpcEndpointCommand).resolves({ VpcEndpoint: { VpcEndpointId: 'vpce-1' } });
    expect(await ec2GatewayEndpoint.create(write, NODE, spec, 'token-1')).toEqual({
      ...live,
      askedTableIds: ['rtb-1', 'rtb-2'],
    });
    expect(writes()).toEqual([
      [
        'CreateVpcEndpoint',
        {
          VpcEndpointType: 'Gateway',
          VpcId: 'vpc-1',
          ServiceName: S3,
          RouteTableIds: ['rtb-1', 'rtb-2'],
          ClientToken: 'token-1',
          TagSpecifications: [{ ResourceType: 'vpc-endpoint', Tags: ownTags(NODE, 'ecs-s3') }],
        },
      ],
    ]);
  });

  it('is found by its tags or its recorded id; whose route a table has already is the one that is used', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeVpcEndpointsCommand).resolves({
      VpcEndpoints: [
        shown('vpce-0', ['rtb-9']),
        shown('vpce-1', ['rtb-2', 'rtb-1'], { Tags: ownTags(NODE) }),
        shown('vpce-2', ['rtb-2']),
        shown('vpce-3', ['rtb-1'], { VpcEndpointType: 'Interface', Tags: ownTags(NODE) }),
        shown('vpce-4', ['rtb-1'], { ServiceName: 'com.amazonaws.ap-northeast-2.dynamodb' }),
        shown('vpce-5', ['rtb-1'], { State: 'deleted', Tags: ownTags(NODE) }),
      ],
    });
    expect(await ec2GatewayEndpoint.find(read, NODE, spec, undefined)).toEqual([
      { live, mark: 'ours' },
      { live: { ...live, endpointId: 'vpce-2', routeTableIds: ['rtb-2'] }, mark: 'unmarked' },
    ]);
  });

  it('gets the tables it lacks, and keeps those that somebody else gave it', async () => {
    const { write, writes } = account();
    const other = { ...live, routeTableIds: ['rtb-2', 'rtb-9'] };
    expect(ec2GatewayEndpoint.compare(spec, live)).toEqual([]);
    expect(ec2GatewayEndpoint.compare({ ...spec, routeTableIds: ['rtb-1'] }, live)).toEqual([]);
    const differences = ec2GatewayEndpoint.compare(spec, other);
    expect(differences).toMatchObject([{ fact: 'routeTableIds', fix: 'update' }]);
    const after = await ec2GatewayEndpoint.update?.(write, NODE, spec, other, differences);
    expect(after).toEqual({ ...live, routeTableIds: ['rtb-2', 'rtb-9', 'rtb-1'], askedTableIds: ['rtb-1', 'rtb-2'] });
    expect(writes()).toEqual([['ModifyVpcEndpoint', { VpcEndpointId: 'vpce-1', AddRouteTableIds: ['rtb-1'] }]]);
  });

  it('cannot have the route of a table that is still to be made, nor another service', () => {
    const routeTableIds = { pending: 'ap-northeast-2/private-route-table-1', fact: 'routeTableId' };
    expect(ec2GatewayEndpoint.compare({ ...spec, routeTableIds }, live)).toMatchObject([{ fix: 'update' }]);
    expect(ec2GatewayEndpoint.compare({ ...spec, serviceName: 'other' }, live)).toMatchObject([{ fix: 'conflict' }]);
  });

  it('is deleted; what went wrong stands in a good answer', async () => {
    const { ec2, write } = account();
    ec2.on(DeleteVpcEndpointsCommand).resolves({ Unsuccessful: [] });
    await ec2GatewayEndpoint.remove?.(write, live);
    const refused = (Code: string) =>
      ec2
        .on(DeleteVpcEndpointsCommand)
        .resolves({ Unsuccessful: [{ ResourceId: 'vpce-1', Error: { Code, Message: 'why' } }] });
    const fault = async () => {
      const error = await ec2GatewayEndpoint.remove?.(write, live).catch((reason: unknown) => reason);
      return faultOf(error);
    };
    refused('UnauthorizedOperation');
    expect(await fault()).toMatchObject({ kind: 'denied', message: 'why' });
    refused('InvalidVpcEndpoint.NotFound');
    await ec2GatewayEndpoint.remove?.(write, live);
  });

  it('stays while tables of other people lead to it', async () => {
    const { ec2, read } = account();
    const Routes = [{ DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' }];
    const RouteTables = ['rtb-1', 'rtb-9'].map((RouteTableId) => ({ RouteTableId, Routes }));
    ec2.on(DescribeRouteTablesCommand).resolves({ RouteTables: [...RouteTables, { RouteTableId: 'rtb-8' }] });
    const leaving = (_type: string, { routeTableId }: { readonly routeTableId?: unknown }) => routeTableId === 'rtb-1';
    expect(await ec2GatewayEndpoint.blockers?.(read, live, leaving)).toEqual([
      { reason: 'undo.endpoint-routes', facts: { names: 'rtb-9' } },
    ]);
  });

  it('gives a table back that it was made for and that was there before; one of ours that stays keeps it', async () => {
    const { ec2, read } = account();
    const Routes = [{ DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' }];
    const RouteTables = [
      { RouteTableId: 'rtb-1', Routes },
      { RouteTableId: 'rtb-2', Routes, Tags: ownTags('ap-northeast-2/private-route-table-2') },
      { RouteTableId: 'rtb-9', Routes },
    ];
    ec2.on(DescribeRouteTablesCommand).resolves({ RouteTables });
    const asked = { ...live, askedTableIds: ['rtb-1', 'rtb-2'] };
    const found = await ec2GatewayEndpoint.blockers?.(read, asked, () => false);
    expect(found).toEqual([{ reason: 'undo.endpoint-routes', facts: { names: 'rtb-2, rtb-9' } }]);
  });
});
