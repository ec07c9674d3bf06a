import type { Subnet } from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { parseRange } from './cidr.ts';
import type { Facets } from './ec2-filters.ts';
import { here, zonesHere } from './ec2-region.ts';
import { shownTags } from './ec2-tagging.ts';
import type { Call } from './operation.ts';
import type { SubnetData } from './region-data.ts';

/** The first four addresses of a subnet and its last belong to AWS. */
const RESERVED = 5;

function free(call: Call, subnet: SubnetData): number {
  const range = parseRange(subnet.cidr);
  const used = here(call).networkInterfaces.filter(({ subnetId }) => subnetId === subnet.id).length;
  return range ? range.last - range.first + 1 - RESERVED - used : 0;
}

/** A subnet as DescribeSubnets shows it. */
export function subnetView(call: Call, subnet: SubnetData): Subnet {
  return {
    AvailabilityZoneId: zonesHere(call).find(({ name }) => name === subnet.zone)?.id,
    MapCustomerOwnedIpOnLaunch: false,
    OwnerId: ACCOUNT_ID,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Tags: shownTags(subnet.tags),
    SubnetArn: `arn:aws:ec2:${call.region}:${ACCOUNT_ID}:subnet/${subnet.id}`,
    EnableDns64: false,
    Ipv6Native: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    SubnetId: subnet.id,
    State: 'available',
    VpcId: subnet.vpcId,
    CidrBlock: subnet.cidr,
    AvailableIpAddressCount: free(call, subnet),
    AvailabilityZone: subnet.zone,
    DefaultForAz: subnet.defaultForAz,
    MapPublicIpOnLaunch: subnet.mapPublicIp,
  };
}

/** What a subnet answers to the filters of DescribeSubnets. */
export function subnetFacets(call: Call): Facets<SubnetData> {
  const zoneId = (subnet: SubnetData) => zonesHere(call).find(({ name }) => name === subnet.zone)?.id;
  return {
    'availability-zone': (subnet) => subnet.zone,
    availabilityZone: (subnet) => subnet.zone,
    'availability-zone-id': zoneId,
    'available-ip-address-count': (subnet) => free(call, subnet),
    cidr: (subnet) => subnet.cidr,
    'cidr-block': (subnet) => subnet.cidr,
    cidrBlock: (subnet) => subnet.cidr,
    'default-for-az': (subnet) => subnet.defaultForAz,
    defaultForAz: (subnet) => subnet.defaultForAz,
    'map-public-ip-on-launch': (subnet) => subnet.mapPublicIp,
    'owner-id': () => ACCOUNT_ID,
    state: () => 'available',
    'subnet-id': (subnet) => subnet.id,
    'vpc-id': (subnet) => subnet.vpcId,
  };
}
