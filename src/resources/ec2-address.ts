import { type Address, AllocateAddressCommand } from '@aws-sdk/client-ec2';
import { addresses, allNatGateways } from '../aws/reads/network-costs.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { standsInTheWay } from './blocking.ts';
import { isLeavingGateway } from './leaving-interfaces.ts';
import { markedAmong } from './marked.ts';
import { releaseAddress } from './release-address.ts';

export interface AddressSpec {
  readonly name: string;
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly allocationId?: string;
}
export interface AddressLive {
  readonly [fact: string]: string;
  readonly allocationId: string;
  readonly publicIp: string;
}

/** An Elastic IP address for a NAT gateway (ec2:AllocateAddress, which has no client token). */
export const ec2Address: AwsResource<AddressSpec, AddressLive> = {
  type: 'ec2.address',
  title: (live) => `${live.publicIp} ${live.allocationId}`,
  identity: 'allocationId',
  tagged: true,
  duplicable: true,
  async find(cx, id, spec) {
    const recorded = spec.allocationId && known(spec.allocationId);
    const all = (await addresses(cx)).map((address) => ({
      live: liveOf(address),
      mark: markOf(address.Tags, cx.setup, id),
    }));
    return all.filter(({ live, mark }) => mark === 'ours' || live.allocationId === recorded);
  },
  compare: () => [],
  async create(cx, id, spec) {
    const TagSpecifications = [{ ResourceType: 'elastic-ip' as const, Tags: tagsFor(cx.setup, id, spec.name) }];
    return liveOf(await cx.clients.ec2.send(new AllocateAddressCommand({ Domain: 'vpc', TagSpecifications })));
  },
  marked: async (cx) => markedAmong(await addresses(cx), liveOf),
  async blockers(cx, { allocationId }, leaving) {
    const address = (await addresses(cx)).find((one) => one.AllocationId === allocationId);
    if (!address?.AssociationId) return [];
    const holder = (await allNatGateways(cx)).find(({ NatGatewayAddresses }) =>
      NatGatewayAddresses?.some((one) => one.AllocationId === allocationId),
    );
    if (holder && (isLeavingGateway(leaving, holder.NatGatewayId) || /^delet/.test(holder.State ?? ''))) return [];
    return standsInTheWay('undo.address-used', [
      holder?.NatGatewayId ?? address.InstanceId ?? address.NetworkInterfaceId ?? address.AssociationId,
    ]);
  },
  remove: (cx, { allocationId }) => releaseAddress(cx, allocationId),
};

function liveOf({ AllocationId = '', PublicIp = '' }: Pick<Address, 'AllocationId' | 'PublicIp'>): AddressLive {
  return { allocationId: AllocationId, publicIp: PublicIp };
}
