import type {
  CreateDefaultVpcCommandInput,
  CreateVpcCommandInput,
  DeleteVpcCommandInput,
  DescribeVpcsCommandInput,
  Vpc,
} from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { isUnusable, parseRange } from './cidr.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { findVpc } from './ec2-find.ts';
import { ec2Page, invalidValue, required, selectByIds } from './ec2-input.ts';
import { here, newId } from './ec2-region.ts';
import { shownTags, tagsOf } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { addDefaultVpc, addVpc } from './new-region.ts';
import { type Call, operation } from './operation.ts';
import type { RegionData, VpcData } from './region-data.ts';

const MOST_VPCS = 5;
const DHCP_OPTIONS_ID = 'dopt-0a1b2c3d4e5f67890';

const FACETS: Facets<VpcData> = {
  cidr: (vpc) => vpc.cidr,
  'cidr-block-association.cidr-block': (vpc) => vpc.cidr,
  'dhcp-options-id': () => DHCP_OPTIONS_ID,
  'is-default': (vpc) => vpc.isDefault,
  isDefault: (vpc) => vpc.isDefault,
  'owner-id': () => ACCOUNT_ID,
  state: () => 'available',
  'vpc-id': (vpc) => vpc.id,
};

function view(vpc: VpcData, state: 'available' | 'pending'): Vpc {
  return {
    OwnerId: ACCOUNT_ID,
    InstanceTenancy: vpc.tenancy,
    CidrBlockAssociationSet: [
      {
        AssociationId: vpc.id.replace('vpc-', 'vpc-cidr-assoc-'),
        CidrBlock: vpc.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    IsDefault: vpc.isDefault,
    Tags: shownTags(vpc.tags),
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    VpcId: vpc.id,
    State: state,
    CidrBlock: vpc.cidr,
    DhcpOptionsId: DHCP_OPTIONS_ID,
  };
}

/** The canonical form of a VPC's range. Throws InvalidParameterValue or InvalidVpc.Range. */
function vpcCidr(text: string | undefined): string {
  const given = required(text, 'cidrBlock');
  const range = parseRange(given);
  if (!range) {
    throw invalidValue(`Value (${given}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`);
  }
  if (range.prefix < 16 || range.prefix > 28 || isUnusable(range)) {
    throw ec2Failure('InvalidVpc.Range', `The CIDR '${given}' is invalid.`);
  }
  return range.text;
}

function checkQuota(region: RegionData): void {
  if (region.vpcs.length >= MOST_VPCS) {
    throw ec2Failure('VpcLimitExceeded', 'The maximum number of VPCs has been reached.');
  }
}

function createVpc(call: Call, input: CreateVpcCommandInput): object {
  const region = here(call);
  const { InstanceTenancy: tenancy = 'default' } = input;
  if (tenancy !== 'default' && tenancy !== 'dedicated') {
    throw invalidValue(`Value (${tenancy}) for parameter instanceTenancy is invalid.`);
  }
  const cidr = vpcCidr(input.CidrBlock);
  const tags = tagsOf(input.TagSpecifications, 'vpc');
  checkQuota(region);
  const vpc = addVpc(region, { cidr, isDefault: false, tenancy, dnsHostnames: false }, newId);
  vpc.tags = tags;
  return { Vpc: view(vpc, 'pending') };
}

function createDefaultVpc(call: Call): object {
  const region = here(call);
  if (region.vpcs.some(({ isDefault }) => isDefault)) {
    throw ec2Failure('DefaultVpcAlreadyExists', 'A Default VPC already exists for this account in this region.');
  }
  checkQuota(region);
  return { Vpc: view(addDefaultVpc(region, call.region, newId), 'pending') };
}

function describeVpcs(call: Call, input: DescribeVpcsCommandInput): object {
  const vpcs = selectByIds(here(call).vpcs, input.VpcIds, absent.vpc);
  const page = ec2Page(filtered(vpcs, input.Filters, FACETS), input, { ids: input.VpcIds });
  return { Vpcs: page.items.map((vpc) => view(vpc, 'available')), NextToken: page.NextToken };
}

/** The main route table and the default group go with the VPC; anything else stands in the way. */
function deleteVpc(call: Call, input: DeleteVpcCommandInput): object {
  const region = here(call);
  const { id } = findVpc(call, input.VpcId);
  const inside = <T extends { vpcId?: string }>(things: readonly T[]) => things.filter(({ vpcId }) => vpcId === id);
  const tables = inside(region.routeTables);
  const groups = inside(region.securityGroups);
  const inTheWay = [
    ...inside(region.subnets),
    ...inside(region.internetGateways),
    ...inside(region.networkInterfaces),
    ...inside(region.natGateways).filter(({ state }) => state !== 'deleted' && state !== 'failed'),
    ...inside(region.vpcEndpoints).filter(({ state }) => state !== 'deleted'),
    ...inside([...region.vpnGateways, ...region.egressOnlyGateways, ...region.networkAcls]),
    ...region.peerings.filter(
      (peering) => peering.state === 'active' && [peering.requesterVpcId, peering.accepterVpcId].includes(id),
    ),
    ...tables.filter(({ associations }) => !associations.some(({ subnetId }) => subnetId === undefined)),
    ...groups.filter(({ name }) => name !== 'default'),
  ];
  if (inTheWay.length > 0) {
    throw ec2Failure('DependencyViolation', `The vpc '${id}' has dependencies and cannot be deleted.`);
  }
  region.vpcs = region.vpcs.filter((vpc) => vpc.id !== id);
  region.routeTables = region.routeTables.filter((table) => !tables.includes(table));
  region.securityGroups = region.securityGroups.filter((group) => !groups.includes(group));
  region.securityGroupRules = region.securityGroupRules.filter(({ groupId }) => !groups.some((g) => g.id === groupId));
  return {};
}

export const vpcOperations = {
  CreateVpc: operation<CreateVpcCommandInput>(['CidrBlock', 'InstanceTenancy', 'TagSpecifications'], createVpc),
  CreateDefaultVpc: operation<CreateDefaultVpcCommandInput>([], createDefaultVpc),
  DescribeVpcs: operation<DescribeVpcsCommandInput>(['VpcIds', 'Filters', 'MaxResults', 'NextToken'], describeVpcs),
  DeleteVpc: operation<DeleteVpcCommandInput>(['VpcId'], deleteVpc),
};
