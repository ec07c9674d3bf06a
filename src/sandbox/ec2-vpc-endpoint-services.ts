import { createHash } from 'node:crypto';
import type { DescribeVpcEndpointServicesCommandInput, ServiceDetail } from '@aws-sdk/client-ec2';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page } from './ec2-input.ts';
import { here, zonesHere } from './ec2-region.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { EndpointServiceData } from './region-data.ts';

/** By the end of its name: what its private DNS name begins with. */
const INTERFACE_SERVICES: readonly (readonly [string, string])[] = [
  ['ec2', 'ec2'],
  ['ec2messages', 'ec2messages'],
  ['ecr.api', 'api.ecr'],
  ['ecr.dkr', '*.dkr.ecr'],
  ['ecs', 'ecs'],
  ['ecs-agent', 'ecs-a'],
  ['ecs-telemetry', 'ecs-t'],
  ['elasticloadbalancing', 'elasticloadbalancing'],
  ['kms', 'kms'],
  ['logs', 'logs'],
  ['monitoring', 'monitoring'],
  ['s3', '*.s3'],
  ['secretsmanager', 'secretsmanager'],
  ['ssm', 'ssm'],
  ['ssmmessages', 'ssmmessages'],
  ['sts', 'sts'],
];
const GATEWAY_SERVICES = ['dynamodb', 's3'];
/** As in AWS: this zone is left out by many services. */
const WITHOUT_ECS = 'use1-az3';

/** The services of the region that endpoints can be made for. */
export function servicesHere(call: Call): readonly EndpointServiceData[] {
  const { endpointServices } = here(call);
  if (endpointServices) return endpointServices;
  const all = zonesHere(call).map(({ name }) => name);
  const some = zonesHere(call).flatMap(({ name, id }) => (id === WITHOUT_ECS ? [] : [name]));
  const base = (end: string) => ({ service: `com.amazonaws.${call.region}.${end}`, owner: 'amazon', policies: true });
  return [
    ...GATEWAY_SERVICES.map((end): EndpointServiceData => ({ ...base(end), type: 'Gateway', zones: all })),
    ...INTERFACE_SERVICES.map(
      ([end, dns]): EndpointServiceData => ({
        ...base(end),
        type: 'Interface',
        zones: end.startsWith('ecs') ? some : all,
        privateDnsName: `${dns}.${call.region}.amazonaws.com`,
      }),
    ),
  ];
}

/** The prefix list a gateway endpoint's routes lead to: `pl-` and eight hexadecimal digits. */
export function prefixListOf(service: string): string {
  return `pl-${createHash('sha256').update(service).digest('hex').slice(0, 8)}`;
}

function view(call: Call, service: EndpointServiceData): ServiceDetail {
  const { privateDnsName } = service;
  return {
    ServiceName: service.service,
    ServiceId: `vpce-svc-0${createHash('sha256').update(`${service.type} ${service.service}`).digest('hex').slice(0, 16)}`,
    ServiceType: [{ ServiceType: service.type }],
    ServiceRegion: call.region,
    AvailabilityZones: service.zones,
    Owner: service.owner,
    BaseEndpointDnsNames: [
      `${service.service.split('.').slice(3).reverse().join('.')}.${call.region}.vpce.amazonaws.com`,
    ],
    ...(privateDnsName === undefined
      ? {}
      : {
          PrivateDnsName: privateDnsName,
          PrivateDnsNames: [{ PrivateDnsName: privateDnsName }],
          PrivateDnsNameVerificationState: 'verified' as const,
        }),
    VpcEndpointPolicySupported: service.policies,
    AcceptanceRequired: false,
    ManagesVpcEndpoints: false,
    Tags: [],
    SupportedIpAddressTypes: ['ipv4'],
  };
}

type Row = EndpointServiceData & { tags: [] };

const FACETS: Facets<Row> = {
  owner: (service) => service.owner,
  'service-name': (service) => service.service,
  'service-type': (service) => service.type,
};

/** A name that is looked for has to be there. */
function describe(call: Call, input: DescribeVpcEndpointServicesCommandInput): object {
  const { ServiceNames: names = [] } = input;
  const services = servicesHere(call);
  const missing = names.find((name) => !services.some(({ service }) => service === name));
  if (missing !== undefined) throw noSuchService(missing);
  const named = services.filter(({ service }) => names.length === 0 || names.includes(service));
  const rows = named.map((service): Row => ({ ...service, tags: [] }));
  const page = ec2Page(filtered(rows, input.Filters, FACETS), input);
  return {
    ServiceNames: [...new Set(page.items.map(({ service }) => service))],
    ServiceDetails: page.items.map((service) => view(call, service)),
    NextToken: page.NextToken,
  };
}

export function noSuchService(name: string): Error {
  return ec2Failure('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`);
}

export const endpointServiceOperations = {
  DescribeVpcEndpointServices: operation<DescribeVpcEndpointServicesCommandInput>(
    ['ServiceNames', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
};
