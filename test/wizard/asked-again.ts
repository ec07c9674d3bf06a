import { isDeepStrictEqual } from 'node:util';
import type { Request } from './recorded.ts';

/** Which writes may change what a read answers beside those that name the same thing, by the end of their names. */
const CHANGED_BY: readonly (readonly [RegExp, RegExp])[] = [
  [/^ec2:DescribeVpcs$/, /Vpc$/],
  [/^ec2:DescribeVpcAttribute$/, /ModifyVpcAttribute$/],
  [/^ec2:DescribeSubnets$/, /Subnet(Attribute)?$/],
  // A gateway or an endpoint leaves, or takes along, routes of its own.
  [/^ec2:DescribeRouteTables$/, /(Route|RouteTable|Vpc|Subnet|Gateway|VpcEndpoints?)$/],
  [/^ec2:DescribeInternetGateways$/, /InternetGateway$/],
  [/^ec2:DescribeSecurityGroups$/, /(Vpc|SecurityGroup(Ingress)?)$/],
  [/^ec2:DescribeSecurityGroupRules$/, /(Vpc|SecurityGroup(Ingress)?)$/],
  [/^ec2:DescribeKeyPairs$/, /KeyPair$/],
  [/^ec2:DescribeNatGateways$/, /NatGateway$/],
  [/^ec2:DescribeAddresses$/, /(Address|NatGateway)$/],
  [/^ec2:DescribeVpcEndpoints$/, /VpcEndpoints?$/],
  [/^ec2:DescribeNetworkInterfaces$/, /(NatGateway|VpcEndpoints?)$/],
  [/^ecs:(DescribeClusters|ListClusters)$/, /Cluster(CapacityProviders)?$/],
  [/^ecs:ListAccountSettings$/, /AccountSetting(Default)?$/],
  [/^iam:ListUsers$/, /(Create|Delete)User$/],
  [/^iam:ListRoles$/, /Role$/],
  [/^iam:ListPolicies$/, /Policy$/],
  [/^iam:ListInstanceProfiles$/, /InstanceProfile$/],
  [/^iam:ListVirtualMFADevices$/, /MFADevice$/],
  [/^iam:ListAccountAliases$/, /AccountAlias$/],
  [/^budgets:DescribeBudgets$/, /Budget$/],
];

/** The requests up to the last that changed something: after it everything is looked at once more, which proves that it is there. */
export function beforeProof(requests: readonly Request[]): readonly Request[] {
  return requests.slice(0, requests.findLastIndex((one) => !one.isRead) + 1);
}

/** What says how much of the answer is wanted, and not what is asked about. */
const SHAPE = ['include', 'IncludePublicKey', 'MaxResults', 'MaxItems', 'maxResults', 'AssignmentStatus'];
/** What makes another page of it. */
const PAGE = ['NextToken', 'Marker', 'nextToken'];

/**
 * The requests of a look that an earlier one of the same run had answered, or could have, with no write since that would change the answer.
 * What is read right before a change is no look: it is to be as it is now.
 */
export function askedAgain(requests: readonly Request[]): readonly string[] {
  const reads = [...requests.entries()].filter(([, one]) => one.isRead && !one.isForChange);
  return reads.flatMap(([at, again]) => {
    const earlier = reads.find(([before, one]) => before < at && isSame(one, again) && !changed(requests, before, at));
    return earlier ? [`${nameOf(again)} after ${nameOf(earlier[1])}`] : [];
  });
}

const nameOf = ({ action, region, input }: Request) =>
  `${action} ${region} ${JSON.stringify(input)}`.replace('  ', ' ');

/** Is one of the two the same question as the other, or a narrower one? */
function isSame(one: Request, other: Request): boolean {
  if (kindOf(one) !== kindOf(other) || one.region !== other.region || one.signedBy !== other.signedBy) return false;
  const [first, second] = [aboutOf(one), aboutOf(other)];
  if (!isDeepStrictEqual(first.pages, second.pages)) return false;
  const [less, more] = first.about.length < second.about.length ? [first, second] : [second, first];
  return less.about.every(([key, value]) => isDeepStrictEqual(value, new Map(more.about).get(key)));
}

/** One budget is among all of them, with everything there is to know of it. */
const kindOf = ({ action }: Request) => action.replace('DescribeBudgets', 'DescribeBudget');

function aboutOf({ input }: Request) {
  const given = Object.entries(input).filter(([key, value]) => value !== undefined && !SHAPE.includes(key));
  const about = given.filter(([key]) => !PAGE.includes(key)).flatMap(([key, value]) => partsOf(key, value));
  return { pages: given.filter(([key]) => PAGE.includes(key)), about };
}

/** Every filter narrows by itself, and a cluster may be named by its ARN as well. */
function partsOf(key: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (key === 'clusters') return [[key, namesIn(value)]];
  if (key !== 'Filters') return [[key, value]];
  return (value as readonly { Name: string; Values: unknown }[]).map(({ Name, Values }) => [`by ${Name}`, Values]);
}

const namesIn = (value: unknown) => [value].flat().map((one) => String(one).slice(String(one).lastIndexOf('/') + 1));

/** Was anything written between the two that could make the answer another one, or was it waited for? */
function changed(requests: readonly Request[], before: number, at: number): boolean {
  const read = requests[at] as Request;
  if (read.at > (requests[before]?.at ?? 0)) return true;
  return requests.slice(before + 1, at).some((one) => !one.isRead && mayChange(one, read));
}

function mayChange(write: Request, read: Request): boolean {
  if (write.action.split(':')[0] !== read.action.split(':')[0] || write.region !== read.region) return false;
  const kinds = CHANGED_BY.filter(([pattern]) => pattern.test(read.action));
  if (kinds.length > 0) return kinds.some(([, by]) => by.test(write.action));
  const named = textsIn(write.input);
  return textsIn(read.input).some((text) => named.includes(text));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
