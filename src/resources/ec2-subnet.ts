import { CreateSubnetCommand, ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import { subnets } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';

export interface SubnetSpec {
  readonly vpcId: string;
  readonly cidr: string;
  /** Name of the availability zone, taken at creation and then left as it is. */
  readonly zone: string;
  readonly name: string;
}
export interface SubnetLive {
  readonly [fact: string]: string | boolean;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly zone: string;
  readonly publicAddresses: boolean;
}

/** A public subnet, where instances are given a public IPv4 address (ec2:CreateSubnet, ec2:ModifySubnetAttribute). */
export const ec2Subnet: AwsResource<SubnetSpec, SubnetLive> = {
  type: 'ec2.subnet',
  title: (live) => `${live.cidr} ${live.zone} ${live.subnetId}`,
  identity: 'subnetId',
  tagged: true,
  duplicable: true,
  async find(cx, id) {
    const found = (await subnets(cx)).filter((subnet) => markOf(subnet.Tags, cx.setup, id) === 'ours');
    return found.map((subnet) => ({
      live: {
        subnetId: subnet.SubnetId ?? '',
        vpcId: subnet.VpcId ?? '',
        cidr: subnet.CidrBlock ?? '',
        zone: subnet.AvailabilityZone ?? '',
        publicAddresses: subnet.MapPublicIpOnLaunch ?? false,
      },
      mark: 'ours' as const,
    }));
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    if (differs(spec.cidr, live.cidr)) {
      differences.push({ fact: 'cidr', want: known(spec.cidr), have: live.cidr, fix: 'conflict' });
    }
    if (!live.publicAddresses) {
      differences.push({ fact: 'publicAddresses', want: true, have: false, fix: 'update' });
    }
    return differences;
  },
  async create(cx, id, spec) {
    const { vpcId, cidr, zone } = spec;
    const answer = await cx.clients.ec2.send(
      new CreateSubnetCommand({
        VpcId: vpcId,
        CidrBlock: cidr,
        AvailabilityZone: zone,
        TagSpecifications: [{ ResourceType: 'subnet', Tags: tagsFor(cx.setup, id, spec.name) }],
      }),
    );
    // Whatever the answer says of addresses, the call cannot ask for them: it is always done, and doing it twice is harmless.
    return { subnetId: answer.Subnet?.SubnetId ?? '', vpcId, cidr, zone, publicAddresses: false };
  },
  async update(cx, _id, _spec, live) {
    await cx.clients.ec2.send(
      new ModifySubnetAttributeCommand({ SubnetId: live.subnetId, MapPublicIpOnLaunch: { Value: true } }),
    );
    return { ...live, publicAddresses: true };
  },
};
