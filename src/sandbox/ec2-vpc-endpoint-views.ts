import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import type { Facets } from './ec2-filters.ts';
import { here } from './ec2-region.ts';
import { servicesHere } from './ec2-vpc-endpoint-services.ts';
import type { Call } from './operation.ts';
import type { VpcEndpointData } from './region-data.ts';

/** What everyone may do through an endpoint that was given no policy. */
const FULL_ACCESS = {
  Interface: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}',
  Gateway: '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
};

/** What an endpoint answers to the filters of DescribeVpcEndpoints. */
export const ENDPOINT_FACETS: Facets<VpcEndpointData> = {
  'service-name': (endpoint) => endpoint.service,
  'vpc-endpoint-id': (endpoint) => endpoint.id,
  'vpc-endpoint-state': (endpoint) => endpoint.state,
  'vpc-endpoint-type': (endpoint) => endpoint.type,
  'vpc-id': (endpoint) => endpoint.vpcId,
};

/** An endpoint as DescribeVpcEndpoints shows it. */
export function endpointView(call: Call, endpoint: VpcEndpointData): VpcEndpoint {
  const { failure, created } = endpoint;
  return {
    VpcEndpointId: endpoint.id,
    VpcEndpointType: endpoint.type,
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.service,
    // The model's enum begins with a capital, which is not what EC2 answers.
    State: endpoint.state as never,
    OwnerId: ACCOUNT_ID,
    PolicyDocument: endpoint.policy ?? FULL_ACCESS[endpoint.type],
    RouteTableIds: endpoint.routeTableIds ?? [],
    SubnetIds: endpoint.subnetIds,
    Groups: groupsView(call, endpoint.groupIds ?? []),
    ...(endpoint.type === 'Interface' ? { IpAddressType: 'ipv4' } : {}),
    PrivateDnsEnabled: endpoint.privateDns ?? false,
    RequesterManaged: false,
    NetworkInterfaceIds: endpoint.interfaceIds ?? [],
    DnsEntries: dnsEntries(call, endpoint),
    CreationTimestamp: created === undefined ? undefined : new Date(created),
    ServiceRegion: call.region,
    ...(failure ? { LastError: { Code: failure.code, Message: failure.message }, FailureReason: failure.message } : {}),
    Tags: endpoint.tags,
  };
}

function groupsView(call: Call, ids: readonly string[]) {
  const { securityGroups } = here(call);
  return ids.map((GroupId) => ({ GroupId, GroupName: securityGroups.find(({ id }) => id === GroupId)?.name }));
}

function dnsEntries(call: Call, { id, service, type, privateDns }: VpcEndpointData): VpcEndpoint['DnsEntries'] {
  if (type === 'Gateway') return [];
  const name = service.slice(service.lastIndexOf('.') + 1);
  const offered = servicesHere(call).find((one) => one.service === service && one.type === type);
  const own = [{ DnsName: `${id}-0a1b2c3d.${name}.${call.region}.vpce.amazonaws.com`, HostedZoneId: 'Z27UANNT0PRK1T' }];
  return privateDns && offered?.privateDnsName ? [...own, { DnsName: offered.privateDnsName }] : own;
}
