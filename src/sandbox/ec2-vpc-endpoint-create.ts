import { isDeepStrictEqual } from 'node:util';
import type { CreateVpcEndpointCommandInput } from '@aws-sdk/client-ec2';
import { findVpc } from './ec2-find.ts';
import { invalidValue, required } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { tagsOf } from './ec2-tagging.ts';
import {
  addSubnets,
  addTables,
  checkPolicy,
  checkPrivateDns,
  invalidParameter,
  setGroups,
} from './ec2-vpc-endpoint-parts.ts';
import { noSuchService, servicesHere } from './ec2-vpc-endpoint-services.ts';
import { SETTLING } from './ec2-vpc-endpoint-states.ts';
import { endpointView } from './ec2-vpc-endpoint-views.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { EndpointServiceData, RegionData, VpcData, VpcEndpointData } from './region-data.ts';

const MOST_INTERFACE_ENDPOINTS = 50;
const MOST_GATEWAY_ENDPOINTS = 20;

/** A gateway endpoint unless an interface endpoint is asked for. The same client token answers with the same endpoint. */
function create(call: Call, input: CreateVpcEndpointCommandInput): object {
  const region = here(call);
  const vpc = findVpc(call, input.VpcId);
  const { ClientToken: token } = input;
  if (token !== undefined && (token.length > 64 || !/^[!-~]+$/.test(token))) {
    throw invalidValue('Invalid client token: up to 64 ASCII characters are allowed.');
  }
  const service = serviceOf(call, input);
  const earlier = region.vpcEndpoints.find(({ clientToken }) => token !== undefined && clientToken === token);
  if (earlier && !isSame(earlier, input, vpc)) {
    throw ec2Failure(
      'IdempotentParameterMismatch',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }
  if (earlier) return { VpcEndpoint: endpointView(call, earlier), ClientToken: token };
  checkQuota(region, service, vpc);
  const endpoint: VpcEndpointData = {
    id: newId('vpce'),
    vpcId: vpc.id,
    service: service.service,
    type: service.type,
    state: 'available',
    subnetIds: [],
    created: call.now,
    tags: tagsOf(input.TagSpecifications, 'vpc-endpoint'),
    ...(token === undefined ? {} : { clientToken: token }),
  };
  if (input.PolicyDocument !== undefined) setPolicy(endpoint, service, input.PolicyDocument);
  if (service.type === 'Gateway') makeGateway(call, endpoint, input);
  else makeInterface(call, endpoint, service, input);
  region.vpcEndpoints.push(endpoint);
  return { VpcEndpoint: endpointView(call, endpoint), ClientToken: token };
}

/** Throws MissingParameter, InvalidServiceName or InvalidParameter. */
function serviceOf(call: Call, { ServiceName, VpcEndpointType: type = 'Gateway' }: CreateVpcEndpointCommandInput) {
  const name = required(ServiceName, 'serviceName');
  const named = servicesHere(call).filter(({ service }) => service === name);
  if (named.length === 0) throw noSuchService(name);
  const service = named.find((one) => one.type === type);
  if (service) return service;
  const types = named.map((one) => one.type).join(', ');
  throw invalidParameter(`Endpoint type (${type}) does not match available service types ([${types}]).`);
}

function isSame(earlier: VpcEndpointData, input: CreateVpcEndpointCommandInput, vpc: VpcData): boolean {
  const { ServiceName, VpcEndpointType = 'Gateway', SubnetIds = [], RouteTableIds = [] } = input;
  const asked = [vpc.id, ServiceName, VpcEndpointType, SubnetIds.toSorted(), RouteTableIds.toSorted()];
  const { vpcId, service, type, subnetIds, routeTableIds = [] } = earlier;
  return isDeepStrictEqual(asked, [vpcId, service, type, subnetIds.toSorted(), routeTableIds.toSorted()]);
}

function checkQuota({ vpcEndpoints }: RegionData, { type }: EndpointServiceData, vpc: VpcData): void {
  const same = vpcEndpoints.filter((one) => one.type === type && one.state !== 'deleted');
  const full =
    type === 'Gateway'
      ? same.length >= MOST_GATEWAY_ENDPOINTS
      : same.filter(({ vpcId }) => vpcId === vpc.id).length >= MOST_INTERFACE_ENDPOINTS;
  if (full) throw ec2Failure('VpcEndpointLimitExceeded', 'The maximum number of VPC endpoints has been reached.');
}

/** Throws InvalidPolicyDocument or InvalidParameter. */
export function setPolicy(endpoint: VpcEndpointData, service: EndpointServiceData, policy: string): void {
  if (!service.policies) throw invalidParameter(`The service ${service.service} does not support endpoint policies.`);
  checkPolicy(policy);
  endpoint.policy = policy;
}

function makeGateway(call: Call, endpoint: VpcEndpointData, input: CreateVpcEndpointCommandInput): void {
  if (input.SubnetIds?.length || input.SecurityGroupIds?.length || input.PrivateDnsEnabled) {
    throw invalidParameter('Subnets, security groups and private DNS are for interface endpoints.');
  }
  addTables(call, endpoint, input.RouteTableIds ?? []);
}

/** Without groups it gets the VPC's default one. */
function makeInterface(
  call: Call,
  endpoint: VpcEndpointData,
  service: EndpointServiceData,
  input: CreateVpcEndpointCommandInput,
): void {
  if (input.RouteTableIds?.length) throw invalidParameter('Route tables are for gateway endpoints.');
  if ((input.IpAddressType ?? 'ipv4') !== 'ipv4') throw invalidParameter('The service supports ipv4 only.');
  const home = here(call).securityGroups.find(({ vpcId, name }) => vpcId === endpoint.vpcId && name === 'default');
  setGroups(call, endpoint, input.SecurityGroupIds ?? (home ? [home.id] : []));
  // As the model has it: true unless it is said otherwise.
  endpoint.privateDns = input.PrivateDnsEnabled ?? true;
  if (endpoint.privateDns) checkPrivateDns(call, endpoint, service);
  addSubnets(call, endpoint, service, input.SubnetIds ?? []);
  endpoint.state = 'pending';
  endpoint.settles = call.now + SETTLING;
}

export const endpointCreateOperations = {
  CreateVpcEndpoint: operation<CreateVpcEndpointCommandInput>(
    [
      'VpcEndpointType',
      'VpcId',
      'ServiceName',
      'PolicyDocument',
      'RouteTableIds',
      'SubnetIds',
      'SecurityGroupIds',
      'IpAddressType',
      'ClientToken',
      'PrivateDnsEnabled',
      'TagSpecifications',
    ],
    create,
  ),
};
