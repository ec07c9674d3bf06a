import {
  DescribeVpnGatewaysCommand,
  type EgressOnlyInternetGateway,
  type NetworkAcl,
  paginateDescribeEgressOnlyInternetGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeVpcPeeringConnections,
  type VpcPeeringConnection,
  type VpnGateway,
} from '@aws-sdk/client-ec2';
import type { ReadContext } from '../context.ts';
import { everyPage } from './absent.ts';

/** ec2:DescribeVpcPeeringConnections: those of the region that are up, or waiting for somebody to accept them. */
export function peeringConnections(cx: ReadContext): Promise<readonly VpcPeeringConnection[]> {
  return cx.once('ec2:DescribeVpcPeeringConnections', async () => {
    const pages = paginateDescribeVpcPeeringConnections({ client: cx.clients.ec2 }, {});
    const all = await everyPage(pages, (page) => page.VpcPeeringConnections);
    const over = /^(deleted|deleting|expired|failed|rejected)$/;
    return all.filter((connection) => !over.test(connection.Status?.Code ?? ''));
  });
}

/** ec2:DescribeVpnGateways: the region's virtual private gateways that are not deleted (the operation has no pages). */
export function vpnGateways(cx: ReadContext): Promise<readonly VpnGateway[]> {
  return cx.once('ec2:DescribeVpnGateways', async () => {
    const answer = await cx.clients.ec2.send(new DescribeVpnGatewaysCommand({}));
    return (answer.VpnGateways ?? []).filter((gateway) => gateway.State !== 'deleted');
  });
}

/** ec2:DescribeEgressOnlyInternetGateways: the region's gateways that let IPv6 out. */
export function egressOnlyGateways(cx: ReadContext): Promise<readonly EgressOnlyInternetGateway[]> {
  return cx.once('ec2:DescribeEgressOnlyInternetGateways', () =>
    everyPage(
      paginateDescribeEgressOnlyInternetGateways({ client: cx.clients.ec2 }, {}),
      (page) => page.EgressOnlyInternetGateways,
    ),
  );
}

/** ec2:DescribeNetworkAcls: the region's network ACLs, each VPC's own default one among them. */
export function networkAcls(cx: ReadContext): Promise<readonly NetworkAcl[]> {
  return cx.once('ec2:DescribeNetworkAcls', () =>
    everyPage(paginateDescribeNetworkAcls({ client: cx.clients.ec2 }, {}), (page) => page.NetworkAcls),
  );
}
