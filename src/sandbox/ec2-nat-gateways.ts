import type {
  CreateNatGatewayCommandInput,
  DeleteNatGatewayCommandInput,
  DescribeNatGatewaysCommandInput,
  NatGateway,
} from '@aws-sdk/client-ec2';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { findSubnet } from './ec2-find.ts';
import { ec2Page, invalidValue, required, selectByIds } from './ec2-input.ts';
import { DELETING, MAKING, stands } from './ec2-nat-gateway-states.ts';
import { here, newId } from './ec2-region.ts';
import { tagsOf } from './ec2-tagging.ts';
import { freeAddress } from './ec2-vpc-endpoint-parts.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { AddressData, NatGatewayData, SubnetData } from './region-data.ts';

const MOST_IN_A_ZONE = 5;

const FACETS: Facets<NatGatewayData> = {
  'nat-gateway-id': (gateway) => gateway.id,
  state: (gateway) => gateway.state,
  'subnet-id': (gateway) => gateway.subnetId,
  'vpc-id': (gateway) => gateway.vpcId,
};

function view(call: Call, gateway: NatGatewayData): NatGateway {
  const { publicIp, allocationId, interfaceId, failure, state, created } = gateway;
  const one = here(call).networkInterfaces.find(({ id }) => id === interfaceId);
  return {
    NatGatewayId: gateway.id,
    VpcId: gateway.vpcId,
    SubnetId: gateway.subnetId,
    State: state,
    ConnectivityType: publicIp === undefined ? 'private' : 'public',
    CreateTime: created === undefined ? undefined : new Date(created),
    NatGatewayAddresses:
      publicIp === undefined
        ? []
        : [
            {
              PublicIp: publicIp,
              AllocationId: allocationId,
              NetworkInterfaceId: interfaceId,
              PrivateIp: one?.privateIp,
            },
          ],
    ...(failure && state !== 'pending' ? { FailureCode: failure.code, FailureMessage: failure.message } : {}),
    Tags: gateway.tags,
  };
}

/** The same client token answers with the same NAT gateway, whatever became of it. */
function create(call: Call, input: CreateNatGatewayCommandInput): object {
  const region = here(call);
  const subnet = findSubnet(call, input.SubnetId);
  const token = required(input.ClientToken, 'clientToken');
  if ((input.ConnectivityType ?? 'public') !== 'public') throw invalidValue('Only public NAT gateways are known here.');
  const allocationId = required(input.AllocationId, 'allocationId');
  const tags = tagsOf(input.TagSpecifications, 'natgateway');
  const earlier = region.natGateways.find(({ clientToken }) => clientToken === token);
  if (earlier && (earlier.subnetId !== subnet.id || earlier.allocationId !== allocationId)) {
    throw ec2Failure(
      'IdempotentParameterMismatch',
      'The request uses the same client token as a previous, but non-identical request.',
    );
  }
  if (earlier) return { NatGateway: view(call, earlier), ClientToken: token };
  const address = freeAllocation(call, allocationId);
  checkQuota(call, subnet);
  const failure = region.natGatewayFailure ?? whyItFails(call, subnet);
  const gateway: NatGatewayData = {
    id: newId('nat'),
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    state: 'pending',
    publicIp: address.publicIp,
    allocationId,
    clientToken: token,
    created: call.now,
    settles: call.now + MAKING,
    ...(failure ? { failure: { ...failure } } : {}),
    tags,
  };
  addInterface(call, gateway, subnet, address);
  region.natGateways.push(gateway);
  return { NatGateway: view(call, gateway), ClientToken: token };
}

/** Throws InvalidAllocationID.NotFound or Resource.AlreadyAssociated. */
function freeAllocation(call: Call, allocationId: string): AddressData {
  const address = here(call).addresses.find(({ id }) => id === allocationId);
  if (!address) throw absent.address(allocationId);
  if (address.instanceId !== undefined || address.networkInterfaceId !== undefined) {
    throw ec2Failure('Resource.AlreadyAssociated', `Elastic IP address [${allocationId}] is already associated`);
  }
  return address;
}

function checkQuota(call: Call, { zone }: SubnetData): void {
  const { natGateways, subnets } = here(call);
  const inZone = natGateways.filter(
    (one) => stands(one) && subnets.find(({ id }) => id === one.subnetId)?.zone === zone,
  );
  if (inZone.length >= MOST_IN_A_ZONE) {
    throw ec2Failure('NatGatewayLimitExceeded', `The maximum number of NAT Gateways in ${zone} has been reached.`);
  }
}

/** A network without an internet gateway is found out only while the NAT gateway is being made. */
function whyItFails(call: Call, { vpcId }: SubnetData): NatGatewayData['failure'] {
  if (here(call).internetGateways.some((one) => one.vpcId === vpcId)) return undefined;
  return { code: 'Gateway.NotAttached', message: `Network ${vpcId} has no Internet gateway attached` };
}

function addInterface(call: Call, gateway: NatGatewayData, subnet: SubnetData, address: AddressData): void {
  const id = newId('eni');
  here(call).networkInterfaces.push({
    id,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    groupIds: [],
    description: `Interface for NAT Gateway ${gateway.id}`,
    interfaceType: 'nat_gateway',
    privateIp: freeAddress(call, subnet),
    publicIp: address.publicIp,
    tags: [],
  });
  gateway.interfaceId = id;
  address.networkInterfaceId = id;
}

/** The filters' parameter is `Filter`, other than anywhere else. */
function describe(call: Call, input: DescribeNatGatewaysCommandInput): object {
  const found = selectByIds(here(call).natGateways, input.NatGatewayIds, absent.natGateway);
  const page = ec2Page(filtered(found, input.Filter, FACETS), input, { ids: input.NatGatewayIds });
  return { NatGateways: page.items.map((gateway) => view(call, gateway)), NextToken: page.NextToken };
}

/** Routes that lead to it stay, as black holes. One that failed is gone at once. */
function remove(call: Call, input: DeleteNatGatewayCommandInput): object {
  const id = required(input.NatGatewayId, 'natGatewayId');
  const gateway = here(call).natGateways.find((one) => one.id === id);
  if (!gateway) throw absent.natGateway(id);
  if (stands(gateway) || gateway.state === 'failed') {
    gateway.settles = call.now + (gateway.state === 'failed' ? 0 : DELETING);
    gateway.state = 'deleting';
  }
  return { NatGatewayId: id };
}

export const natGatewayOperations = {
  CreateNatGateway: operation<CreateNatGatewayCommandInput>(
    ['SubnetId', 'AllocationId', 'ConnectivityType', 'ClientToken', 'TagSpecifications'],
    create,
  ),
  DescribeNatGateways: operation<DescribeNatGatewaysCommandInput>(
    ['NatGatewayIds', 'Filter', 'MaxResults', 'NextToken'],
    describe,
  ),
  DeleteNatGateway: operation<DeleteNatGatewayCommandInput>(['NatGatewayId'], remove),
};
