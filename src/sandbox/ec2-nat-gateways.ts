import type { DescribeNatGatewaysCommandInput, NatGateway } from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import type { NatGatewayData } from './region-data.ts';

const FACETS: Facets<NatGatewayData> = {
  'nat-gateway-id': (gateway) => gateway.id,
  state: (gateway) => gateway.state,
  'subnet-id': (gateway) => gateway.subnetId,
  'vpc-id': (gateway) => gateway.vpcId,
};

function view(gateway: NatGatewayData): NatGateway {
  return {
    NatGatewayId: gateway.id,
    VpcId: gateway.vpcId,
    SubnetId: gateway.subnetId,
    State: gateway.state,
    ConnectivityType: gateway.publicIp === undefined ? 'private' : 'public',
    NatGatewayAddresses: gateway.publicIp === undefined ? [] : [{ PublicIp: gateway.publicIp }],
    Tags: gateway.tags,
  };
}

/** The filters' parameter is `Filter`, other than anywhere else. */
function describe(call: Call, input: DescribeNatGatewaysCommandInput): object {
  const found = selectByIds(here(call).natGateways, input.NatGatewayIds, absent.natGateway);
  const page = ec2Page(filtered(found, input.Filter, FACETS), input, { ids: input.NatGatewayIds });
  return { NatGateways: page.items.map(view), NextToken: page.NextToken };
}

export const natGatewayOperations = {
  DescribeNatGateways: operation<DescribeNatGatewaysCommandInput>(
    ['NatGatewayIds', 'Filter', 'MaxResults', 'NextToken'],
    describe,
  ),
};
