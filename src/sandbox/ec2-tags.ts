import type { CreateTagsCommandInput, DeleteTagsCommandInput, DescribeTagsCommandInput } from '@aws-sdk/client-ec2';
import type { TagData } from './account.ts';
import { absent } from './ec2-absent.ts';
import { type Facets, filtered } from './ec2-filters.ts';
import { ec2Page, required } from './ec2-input.ts';
import { here } from './ec2-region.ts';
import { withTags } from './ec2-tagging.ts';
import { ec2Failure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { Ec2Data, RegionData } from './region-data.ts';

interface Kind {
  readonly type: string;
  readonly in: (region: RegionData) => readonly Ec2Data[];
  readonly absent: (id: string) => Error;
}

/** Everything EC2 can tag here, by the prefix of its ids. */
const KINDS: { readonly [prefix: string]: Kind } = {
  vpc: { type: 'vpc', in: (region) => region.vpcs, absent: absent.vpc },
  subnet: { type: 'subnet', in: (region) => region.subnets, absent: absent.subnet },
  igw: { type: 'internet-gateway', in: (region) => region.internetGateways, absent: absent.internetGateway },
  rtb: { type: 'route-table', in: (region) => region.routeTables, absent: absent.routeTable },
  sg: { type: 'security-group', in: (region) => region.securityGroups, absent: absent.securityGroup },
  sgr: { type: 'security-group-rule', in: (region) => region.securityGroupRules, absent: absent.securityGroupRule },
  key: { type: 'key-pair', in: (region) => region.keyPairs, absent: absent.keyPair },
  eni: { type: 'network-interface', in: (region) => region.networkInterfaces, absent: absent.networkInterface },
  vpce: { type: 'vpc-endpoint', in: (region) => region.vpcEndpoints, absent: absent.vpcEndpoint },
  nat: { type: 'natgateway', in: (region) => region.natGateways, absent: absent.natGateway },
  eipalloc: { type: 'elastic-ip', in: (region) => region.addresses, absent: absent.address },
  i: { type: 'instance', in: (region) => region.instances, absent: absent.instance },
};

/** Throws InvalidID for an id of no kind, or the kind's `.NotFound`. */
function tagged(call: Call, ids: readonly string[] | undefined): Ec2Data[] {
  const region = here(call);
  const wanted = required(ids, 'resourceIdSet');
  if (wanted.length === 0) throw ec2Failure('MissingParameter', 'The request must contain the parameter resourceIdSet');
  return wanted.map((id) => {
    const kind = KINDS[id.split('-')[0] ?? ''];
    if (!kind) throw ec2Failure('InvalidID', `The ID '${id}' is not valid`);
    const thing = kind.in(region).find((one) => one.id === id);
    if (!thing) throw kind.absent(id);
    return thing;
  });
}

function createTags(call: Call, input: CreateTagsCommandInput): object {
  const tags = required(input.Tags, 'tagSet');
  for (const thing of tagged(call, input.Resources)) thing.tags = withTags(thing.tags, tags);
  return {};
}

/** A tag without a value goes whatever its value is; without tags all go. */
function deleteTags(call: Call, input: DeleteTagsCommandInput): object {
  const { Tags: wanted } = input;
  const goes = (tag: TagData) =>
    wanted === undefined ||
    wanted.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value));
  for (const thing of tagged(call, input.Resources)) thing.tags = thing.tags.filter((tag) => !goes(tag));
  return {};
}

interface TagRow extends TagData {
  ResourceId: string;
  ResourceType: string;
  tags: TagData[];
}

const FACETS: Facets<TagRow> = {
  key: (row) => row.Key,
  'resource-id': (row) => row.ResourceId,
  'resource-type': (row) => row.ResourceType,
  value: (row) => row.Value,
};

function describeTags(call: Call, input: DescribeTagsCommandInput): object {
  const region = here(call);
  const rows = Object.values(KINDS).flatMap((kind) =>
    kind
      .in(region)
      .flatMap(({ id, tags }) =>
        tags.map((tag): TagRow => ({ ...tag, ResourceId: id, ResourceType: kind.type, tags: [tag] })),
      ),
  );
  const page = ec2Page(filtered(rows, input.Filters, FACETS), input);
  return { Tags: page.items.map(({ tags: _, ...tag }) => tag), NextToken: page.NextToken };
}

export const tagOperations = {
  CreateTags: operation<CreateTagsCommandInput>(['Resources', 'Tags'], createTags),
  DeleteTags: operation<DeleteTagsCommandInput>(['Resources', 'Tags'], deleteTags),
  DescribeTags: operation<DescribeTagsCommandInput>(['Filters', 'MaxResults', 'NextToken'], describeTags),
};
