import type { Vpc, VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Draft } from '../answers/answers.ts';
import { POLICY_WORDS, readEndpointPolicy } from '../answers/parse/endpoint-policy.ts';
import type { ReadContext } from '../aws/context.ts';
import { endpointPolicyOf } from '../aws/endpoint-policy.ts';
import { containerInstanceIds } from '../aws/reads/container-instances.ts';
import { endpointService } from '../aws/reads/endpoint-services.ts';
import { instances } from '../aws/reads/instances.ts';
import { dnsSettings, routeTables, subnets, vpcs, zones } from '../aws/reads/network.ts';
import { vpcEndpoints } from '../aws/reads/network-costs.ts';
import { markedAs, markOf } from '../aws/tags.ts';
import { SetupError } from '../engine/errors.ts';
import type { NodeId } from '../engine/resource.ts';
import { type EndpointPlaces, placesIn, placesInNew } from './endpoints-places.ts';
import { type Offered, offeredServices } from './endpoints-services.ts';
import { vpcNode } from './node-ids.ts';

/** What the look at a region's endpoints found. */
export interface EndpointsSeen {
  /** The VPC they are for, as far as it is there. */
  readonly vpc: Vpc | undefined;
  readonly places: EndpointPlaces;
  /** By the end of its name; what the region does not offer is not in it. */
  readonly offered: ReadonlyMap<string, Offered>;
  /** What the region calls S3 for gateway endpoints. */
  readonly s3Service: string | undefined;
  /** The attributes that a VPC of somebody else's lacks for private names; empty for one of ours, which gets them. */
  readonly dnsOff: readonly ('support' | 'hostnames')[];
  /** The VPC's endpoints that answer to their services' own names. */
  readonly there: readonly VpcEndpoint[];
  /** The nodes of interface endpoints that earlier runs made here: what of them is not wanted any more is taken away. */
  readonly made: ReadonlySet<NodeId>;
  /** EC2 ids of container instances that run in the VPC. */
  readonly running: readonly string[];
  /** What the person's own policy says, as compact JSON. */
  readonly policy: string | undefined;
}

export async function lookAtEndpoints(cx: ReadContext, draft: Draft): Promise<EndpointsSeen> {
  const [allVpcs, endpoints, offered, s3] = await Promise.all([
    vpcs(cx),
    vpcEndpoints(cx),
    offeredServices(cx),
    endpointService(cx, 'Gateway', 's3'),
  ]);
  const isOurs = (vpc: Vpc) => markOf(vpc.Tags, cx.setup, vpcNode(cx.region)) === 'ours';
  const vpc = allVpcs.find((one) => {
    if (draft.vpc === 'new') return isOurs(one);
    return draft.vpc === 'default' ? one.IsDefault : one.VpcId === draft.vpc;
  });
  const inside = endpoints.filter((one) => one.VpcId === vpc?.VpcId);
  const [places, off, running, policy] = await Promise.all([
    placesOf(cx, draft, vpc, inside),
    vpc && draft.vpc !== 'new' ? dnsOff(cx, vpc) : [],
    runningIn(cx, vpc),
    ownPolicy(cx, draft, endpoints),
  ]);
  return {
    vpc,
    places,
    offered,
    s3Service: s3?.ServiceName,
    dnsOff: off,
    there: inside.filter((one) => one.PrivateDnsEnabled && /^(available|pending)$/i.test(one.State ?? '')),
    made: new Set(endpoints.flatMap((one) => nodeOf(cx, one))),
    running,
    policy,
  };
}

function nodeOf({ setup }: ReadContext, { VpcEndpointType, State, Tags }: VpcEndpoint): readonly NodeId[] {
  const mark = markedAs(Tags);
  const isOurs = mark?.setupId === setup.id && VpcEndpointType === 'Interface';
  return mark && isOurs && !/^delet/i.test(State ?? '') ? [mark.node] : [];
}

async function placesOf(
  cx: ReadContext,
  draft: Draft,
  vpc: Vpc | undefined,
  inside: readonly VpcEndpoint[],
): Promise<EndpointPlaces> {
  if (draft.vpc === 'new') {
    const names = (await zones(cx)).flatMap((zone) => zone.ZoneName ?? []);
    return placesInNew(draft, names, cx.region);
  }
  const [allSubnets, allTables] = await Promise.all([subnets(cx), routeTables(cx)]);
  const places = placesIn(vpc ?? {}, allSubnets, allTables);
  // A table can have one route to S3: whoever's endpoint has it is the one that is used.
  const served = inside
    .filter((one) => one.VpcEndpointType === 'Gateway' && one.ServiceName?.endsWith('.s3'))
    .filter((one) => markedAs(one.Tags)?.setupId !== cx.setup.id)
    .flatMap((one) => one.RouteTableIds ?? []);
  return { ...places, tableIds: places.tableIds.filter((id) => !served.includes(id)) };
}

async function dnsOff(cx: ReadContext, { VpcId = '' }: Vpc): Promise<EndpointsSeen['dnsOff']> {
  const dns = await dnsSettings(cx, VpcId);
  return (['support', 'hostnames'] as const).filter((attribute) => dns?.[attribute] === false);
}

async function runningIn(cx: ReadContext, vpc: Vpc | undefined): Promise<readonly string[]> {
  if (!vpc) return [];
  const registered = await containerInstanceIds(cx);
  if (registered.length === 0) return [];
  const inside = (await instances(cx)).filter((one) => one.VpcId === vpc.VpcId).map((one) => one.InstanceId);
  return registered.filter((id) => inside.includes(id));
}

/** The file is needed until the endpoints are made with it; after that it may go. */
async function ownPolicy(
  cx: ReadContext,
  { endpointPolicy: path }: Draft,
  endpoints: readonly VpcEndpoint[],
): Promise<string | undefined> {
  if (path === undefined || (POLICY_WORDS as readonly string[]).includes(path)) return undefined;
  try {
    return await readEndpointPolicy(path);
  } catch (error) {
    const ours = endpoints.find(
      (one) => one.VpcEndpointType === 'Interface' && markedAs(one.Tags)?.setupId === cx.setup.id,
    );
    if (!(error instanceof SetupError) || error.code !== 'input.no-such-file' || !ours) throw error;
    return endpointPolicyOf(ours.PolicyDocument);
  }
}
