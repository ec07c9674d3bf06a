import type {
  Address,
  AllocateAddressCommandInput,
  DescribeAddressesCommandInput,
  ReleaseAddressCommandInput,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { invalidValue, required, selectByIds } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { AddressData } from './region-data.ts';

/** EC2 allows so many in a region. */
const MOST_ADDRESSES = 5;

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

/** Without a client token: the same call again allocates another one. Throws AddressLimitExceeded. */
function allocate(call: Call, input: AllocateAddressCommandInput): object {
  const { addresses } = here(call);
  if ((input.Domain ?? 'vpc') !== 'vpc') throw invalidValue(`Value (${input.Domain}) for parameter domain is invalid.`);
  const tags = tagsOf(input.TagSpecifications, 'elastic-ip');
  if (addresses.length >= MOST_ADDRESSES) {
    throw ec2Failure('AddressLimitExceeded', 'The maximum number of addresses has been reached.');
  }
  const address: AddressData = { id: newId('eipalloc'), publicIp: freePublicIp(addresses), tags };
  addresses.push(address);
  const { PublicIp, AllocationId, PublicIpv4Pool, NetworkBorderGroup, Domain } = view(call, address);
  return { PublicIp, AllocationId, PublicIpv4Pool, NetworkBorderGroup, Domain };
}

/** Of the range that is set aside for examples. */
function freePublicIp(addresses: readonly AddressData[]): string {
  const all = Array.from({ length: 254 }, (_, index) => `198.51.100.${index + 1}`);
  return all.find((ip) => !addresses.some(({ publicIp }) => publicIp === ip)) ?? '';
}

/** Throws InvalidAllocationID.NotFound, or InvalidIPAddress.InUse while it is mapped to something. */
function release(call: Call, input: ReleaseAddressCommandInput): object {
  const id = required(input.AllocationId, 'allocationId');
  const region = here(call);
  const address = region.addresses.find((one) => one.id === id);
  if (!address) throw absent.address(id);
  if (address.instanceId !== undefined || address.networkInterfaceId !== undefined) {
    throw ec2Failure('InvalidIPAddress.InUse', `Address ${address.publicIp} is in use.`);
  }
  region.addresses = region.addresses.filter((one) => one !== address);
  return {};
}

export const addressOperations = {
  AllocateAddress: operation<AllocateAddressCommandInput>(['Domain', 'TagSpecifications'], allocate),
  ReleaseAddress: operation<ReleaseAddressCommandInput>(['AllocationId'], release),
  DescribeAddresses: operation<DescribeAddressesCommandInput>(['AllocationIds', 'PublicIps', 'Filters'], describe),
};
