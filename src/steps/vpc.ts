import { parseRange } from '../answers/addresses.ts';
import type { Draft } from '../answers/answers.ts';
import { planSubnets } from '../answers/subnet-plan.ts';
import { vpcs, zones } from '../aws/reads/network.ts';
import { markOf } from '../aws/tags.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ec2Vpc } from '../resources/ec2-vpc.ts';
import { natGatewayNode, privateSubnetNode, publicRouteTableNode, securityGroupNode, vpcNode } from './node-ids.ts';
import type { Step } from './step.ts';
import { chosenVpcFindings, newVpcFindings } from './vpc-findings.ts';
import { publicAccessIsBlocked, unfitness } from './vpc-fitness.ts';
import { natNodes } from './vpc-nat-nodes.ts';
import { newNetworkNodes } from './vpc-nodes.ts';
import { lookAtPrivate } from './vpc-private.ts';
import { type PrivateNetwork, privateSubnetNodes, s3EndpointNodes } from './vpc-private-nodes.ts';
import { newVpcQuestions, vpcQuestion } from './vpc-questions.ts';
import { DEFAULT_CIDR, DEFAULT_NAME, nameOf, type VpcSeen } from './vpc-seen.ts';

/** Guide: "Create a VPC". With a default VPC there is nothing to create, but it is looked at; else, or on request, one that works. */
export const vpcStep: Step<VpcSeen> = {
  id: 'vpc',
  scope: 'region',
  async look(cx, draft, open = false) {
    const [all, openZones, blocked] = await Promise.all([vpcs(cx), zones(cx), publicAccessIsBlocked(cx)]);
    const defaultVpc = all.find((vpc) => vpc.IsDefault);
    const ours = all.find((vpc) => markOf(vpc.Tags, cx.setup, vpcNode(cx.region)) === 'ours');
    const wanted = draft.vpc === 'default' ? defaultVpc?.VpcId : draft.vpc;
    // Where a new one is decided on, it does not matter how the others are.
    const isOpen = open || wanted === undefined;
    const usable = all.filter((vpc) => vpc.VpcId === wanted || (isOpen && vpc === defaultVpc));
    const [unfit, more] = await Promise.all([
      Promise.all(usable.map(async ({ VpcId: id = '' }) => [id, await unfitness(cx, id)] as const)),
      lookAtPrivate(cx, draft, ours !== undefined),
    ]);
    return { all, defaultVpc, ours, zones: openZones, unfit: new Map(unfit), blocked, ...more };
  },
  questions(seen, draft, place) {
    const questions = [vpcQuestion(seen, draft)];
    if (draft.vpc === 'new') questions.push(...newVpcQuestions(seen, draft, place.region));
    return questions;
  },
  nodes(seen, draft, place) {
    const { region } = place;
    const id = vpcNode(region);
    if (draft.vpc === 'new') return newNodes(id, seen, draft, region);
    const vpcId = draft.vpc === 'default' ? (seen.defaultVpc?.VpcId ?? '') : (draft.vpc ?? '');
    return [
      {
        id,
        step: 'vpc',
        scope: region,
        needs: [],
        resource: ec2Vpc,
        adoptOnly: true,
        value: nameOf(seen.all, vpcId),
        answers: ['vpc'],
        otherwise: [{ label: 'choice.new-vpc', flag: '--vpc new', answers: { vpc: 'new' } }],
        spec: () => ({ vpcId }),
      },
    ];
  },
  findings: (seen, draft, { region }) =>
    draft.vpc === 'new' ? newVpcFindings(seen, draft, region) : chosenVpcFindings(seen, draft),
  notes: (draft, results, { region }) => {
    // What was taken away has left no facts.
    if (draft.vpc !== 'new' || !results(privateSubnetNode(region, 1))?.subnetId) return [];
    const way = results(natGatewayNode(region, 1))?.natGatewayId ? 'nat' : 'closed';
    return [
      {
        code: `vpc.note-private-${way}`,
        facts: { region, flag: draft.sessionManager ? '' : '--with session-manager' },
      },
    ];
  },
};

/** Everything a new VPC is made of, its private part last. */
function newNodes(vpc: string, seen: VpcSeen, draft: Draft, region: string): readonly AwsNode[] {
  const cidr = draft.vpcCidr ?? DEFAULT_CIDR;
  const name = draft.vpcName ?? DEFAULT_NAME;
  const plan = planSubnets(parseRange(cidr), draft.azs ?? 2, draft.privateSubnets);
  const inZones = (ranges: readonly string[]) =>
    ranges.flatMap((range, index) => {
      const zone = seen.zones[index]?.ZoneName;
      return zone ? [{ cidr: range, zone }] : [];
    });
  const network: PrivateNetwork = {
    region,
    name,
    subnets: inZones(plan.privateCidrs),
    nat: (draft.privateSubnets && draft.nat) || 'none',
    s3Endpoint: draft.s3Endpoint ?? false,
    seen,
  };
  const onlyFor = securityGroupNode(region);
  return [
    ...newNetworkNodes(vpc, { onlyFor, region, name, cidr, subnets: inZones(plan.cidrs) }),
    ...privateSubnetNodes(vpc, network),
    ...s3EndpointNodes(vpc, publicRouteTableNode(region), network),
    ...natNodes(network),
  ];
}
