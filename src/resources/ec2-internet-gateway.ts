import { AttachInternetGatewayCommand, CreateInternetGatewayCommand } from '@aws-sdk/client-ec2';
import { internetGateways } from '../aws/reads/network.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { type AwsResource, known } from './aws-resource.ts';

export interface InternetGatewaySpec {
  readonly vpcId: string;
  readonly name: string;
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
  async find(cx, id) {
    const found = (await internetGateways(cx)).filter((gateway) => markOf(gateway.Tags, cx.setup, id) === 'ours');
    return found.map((gateway) => {
      const vpcId = gateway.Attachments?.find((attachment) => attachment.State !== 'detached')?.VpcId;
      const live = { internetGatewayId: gateway.InternetGatewayId ?? '', ...(vpcId ? { vpcId } : {}) };
      return { live, mark: 'ours' as const };
    });
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
};
