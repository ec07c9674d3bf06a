import {
  DescribeAddressesCommand,
  type EC2Client,
  paginateDescribeNatGateways,
  paginateDescribeVpcEndpoints,
} from '@aws-sdk/client-ec2';
import { gather } from './inventory-pages.ts';
import { readTags, type Tags } from './inventory-tags.ts';

interface NatGatewayInventory {
  readonly subnet: string;
  readonly tags: Tags;
}
interface EndpointInventory {
  readonly service: string;
  readonly type: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  readonly routeTables: readonly string[];
  readonly privateDns: boolean;
  readonly tags: Tags;
}
export interface PaidInventory {
  readonly natGateways: readonly NatGatewayInventory[];
  /** One a held address: its tags. */
  readonly addresses: readonly Tags[];
  readonly endpoints: readonly EndpointInventory[];
}

const isGone = (state: string | undefined): boolean => /^delet/i.test(state ?? '');

/** Reads what of a region's network is paid for, and the endpoints that are free; what is deleted is shown for a while and left out. */
export async function readPaid(client: EC2Client): Promise<PaidInventory> {
  const [gateways, endpoints, { Addresses = [] }] = await Promise.all([
    gather(paginateDescribeNatGateways({ client }, {}), (page) => page.NatGateways),
    gather(paginateDescribeVpcEndpoints({ client }, {}), (page) => page.VpcEndpoints),
    client.send(new DescribeAddressesCommand({})),
  ]);
  return {
    natGateways: gateways
      .filter(({ State }) => !isGone(State))
      .map(({ SubnetId = '', Tags }) => ({ subnet: SubnetId, tags: readTags(Tags) })),
    addresses: Addresses.map(({ Tags }) => readTags(Tags)),
    endpoints: endpoints
      .filter(({ State }) => !isGone(State))
      .map((endpoint) => ({
        service: endpoint.ServiceName ?? '',
        type: endpoint.VpcEndpointType ?? '',
        vpc: endpoint.VpcId ?? '',
        subnets: endpoint.SubnetIds ?? [],
        groups: (endpoint.Groups ?? []).map(({ GroupId = '' }) => GroupId),
        routeTables: endpoint.RouteTableIds ?? [],
        privateDns: endpoint.PrivateDnsEnabled ?? false,
        tags: readTags(endpoint.Tags),
      })),
  };
}
