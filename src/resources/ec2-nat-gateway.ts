import { CreateNatGatewayCommand, type NatGateway } from '@aws-sdk/client-ec2';
import { faultOf } from '../aws/fault.ts';
import { natGateways } from '../aws/reads/network-costs.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { MadeInVain, SetupError } from '../engine/errors.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { natGatewayBlockers } from './ec2-nat-gateway-blockers.ts';
import { untilAvailable, untilDeleted } from './ec2-nat-gateway-states.ts';
import { markedAmong } from './marked.ts';

export interface NatGatewaySpec {
  /** A public one. */
  readonly subnetId: string;
  readonly allocationId: string;
  readonly name: string;
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly natGatewayId?: string;
}
export interface NatGatewayLive {
  readonly [fact: string]: string;
  readonly natGatewayId: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly allocationId: string;
  /** `pending` until it carries traffic: then `available`. */
  readonly state: string;
}

/** EC2 takes one to five minutes for either way. */
const TEN_MINUTES = 600_000;

/**
 * A public NAT gateway (ec2:CreateNatGateway, with a client token). It is made with one call, and waited for as what is still to be
 * brought in line: whoever comes back after the tool was stopped finds it pending and waits on.
 */
export const ec2NatGateway: AwsResource<NatGatewaySpec, NatGatewayLive> = {
  type: 'ec2.nat-gateway',
  title: (live) => live.natGatewayId,
  identity: 'natGatewayId',
  tagged: true,
  // The client token covers a lost answer, but not a lost state file.
  duplicable: true,
  patience: TEN_MINUTES,
  sideBySide: true,
  refersTo: [
    { fact: 'subnetId', type: 'ec2.subnet', is: 'subnetId' },
    { fact: 'allocationId', type: 'ec2.address', is: 'allocationId' },
    // While it has a public address, the VPC's internet gateway cannot be detached.
    { fact: 'vpcId', type: 'ec2.internet-gateway', is: 'vpcId' },
    { fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId' },
  ],
  async find(cx, id, spec) {
    const recorded = spec.natGatewayId && known(spec.natGatewayId);
    const all = (await natGateways(cx)).map((gateway) => ({
      live: liveOf(gateway),
      mark: markOf(gateway.Tags, cx.setup, id),
    }));
    return all.filter(({ live, mark }) => mark === 'ours' || live.natGatewayId === recorded);
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.subnetId, live.subnetId)) {
      differences.push({ fact: 'subnetId', want: known(spec.subnetId), have: live.subnetId, fix: 'conflict' });
    }
    if (live.state !== 'available') {
      differences.push({ fact: 'state', want: 'available', have: live.state, fix: 'update' });
    }
    return differences;
  },
  async create(cx, id, spec, token) {
    const command = new CreateNatGatewayCommand({
      SubnetId: spec.subnetId,
      AllocationId: spec.allocationId,
      ConnectivityType: 'public',
      ClientToken: token,
      TagSpecifications: [{ ResourceType: 'natgateway', Tags: tagsFor(cx.setup, id, spec.name) }],
    });
    const answer = await cx.clients.ec2.send(command).catch(refused);
    const gateway = liveOf(answer.NatGateway ?? {});
    // An earlier run's token brings back what failed or was deleted since.
    if (/^(failed|delet\w+)$/.test(gateway.state)) throw new SetupError('made.earlier-one-gone', { node: id });
    return { ...gateway, subnetId: spec.subnetId, allocationId: spec.allocationId };
  },
  async update(cx, _id, _spec, live) {
    return { ...live, ...liveOf(await untilAvailable(cx, live.natGatewayId)) };
  },
  marked: async (cx) => markedAmong(await natGateways(cx), liveOf),
  blockers: (cx, { natGatewayId }, leaving) => natGatewayBlockers(cx, natGatewayId, leaving),
  /** ec2:DeleteNatGateway; it keeps its address until it is `deleted`. Routes to it become black holes. */
  remove: (cx, { natGatewayId }) => untilDeleted(cx, natGatewayId),
};

/** Where no NAT gateway can be had until a limit is raised, its address is not to cost money until then. */
function refused(error: unknown): never {
  if (faultOf(error).kind !== 'quota') throw error;
  throw new MadeInVain('error.quota', {}, 1, { cause: error });
}

function liveOf(gateway: NatGateway): NatGatewayLive {
  return {
    natGatewayId: gateway.NatGatewayId ?? '',
    vpcId: gateway.VpcId ?? '',
    subnetId: gateway.SubnetId ?? '',
    allocationId: gateway.NatGatewayAddresses?.[0]?.AllocationId ?? '',
    state: gateway.State ?? 'pending',
  };
}
