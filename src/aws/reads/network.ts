import {
  type AvailabilityZone,
  DescribeAvailabilityZonesCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcBlockPublicAccessOptionsCommand,
  type InternetGateway,
  paginateDescribeInternetGateways,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type RouteTable,
  type Subnet,
  type Vpc,
} from '@aws-sdk/client-ec2';
import type { ReadContext } from '../context.ts';
import { everyPage, ifAllowed, unlessAbsent } from './absent.ts';

/** ec2:DescribeVpcs: all of the region's VPCs. */
export function vpcs(cx: ReadContext): Promise<readonly Vpc[]> {
  return cx.once('ec2:DescribeVpcs', () =>
    everyPage(paginateDescribeVpcs({ client: cx.clients.ec2 }, {}), (page) => page.Vpcs),
  );
}

/** ec2:DescribeSubnets: all of the region's subnets. */
export function subnets(cx: ReadContext): Promise<readonly Subnet[]> {
  return cx.once('ec2:DescribeSubnets', () =>
    everyPage(paginateDescribeSubnets({ client: cx.clients.ec2 }, {}), (page) => page.Subnets),
  );
}

/** ec2:DescribeInternetGateways: all of the region's internet gateways. */
export function internetGateways(cx: ReadContext): Promise<readonly InternetGateway[]> {
  return cx.once('ec2:DescribeInternetGateways', () =>
    everyPage(paginateDescribeInternetGateways({ client: cx.clients.ec2 }, {}), (page) => page.InternetGateways),
  );
}

/** ec2:DescribeRouteTables: all of the region's route tables; implicit associations are not listed. */
export function routeTables(cx: ReadContext): Promise<readonly RouteTable[]> {
  return cx.once('ec2:DescribeRouteTables', () =>
    everyPage(paginateDescribeRouteTables({ client: cx.clients.ec2 }, {}), (page) => page.RouteTables),
  );
}

/** ec2:DescribeVpcAttribute, which answers one attribute a call; undefined when the VPC is gone. */
export function dnsSettings(
  cx: ReadContext,
  vpcId: string,
): Promise<{ readonly support: boolean; readonly hostnames: boolean } | undefined> {
  return cx.once(`ec2:DescribeVpcAttribute ${vpcId}`, async () => {
    const ask = (Attribute: 'enableDnsSupport' | 'enableDnsHostnames') =>
      unlessAbsent(cx.clients.ec2.send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute })));
    const [support, hostnames] = await Promise.all([ask('enableDnsSupport'), ask('enableDnsHostnames')]);
    if (!support || !hostnames) return undefined;
    return {
      support: support.EnableDnsSupport?.Value ?? false,
      hostnames: hostnames.EnableDnsHostnames?.Value ?? false,
    };
  });
}

/** ec2:DescribeAvailabilityZones: the region's own zones (no local or wavelength zones) that are open, by name. */
export function zones(cx: ReadContext): Promise<readonly AvailabilityZone[]> {
  return cx.once('ec2:DescribeAvailabilityZones', async () => {
    const answer = await cx.clients.ec2.send(
      new DescribeAvailabilityZonesCommand({
        Filters: [
          { Name: 'zone-type', Values: ['availability-zone'] },
          { Name: 'state', Values: ['available'] },
        ],
      }),
    );
    // Not `localeCompare`: the collator it loads takes longer than all else that is done with the answer.
    return (answer.AvailabilityZones ?? []).toSorted((a, b) => ((a.ZoneName ?? '') < (b.ZoneName ?? '') ? -1 : 1));
  });
}

/** ec2:DescribeVpcBlockPublicAccessOptions: `off`, or what is blocked; undefined when it cannot be told. */
export function publicAccessBlock(cx: ReadContext): Promise<string | undefined> {
  return cx.once('ec2:DescribeVpcBlockPublicAccessOptions', async () => {
    const answer = await ifAllowed(cx.clients.ec2.send(new DescribeVpcBlockPublicAccessOptionsCommand({})));
    return answer?.VpcBlockPublicAccessOptions?.InternetGatewayBlockMode;
  });
}
