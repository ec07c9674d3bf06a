import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  DeleteInternetGatewayCommand,
  DetachInternetGatewayCommand,
  type InternetGateway,
} from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { networkInterfaces } from '../aws/reads/instances.ts';
import { internetGateways } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { type AwsResource, known } from './aws-resource.ts';
import { namesOf, standsInTheWay } from './blocking.ts';
import { markedAmong } from './marked.ts';

export interface InternetGatewaySpec {
  readonly vpcId: string;
  readonly name: string;
  /** Of one that was recorded: it is known by its id too, should somebody have taken its tags off. */
  readonly internetGatewayId?: string;
}
export interface InternetGatewayLive {
  readonly [fact: string]: string | undefined;
  readonly internetGatewayId: string;
  /** The VPC it is attached to. */
  readonly vpcId?: string;
}

/** An internet gateway and its attachment (ec2:CreateInternetGateway, ec2:AttachInternetGateway). */
export const ec2InternetGateway: AwsResource<InternetGatewaySpec, InternetGatewayLive> = {
  type: 'ec2.internet-gateway',
  title: (live) => live.internetGatewayId,
  identity: 'internetGatewayId',
  tagged: true,
  duplicable: true,
  // Without it the VPC's instances reach nothing, and nobody reaches them.
  sideBySide: true,
  refersTo: [{ fact: 'vpcId', type: 'ec2.vpc', is: 'vpcId', serves: true }],
  async find(cx, id, spec) {
    const recorded = spec.internetGatewayId && known(spec.internetGatewayId);
    const all = (await internetGateways(cx)).map((gateway) => ({
      live: liveOf(gateway),
      mark: markOf(gateway.Tags, cx.setup, id),
    }));
    return all.filter(({ live, mark }) => mark === 'ours' || live.internetGatewayId === recorded);
  },
  compare(spec, live) {
    const want = known(spec.vpcId);
    if (want !== undefined && want === live.vpcId) return [];
    const fix = live.vpcId === undefined ? 'update' : 'conflict';
    return [{ fact: 'vpcId', want, have: live.vpcId, fix }];
  },
  async create(cx, id, spec) {
    const TagSpecifications = [{ ResourceType: 'internet-gateway' as const, Tags: tagsFor(cx.setup, id, spec.name) }];
    const answer = await cx.clients.ec2.send(new CreateInternetGatewayCommand({ TagSpecifications }));
    return { internetGatewayId: answer.InternetGateway?.InternetGatewayId ?? '' };
  },
  async update(cx, _id, spec, live) {
    const { vpcId } = spec;
    await cx.clients.ec2.send(
      new AttachInternetGatewayCommand({ InternetGatewayId: live.internetGatewayId, VpcId: vpcId }),
    );
    return { ...live, vpcId };
  },
  marked: async (cx) => markedAmong(await internetGateways(cx), liveOf),
  /** A VPC of its own that stays keeps its gateway anyway; another one may have got it since, and use it. */
  async blockers(cx, { vpcId }, leaving) {
    if (vpcId === undefined || leaving('ec2.vpc', { vpcId })) return [];
    const reached = (await networkInterfaces(cx)).filter((one) => one.VpcId === vpcId && one.Association?.PublicIp);
    return standsInTheWay('undo.gateway-interfaces', namesOf(reached));
  },
  /** ec2:DetachInternetGateway (`Gateway.NotAttached`: already done), then ec2:DeleteInternetGateway. */
  async remove(cx, { internetGatewayId: InternetGatewayId, vpcId: VpcId }) {
    if (VpcId !== undefined) {
      await unlessAbsent(cx.clients.ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId })));
    }
    await unlessAbsent(cx.clients.ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId })));
  },
};

function liveOf(gateway: InternetGateway): InternetGatewayLive {
  const vpcId = gateway.Attachments?.find((attachment) => attachment.State !== 'detached')?.VpcId;
  return { internetGatewayId: gateway.InternetGatewayId ?? '', ...(vpcId ? { vpcId } : {}) };
}
