import type {
  DescribeVpcPeeringConnectionsCommandInput,
  VpcPeeringConnection,
  VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import type { PeeringData } from './region-data.ts';

const FACETS: Facets<PeeringData> = {
  'accepter-vpc-info.vpc-id': (peering) => peering.accepterVpcId,
  'requester-vpc-info.vpc-id': (peering) => peering.requesterVpcId,
  'status-code': (peering) => peering.state,
  'vpc-peering-connection-id': (peering) => peering.id,
};

function view(call: Call, peering: PeeringData): VpcPeeringConnection {
  const side = (VpcId: string): VpcPeeringConnectionVpcInfo => ({ OwnerId: ACCOUNT_ID, Region: call.region, VpcId });
  return {
    VpcPeeringConnectionId: peering.id,
    RequesterVpcInfo: side(peering.requesterVpcId),
    AccepterVpcInfo: side(peering.accepterVpcId),
    Status: { Code: peering.state, Message: peering.state },
    Tags: peering.tags,
  };
}

function describe(call: Call, input: DescribeVpcPeeringConnectionsCommandInput): object {
  const ids = input.VpcPeeringConnectionIds;
  const found = selectByIds(here(call).peerings, ids, absent.peering);
  const page = ec2Page(filtered(found, input.Filters, FACETS), input, { ids });
  return { VpcPeeringConnections: page.items.map((peering) => view(call, peering)), NextToken: page.NextToken };
}

export const peeringOperations = {
  DescribeVpcPeeringConnections: operation<DescribeVpcPeeringConnectionsCommandInput>(
    ['VpcPeeringConnectionIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
};
