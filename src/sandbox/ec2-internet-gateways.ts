import type {
  AttachInternetGatewayCommandInput,
  CreateInternetGatewayCommandInput,
  DeleteInternetGatewayCommandInput,
  DescribeInternetGatewaysCommandInput,
  DetachInternetGatewayCommandInput,
  InternetGateway,
} from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { findInternetGateway, findVpc } from './ec2-find.ts';
import { ec2Page, invalidValue, selectByIds } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { InternetGatewayData } from './region-data.ts';

const MOST_GATEWAYS = 5;

const FACETS: Facets<InternetGatewayData> = {
  'attachment.state': (gateway) => gateway.vpcId && 'available',
  'attachment.vpc-id': (gateway) => gateway.vpcId,
  'internet-gateway-id': (gateway) => gateway.id,
  'owner-id': () => ACCOUNT_ID,
};

function view({ id, vpcId, tags }: InternetGatewayData): InternetGateway {
  return {
    // The model's enum has no `available`, which is what EC2 answers.
    Attachments: vpcId === undefined ? [] : [{ State: 'available' as never, VpcId: vpcId }],
    InternetGatewayId: id,
    OwnerId: ACCOUNT_ID,
    Tags: tags,
  };
}

function create(call: Call, input: CreateInternetGatewayCommandInput): object {
  const { internetGateways } = here(call);
  const gateway = { id: newId('igw'), tags: tagsOf(input.TagSpecifications, 'internet-gateway') };
  if (internetGateways.length >= MOST_GATEWAYS) {
    throw ec2Failure('InternetGatewayLimitExceeded', 'The maximum number of internet gateways has been reached.');
  }
  internetGateways.push(gateway);
  return { InternetGateway: view(gateway) };
}

function describe(call: Call, input: DescribeInternetGatewaysCommandInput): object {
  const gateways = selectByIds(here(call).internetGateways, input.InternetGatewayIds, absent.internetGateway);
  const page = ec2Page(filtered(gateways, input.Filters, FACETS), input, { ids: input.InternetGatewayIds });
  return { InternetGateways: page.items.map(view), NextToken: page.NextToken };
}

function attach(call: Call, input: AttachInternetGatewayCommandInput): object {
  const gateway = findInternetGateway(call, input.InternetGatewayId);
  const vpc = findVpc(call, input.VpcId);
  if (gateway.vpcId !== undefined) {
    throw ec2Failure(
      'Resource.AlreadyAssociated',
      `resource ${gateway.id} is already attached to network ${gateway.vpcId}`,
    );
  }
  if (here(call).internetGateways.some(({ vpcId }) => vpcId === vpc.id)) {
    throw invalidValue(`Network ${vpc.id} already has an internet gateway attached`);
  }
  gateway.vpcId = vpc.id;
  return {};
}

function detach(call: Call, input: DetachInternetGatewayCommandInput): object {
  const gateway = findInternetGateway(call, input.InternetGatewayId);
  const vpc = findVpc(call, input.VpcId);
  if (gateway.vpcId !== vpc.id) {
    throw ec2Failure('Gateway.NotAttached', `resource ${gateway.id} is not attached to network ${vpc.id}`);
  }
  const { networkInterfaces, natGateways } = here(call);
  const nats = natGateways.filter(({ state }) => state !== 'deleted' && state !== 'failed');
  if ([...networkInterfaces, ...nats].some(({ vpcId, publicIp }) => vpcId === vpc.id && publicIp !== undefined)) {
    throw ec2Failure(
      'DependencyViolation',
      `Network ${vpc.id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  delete gateway.vpcId;
  return {};
}

function remove(call: Call, input: DeleteInternetGatewayCommandInput): object {
  const gateway = findInternetGateway(call, input.InternetGatewayId);
  if (gateway.vpcId !== undefined) {
    throw ec2Failure(
      'DependencyViolation',
      `The internetGateway '${gateway.id}' has dependencies and cannot be deleted.`,
    );
  }
  const region = here(call);
  region.internetGateways = region.internetGateways.filter(({ id }) => id !== gateway.id);
  return {};
}

export const internetGatewayOperations = {
  CreateInternetGateway: operation<CreateInternetGatewayCommandInput>(['TagSpecifications'], create),
  DescribeInternetGateways: operation<DescribeInternetGatewaysCommandInput>(
    ['InternetGatewayIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
  AttachInternetGateway: operation<AttachInternetGatewayCommandInput>(['InternetGatewayId', 'VpcId'], attach),
  DetachInternetGateway: operation<DetachInternetGatewayCommandInput>(['InternetGatewayId', 'VpcId'], detach),
  DeleteInternetGateway: operation<DeleteInternetGatewayCommandInput>(['InternetGatewayId'], remove),
};
