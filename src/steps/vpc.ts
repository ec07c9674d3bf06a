import { parseRange } from '../answers/addresses.ts';
import { planSubnets } from '../answers/subnet-plan.ts';
import { vpcs, zones } from '../aws/reads/network.ts';
import { markOf } from '../aws/tags.ts';
import { ec2Vpc } from '../resources/ec2-vpc.ts';
import { securityGroupNode, vpcNode } from './node-ids.ts';
import type { Step } from './step.ts';
import { chosenVpcFindings, newVpcFindings } from './vpc-findings.ts';
import { publicAccessIsBlocked, unfitness } from './vpc-fitness.ts';
import { newNetworkNodes } from './vpc-nodes.ts';
import { newVpcQuestions, vpcQuestion } from './vpc-questions.ts';
import { DEFAULT_CIDR, DEFAULT_NAME, nameOf, type VpcSeen } from './vpc-seen.ts';

/** Guide: "Create a VPC". With a default VPC there is nothing to create, but it is looked at; else, or on request, one that works. */
export const vpcStep: Step<VpcSeen> = {
  id: 'vpc',
  scope: 'region',
  async look(cx, draft) {
    const [all, open, blocked] = await Promise.all([vpcs(cx), zones(cx), publicAccessIsBlocked(cx)]);
    const defaultVpc = all.find((vpc) => vpc.IsDefault);
    const usable = all.filter((vpc) => vpc === defaultVpc || vpc.VpcId === draft.vpc).map((vpc) => vpc.VpcId ?? '');
    const unfit = await Promise.all(usable.map(async (id) => [id, await unfitness(cx, id)] as const));
    const ours = all.find((vpc) => markOf(vpc.Tags, cx.setup, vpcNode(cx.region)) === 'ours');
    return { all, defaultVpc, ours, zones: open, unfit: new Map(unfit), blocked };
  },
  questions(seen, draft) {
    const questions = [vpcQuestion(seen)];
    if (draft.vpc === 'new') questions.push(...newVpcQuestions(seen));
    return questions;
  },
  nodes(seen, draft, place) {
    const id = vpcNode(place.region);
    if (draft.vpc === 'new') {
      const cidr = draft.vpcCidr ?? DEFAULT_CIDR;
      const plan = planSubnets(parseRange(cidr), draft.azs ?? 2);
      const subnets = plan.cidrs.flatMap((range, index) => {
        const zone = seen.zones[index]?.ZoneName;
        return zone ? [{ cidr: range, zone }] : [];
      });
      return newNetworkNodes(id, {
        onlyFor: securityGroupNode(place.region),
        region: place.region,
        name: draft.vpcName ?? DEFAULT_NAME,
        cidr,
        subnets,
      });
    }
    const vpcId = draft.vpc === 'default' ? (seen.defaultVpc?.VpcId ?? '') : (draft.vpc ?? '');
    return [
      {
        id,
        step: 'vpc',
        scope: place.region,
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
  findings: (seen, draft) => (draft.vpc === 'new' ? newVpcFindings(seen, draft) : chosenVpcFindings(seen, draft)),
  notes: () => [],
};
