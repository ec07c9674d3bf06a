import type { Address, DescribeAddressesCommandInput } from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { AddressData } from './region-data.ts';

const FACETS: Facets<AddressData> = {
  'allocation-id': (address) => address.id,
  domain: () => 'vpc',
  'instance-id': (address) => address.instanceId,
  'network-interface-id': (address) => address.networkInterfaceId,
  'public-ip': (address) => address.publicIp,
};

function view(call: Call, address: AddressData): Address {
  const { id, publicIp, instanceId, networkInterfaceId, tags } = address;
  const mapped = instanceId !== undefined || networkInterfaceId !== undefined;
  return {
    AllocationId: id,
    AssociationId: mapped ? id.replace('eipalloc-', 'eipassoc-') : undefined,
    PublicIp: publicIp,
    InstanceId: instanceId,
    NetworkInterfaceId: networkInterfaceId,
    Domain: 'vpc',
    PublicIpv4Pool: 'amazon',
    NetworkBorderGroup: call.region,
    Tags: tags,
  };
}

function describe(call: Call, input: DescribeAddressesCommandInput): object {
  let found = selectByIds(here(call).addresses, input.AllocationIds, absent.address);
  const wanted = input.PublicIps ?? [];
  const missing = wanted.find((ip) => !found.some(({ publicIp }) => publicIp === ip));
  if (missing !== undefined) throw ec2Failure('InvalidAddress.NotFound', `Address '${missing}' not found.`);
  if (wanted.length > 0) found = found.filter(({ publicIp }) => wanted.includes(publicIp));
  return { Addresses: filtered(found, input.Filters, FACETS).map((address) => view(call, address)) };
}

export const addressOperations = {
  DescribeAddresses: operation<DescribeAddressesCommandInput>(['AllocationIds', 'PublicIps', 'Filters'], describe),
};
