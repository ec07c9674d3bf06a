import type { DescribeVpcEndpointsCommandInput, VpcEndpoint } from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import type { VpcEndpointData } from './region-data.ts';

const FACETS: Facets<VpcEndpointData> = {
  'service-name': (endpoint) => endpoint.service,
  'vpc-endpoint-id': (endpoint) => endpoint.id,
  'vpc-endpoint-state': (endpoint) => endpoint.state,
  'vpc-endpoint-type': (endpoint) => endpoint.type,
  'vpc-id': (endpoint) => endpoint.vpcId,
};

function view(endpoint: VpcEndpointData): VpcEndpoint {
  return {
    VpcEndpointId: endpoint.id,
    VpcEndpointType: endpoint.type,
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.service,
    // The model's enum begins with a capital, which is not what EC2 answers.
    State: endpoint.state as never,
    OwnerId: ACCOUNT_ID,
    RouteTableIds: [],
    SubnetIds: endpoint.subnetIds,
    Tags: endpoint.tags,
  };
}

function describe(call: Call, input: DescribeVpcEndpointsCommandInput): object {
  const found = selectByIds(here(call).vpcEndpoints, input.VpcEndpointIds, absent.vpcEndpoint);
  const page = ec2Page(filtered(found, input.Filters, FACETS), input, { ids: input.VpcEndpointIds });
  return { VpcEndpoints: page.items.map(view), NextToken: page.NextToken };
}

export const vpcEndpointOperations = {
  DescribeVpcEndpoints: operation<DescribeVpcEndpointsCommandInput>(
    ['VpcEndpointIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
};
