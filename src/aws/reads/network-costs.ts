import {
  type Address,
  DescribeAddressesCommand,
  type NatGateway,
  paginateDescribeNatGateways,
  paginateDescribeVpcEndpoints,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import type { ReadContext } from '../context.ts';
import { everyPage } from './absent.ts';

/** ec2:DescribeNatGateways: the region's NAT gateways in every state; what failed or was deleted is shown for about an hour more. */
export function allNatGateways(cx: ReadContext): Promise<readonly NatGateway[]> {
  return cx.once('ec2:DescribeNatGateways', () =>
    everyPage(paginateDescribeNatGateways({ client: cx.clients.ec2 }, {}), (page) => page.NatGateways),
  );
}

/** Those that are there and paid for, or soon will be. */
export async function natGateways(cx: ReadContext): Promise<readonly NatGateway[]> {
  return (await allNatGateways(cx)).filter(({ State }) => State === 'pending' || State === 'available');
}

/** ec2:DescribeVpcEndpoints: the region's endpoints, of both kinds, but for those that are gone or going. */
export function vpcEndpoints(cx: ReadContext): Promise<readonly VpcEndpoint[]> {
  return cx.once('ec2:DescribeVpcEndpoints', async () => {
    const pages = paginateDescribeVpcEndpoints({ client: cx.clients.ec2 }, {});
    const all = await everyPage(pages, (page) => page.VpcEndpoints);
    // EC2 writes `available` where its model says `Available`.
    return all.filter((endpoint) => !/^delet(ed|ing)$/i.test(endpoint.State ?? ''));
  });
}

/** ec2:DescribeAddresses: the Elastic IP addresses that the account holds in the region, in use or not (the operation has no pages). */
export function addresses(cx: ReadContext): Promise<readonly Address[]> {
  return cx.once('ec2:DescribeAddresses', async () => {
    const answer = await cx.clients.ec2.send(new DescribeAddressesCommand({}));
    return answer.Addresses ?? [];
  });
}
