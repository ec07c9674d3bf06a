import { CreateVpcCommand, DeleteVpcCommand, ModifyVpcAttributeCommand, type Vpc } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { dnsSettings, vpcs } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { vpcBlockers } from './ec2-vpc-blockers.ts';
import { markedAmong } from './marked.ts';

export interface VpcSpec {
  /** A VPC that is there already and is used as it is; its network is not changed. */
  readonly vpcId?: string;
  /** Canonical IPv4 range of a new VPC. */
  readonly cidr?: string;
  readonly name?: string;
}
export interface VpcLive {
  readonly [fact: string]: string | boolean;
  readonly vpcId: string;
  readonly cidr: string;
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
}

/** A VPC: one of our own (ec2:CreateVpc, ec2:ModifyVpcAttribute), or a chosen one, which is only looked at. */
export const ec2Vpc: AwsResource<VpcSpec, VpcLive> = {
  type: 'ec2.vpc',
  title: (live) => `${live.cidr} ${live.vpcId}`,
  identity: 'vpcId',
  tagged: true,
  duplicable: true,
  async find(cx, id, spec, hint, made) {
    // One that is on record and wanted is most likely there: its settings need not wait for the list.
    if (hint?.vpcId && made !== undefined) dnsSettings(cx, hint.vpcId).catch(() => undefined);
    const chosen = spec.vpcId && known(spec.vpcId);
    const found = (await vpcs(cx)).filter((vpc) => vpc.VpcId === chosen || markOf(vpc.Tags, cx.setup, id) === 'ours');
    return Promise.all(found.map((vpc) => candidate(cx, id, vpc)));
  },
  compare(spec, live) {
    const differences: Difference[] = [];
    const fixed = (fact: 'vpcId' | 'cidr', reason: string) => {
      const want = spec[fact];
      if (want !== undefined && differs(want, live[fact])) {
        differences.push({ fact, want: known(want), have: live[fact], fix: 'conflict', reason });
      }
    };
    fixed('vpcId', 'conflict.other-vpc');
    fixed('cidr', 'conflict.other-vpc-range');
    if (spec.vpcId === undefined) {
      for (const fact of ['dnsSupport', 'dnsHostnames'] as const) {
        if (!live[fact]) differences.push({ fact, want: true, have: false, fix: 'update' });
      }
    }
    return differences;
  },
  async create(cx, id, spec) {
    const answer = await cx.clients.ec2.send(
      new CreateVpcCommand({
        CidrBlock: spec.cidr,
        InstanceTenancy: 'default',
        TagSpecifications: [{ ResourceType: 'vpc', Tags: tagsFor(cx.setup, id, spec.name) }],
      }),
    );
    return { vpcId: answer.Vpc?.VpcId ?? '', cidr: spec.cidr ?? '', dnsSupport: true, dnsHostnames: false };
  },
  /** One attribute a call is all that ec2:ModifyVpcAttribute takes; host names need support, which therefore comes first. */
  async update(cx, _id, _spec, live) {
    const VpcId = live.vpcId;
    if (!live.dnsSupport) {
      await cx.clients.ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value: true } }));
    }
    if (!live.dnsHostnames) {
      await cx.clients.ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
    }
    return { ...live, dnsSupport: true, dnsHostnames: true };
  },
  marked: async (cx) => markedAmong(await vpcs(cx), (vpc) => liveOf(cx, vpc)),
  blockers: (cx, { vpcId }, leaving) => vpcBlockers(cx, vpcId, leaving),
  /** ec2:DeleteVpc; the main route table, the default security group and the default network ACL go with it. */
  async remove(cx, { vpcId }) {
    await unlessAbsent(cx.clients.ec2.send(new DeleteVpcCommand({ VpcId: vpcId })));
  },
};

async function candidate(cx: ReadContext, id: string, vpc: Vpc): Promise<Candidate<VpcLive>> {
  return { live: await liveOf(cx, vpc), mark: markOf(vpc.Tags, cx.setup, id) };
}

async function liveOf(cx: ReadContext, vpc: Vpc): Promise<VpcLive> {
  const vpcId = vpc.VpcId ?? '';
  const dns = await dnsSettings(cx, vpcId);
  return {
    vpcId,
    cidr: vpc.CidrBlock ?? '',
    dnsSupport: dns?.support ?? false,
    dnsHostnames: dns?.hostnames ?? false,
  };
}
