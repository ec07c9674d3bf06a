import type { Route } from '@aws-sdk/client-ec2';
import type { Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import { ifAllowed } from '../aws/reads/absent.ts';
import { endpointService } from '../aws/reads/endpoint-services.ts';
import { routeTables, subnets } from '../aws/reads/network.ts';
import { addresses, natGateways, vpcEndpoints } from '../aws/reads/network-costs.ts';
import { type LooseTag, markedAs } from '../aws/tags.ts';
import type { NodeId } from '../engine/resource.ts';

/** What of the private part of a VPC of ours, and of its ways out, is there. */
export interface PrivateSeen {
  /** The nodes that earlier runs made here, as their tags tell: what of it is not wanted any more is taken away. */
  readonly made: ReadonlySet<NodeId>;
  /** What the region calls S3 for gateway endpoints; undefined where it was not asked or is not offered. */
  readonly s3Service: string | undefined;
}

interface Tagged {
  readonly Tags?: LooseTag[] | undefined;
}

/** @param ours is there a VPC that an earlier run made? */
export async function lookAtPrivate(cx: ReadContext, draft: Draft, ours: boolean): Promise<PrivateSeen> {
  const wantsS3 = draft.vpc === 'new' && (draft.privateSubnets || draft.s3Endpoint);
  const [s3, made] = await Promise.all([
    wantsS3 ? ifAllowed(endpointService(cx, 'Gateway', 's3')) : undefined,
    ours ? madeHere(cx, draft) : [],
  ]);
  return { made: new Set(made), s3Service: s3?.ServiceName };
}

/**
 * Gateways, addresses and endpoints are looked for only where something tells of them: not everybody may. An answer does as well: a run
 * that was stopped while it took them away may have left a gateway without any route.
 */
async function madeHere(cx: ReadContext, draft: Draft): Promise<readonly NodeId[]> {
  const [nets, tables] = await Promise.all([subnets(cx), routeTables(cx)]);
  const nodes = nodesOf(cx, [...nets, ...tables]);
  const leadsThere = ({ GatewayId = '', NatGatewayId }: Route) => NatGatewayId || GatewayId.startsWith('vpce-');
  const hasPrivate = nodes.some((node) => node.includes('/private-'));
  const wasAnswered = draft.nat !== undefined || draft.s3Endpoint !== undefined;
  if (!wasAnswered && !hasPrivate && !tables.some(({ Routes }) => Routes?.some(leadsThere))) return nodes;
  const more = await Promise.all([ifAllowed(natGateways(cx)), ifAllowed(addresses(cx)), ifAllowed(vpcEndpoints(cx))]);
  return [...nodes, ...more.flatMap((things: readonly Tagged[] = []) => nodesOf(cx, things))];
}

function nodesOf(cx: ReadContext, things: readonly Tagged[]): readonly NodeId[] {
  return things.flatMap(({ Tags }) => {
    const mark = markedAs(Tags);
    return mark?.setupId === cx.setup.id ? mark.node : [];
  });
}
