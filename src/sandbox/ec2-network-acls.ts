import type { DescribeNetworkAclsCommandInput } from '@aws-sdk/client-ec2';
import { ACCOUNT_ID } from './account.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, selectByIds } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { type Call, operation } from './operation.ts';
import type { NetworkAclData, RegionData } from './region-data.ts';

interface Acl extends NetworkAclData {
  isDefault: boolean;
}

const FACETS: Facets<Acl> = {
  default: (acl) => acl.isDefault,
  'network-acl-id': (acl) => acl.id,
  'vpc-id': (acl) => acl.vpcId,
};

/** Each VPC is born with one, which goes with it; the others are those put there. */
function acls(region: RegionData): Acl[] {
  const born = region.vpcs.map(({ id }) => ({ id: id.replace('vpc-', 'acl-'), vpcId: id, tags: [], isDefault: true }));
  return [...born, ...region.networkAcls.map((acl) => ({ ...acl, isDefault: false }))];
}

/** Entries and associations are not shown. */
function describe(call: Call, input: DescribeNetworkAclsCommandInput): object {
  const ids = input.NetworkAclIds;
  const found = selectByIds(acls(here(call)), ids, absent.networkAcl);
  const page = ec2Page(filtered(found, input.Filters, FACETS), input, { ids });
  const shown = page.items.map(({ id, vpcId, isDefault, tags }) => ({
    NetworkAclId: id,
    VpcId: vpcId,
    IsDefault: isDefault,
    OwnerId: ACCOUNT_ID,
    Tags: tags,
  }));
  return { NetworkAcls: shown, NextToken: page.NextToken };
}

export const networkAclOperations = {
  DescribeNetworkAcls: operation<DescribeNetworkAclsCommandInput>(
    ['NetworkAclIds', 'Filters', 'MaxResults', 'NextToken'],
    describe,
  ),
};
