import type {
  DescribeEgressOnlyInternetGatewaysCommandInput,
  DescribeVpnGatewaysCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import type { OtherGatewayData } from './region-data.ts';

const VPN_FACETS: Facets<OtherGatewayData> = {
  'attachment.state': (gateway) => gateway.vpcId && 'attached',
  'attachment.vpc-id': (gateway) => gateway.vpcId,
  state: () => 'available',
  'vpn-gateway-id': (gateway) => gateway.id,
};

function vpnGateways(call: Call, input: DescribeVpnGatewaysCommandInput): object {
  const found = selectByIds(here(call).vpnGateways, input.VpnGatewayIds, absent.vpnGateway);
  const shown = filtered(found, input.Filters, VPN_FACETS).map(({ id, vpcId, tags }) => ({
    VpnGatewayId: id,
    State: 'available',
    Type: 'ipsec.1',
    VpcAttachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'attached' }],
    Tags: tags,
  }));
  return { VpnGateways: shown };
}

/** Knows tag filters only, as EC2 does. */
function egressOnlyGateways(call: Call, input: DescribeEgressOnlyInternetGatewaysCommandInput): object {
  const ids = input.EgressOnlyInternetGatewayIds;
  const found = selectByIds(here(call).egressOnlyGateways, ids, absent.egressOnlyGateway);
  const page = ec2Page(filtered(found, input.Filters, {}), input, { ids });
  const shown = page.items.map(({ id, vpcId, tags }) => ({
    EgressOnlyInternetGatewayId: id,
    Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'attached' }],
    Tags: tags,
  }));
  return { EgressOnlyInternetGateways: shown, NextToken: page.NextToken };
}

export const otherGatewayOperations = {
  DescribeVpnGateways: operation<DescribeVpnGatewaysCommandInput>(['VpnGatewayIds', 'Filters'], vpnGateways),
  DescribeEgressOnlyInternetGateways: operation<DescribeEgressOnlyInternetGatewaysCommandInput>(
    ['EgressOnlyInternetGatewayIds', 'Filters', 'MaxResults', 'NextToken'],
    egressOnlyGateways,
  ),
};
