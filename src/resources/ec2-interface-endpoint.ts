import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { sameEndpointPolicy } from '../aws/endpoint-policy.ts';
import { vpcEndpoints } from '../aws/reads/network-costs.ts';
import { markOf } from '../aws/tags.ts';
import { SetupError } from '../engine/errors.ts';
import type { Partially } from '../engine/resource.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { afterChange, changeEndpoint, giveBack } from './ec2-interface-endpoint-changes.ts';
import { compareEndpoint } from './ec2-interface-endpoint-compare.ts';
import { createEndpoint } from './ec2-interface-endpoint-create.ts';
import { endpointFacts, endpointLive, type InterfaceEndpointLive } from './ec2-interface-endpoint-live.ts';
import { untilAvailable, untilGone } from './ec2-interface-endpoint-states.ts';
import { markedAmong } from './marked.ts';

export interface InterfaceEndpointSpec {
  readonly vpcId: string;
  /** Its full name, as EC2 lists it: `com.amazonaws.ap-northeast-2.ecs-agent`. */
  readonly service: string;
  readonly name: string;
  readonly zones: readonly string[];
  /** One in each of the zones, in their order. */
  readonly subnetIds: readonly string[];
  /** Does it stand in these very subnets, or in any of their zones? */
  readonly exact: boolean;
  /** Ranges that it is to be reached from. */
  readonly cidrs: readonly string[];
  readonly groupId: string;
  /** JSON, or `full-access`. */
  readonly policy: string;
  /** DNS attributes that its VPC lacks and that are not ours to turn on: without them it can only be used, not made. */
  readonly dnsOff: readonly ('support' | 'hostnames')[];
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly endpointId?: string;
}

/** EC2 takes some minutes for either way. */
const TEN_MINUTES = 600_000;

/**
 * An interface endpoint that answers to its service's own name (ec2:CreateVpcEndpoint, with a client token). A VPC has one of them for a
 * service at most. It is waited for as what is still to be brought in line: whoever comes back after the tool was stopped waits on.
 */
export const ec2InterfaceEndpoint: AwsResource<InterfaceEndpointSpec, InterfaceEndpointLive> = {
  type: 'ec2.interface-endpoint',
  title: (live) => `${live.service} ${live.endpointId}`,
  identity: 'endpointId',
  tagged: true,
  // The client token covers a lost answer, but not a lost state file.
  duplicable: true,
  patience: TEN_MINUTES,
  sideBySide: true,
  refersTo: [
    { fact: 'subnetIds', type: 'ec2.subnet', is: 'subnetId', serves: true, apart: true },
    { fact: 'groupIds', type: 'ec2.security-group', is: 'groupId' },
    { fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId' },
  ],
  async find(cx, id, spec, hint) {
    const recorded = spec.endpointId && known(spec.endpointId);
    const found = (await vpcEndpoints(cx)).flatMap((endpoint) => {
      const mark = markOf(endpoint.Tags, cx.setup, id);
      const is = mark === 'ours' || endpoint.VpcEndpointId === recorded || holdsTheName(endpoint, spec);
      return is ? [{ endpoint, mark }] : [];
    });
    const [attribute] = known(spec.dnsOff ?? []) ?? [];
    if (found.length === 0 && attribute) throw noPrivateNames(cx, known(spec.vpcId) ?? '', attribute);
    return Promise.all(
      found.map(async ({ endpoint, mark }) => {
        const live = await endpointLive(cx, endpoint, mark === 'ours');
        return { live: { ...live, ...changedBefore(hint, live) }, mark };
      }),
    );
  },
  compare: compareEndpoint,
  async create(cx, id, spec, token) {
    const endpoint = await createEndpoint(cx, id, spec, token);
    const live = endpointFacts(endpoint, true);
    // An earlier run's token brings back what failed or was deleted since.
    if (/^(failed|rejected|expired|delet\w+)$/.test(live.state)) {
      throw new SetupError('made.earlier-one-gone', { node: id });
    }
    const { vpcId, service, zones, subnetIds, groupId, policy } = spec;
    return { ...live, vpcId, service, zones, subnetIds, groupIds: [groupId], policy, privateDns: true };
  },
  async update(cx, _id, spec, live, differences) {
    const available = live.state === 'available' ? undefined : await untilAvailable(cx, live);
    const now = { ...live, state: 'available', interfaceIds: available?.NetworkInterfaceIds ?? live.interfaceIds };
    const others = differences.filter(({ fact }) => fact !== 'state');
    if (others.length === 0) return now;
    await changeEndpoint(cx, spec, now, others);
    return afterChange(spec, now, others);
  },
  marked: async (cx) => markedAmong(await interfaceEndpoints(cx), (endpoint) => endpointLive(cx, endpoint, true)),
  remove: (cx, live) => untilGone(cx, live),
  restore: giveBack,
};

const isInterface = ({ VpcEndpointType }: VpcEndpoint): boolean => /^interface$/i.test(VpcEndpointType ?? '');

const interfaceEndpoints = async (cx: ReadContext) => (await vpcEndpoints(cx)).filter(isInterface);

/** Is it the one that the service's name leads to in this VPC? What failed, or has no private DNS, holds no name. */
function holdsTheName(endpoint: VpcEndpoint, spec: Partially<InterfaceEndpointSpec>): boolean {
  const { VpcId, ServiceName, PrivateDnsEnabled, State = '' } = endpoint;
  const isThere = Boolean(PrivateDnsEnabled) && !/^(failed|rejected|expired)$/i.test(State);
  return isInterface(endpoint) && isThere && VpcId === known(spec.vpcId) && ServiceName === known(spec.service);
}

/** What an earlier run changed about somebody else's, as far as it is still so. */
function changedBefore(
  hint: Partial<InterfaceEndpointLive> | undefined,
  live: InterfaceEndpointLive,
): Pick<InterfaceEndpointLive, 'addedSubnetIds' | 'addedGroupIds' | 'previousPolicy'> {
  if (hint?.endpointId !== live.endpointId || live.ours) return {};
  const { addedSubnetIds, addedGroupIds, previousPolicy, policy = '' } = hint;
  return {
    ...(addedSubnetIds ? { addedSubnetIds } : {}),
    ...(addedGroupIds ? { addedGroupIds } : {}),
    ...(previousPolicy !== undefined && sameEndpointPolicy(policy, live.policy) ? { previousPolicy } : {}),
  };
}

/** Private names need both attributes of the VPC, and a VPC that was there before us is not changed in passing. */
function noPrivateNames({ region }: ReadContext, vpc: string, attribute: string): SetupError {
  const command = `aws ec2 modify-vpc-attribute --region ${region} --vpc-id ${vpc} --enable-dns-${attribute}`;
  return new SetupError('endpoint.no-private-names', { vpc, command });
}
