import type { AvailabilityZone, Vpc } from '@aws-sdk/client-ec2';
import { isPrivate, meetsDockerBridge, overlap, parseRange } from '../answers/addresses.ts';
import type { AnswerValue, Draft } from '../answers/answers.ts';
import { planSubnets } from '../answers/subnet-plan.ts';
import { vpcs, zones } from '../aws/reads/network.ts';
import { markOf, tagValue } from '../aws/tags.ts';
import { SetupError } from '../engine/errors.ts';
import { ec2Vpc } from '../resources/ec2-vpc.ts';
import { securityGroupNode, vpcNode } from './node-ids.ts';
import type { Finding, Question, QuestionChoice, Step } from './step.ts';
import { publicAccessIsBlocked, type Unfit, unfitness } from './vpc-fitness.ts';
import { newNetworkNodes } from './vpc-nodes.ts';

const DEFAULT_NAME = 'ecs';
const DEFAULT_CIDR = '10.0.0.0/16';

interface VpcSeen {
  readonly all: readonly Vpc[];
  readonly defaultVpc: Vpc | undefined;
  /** One an earlier run made here, whatever its state file says now. */
  readonly ours: Vpc | undefined;
  readonly zones: readonly AvailabilityZone[];
  /** What is wrong with each VPC that may be used as it is. */
  readonly unfit: ReadonlyMap<string, readonly Unfit[]>;
  /** Block Public Access stands in the way of every VPC of the region, also of a new one. */
  readonly blocked: boolean;
}

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

function vpcQuestion(seen: VpcSeen): Question {
  const { defaultVpc } = seen;
  const choices: QuestionChoice[] = [];
  if (defaultVpc) {
    const unfit = seen.unfit.get(defaultVpc.VpcId ?? '') ?? [];
    const code = unfit.length > 0 ? 'vpc.choice-default-unfit' : 'vpc.choice-default';
    choices.push({ value: 'default', text: { code, facts: { vpc: nameOf(seen.all, defaultVpc.VpcId ?? '') } } });
  }
  choices.push({ value: 'new', text: { code: 'vpc.choice-new' } });
  for (const vpc of seen.all.filter((one) => !one.IsDefault && one !== seen.ours).slice(0, 20)) {
    const facts = { vpc: nameOf(seen.all, vpc.VpcId ?? '') };
    choices.push({ value: vpc.VpcId ?? '', text: { code: 'vpc.choice-existing', facts } });
  }
  return {
    key: 'vpc',
    kind: 'select',
    text: { code: 'vpc.question' },
    found: { code: defaultVpc ? 'vpc.found-default' : 'vpc.found-none' },
    default: defaultVpc && !seen.ours ? 'default' : 'new',
    choices,
    check: (value) => checkVpc(seen, value),
  };
}

function checkVpc(seen: VpcSeen, value: AnswerValue): void {
  if (value === 'new') return;
  if (value === 'default') {
    if (!seen.defaultVpc) throw new SetupError('vpc.no-default', {}, 2);
  } else if (!seen.all.some((vpc) => vpc.VpcId === value)) {
    throw new SetupError('vpc.unknown', { vpc: String(value) }, 2);
  }
}

function newVpcQuestions(seen: VpcSeen): Question[] {
  return [
    { key: 'vpcName', kind: 'text', text: { code: 'vpc.name' }, default: DEFAULT_NAME, quiet: true },
    {
      key: 'vpcCidr',
      kind: 'text',
      text: { code: 'vpc.cidr' },
      default: seen.ours?.CidrBlock ?? freeRange(seen.all),
    },
    {
      key: 'azs',
      kind: 'text',
      text: { code: 'vpc.azs' },
      default: 2,
      quiet: true,
      check: (value) => {
        if (Number(value) <= seen.zones.length) return;
        throw new SetupError('vpc.too-few-zones', { zones: String(seen.zones.length) }, 2);
      },
    },
  ];
}

/** The first /16 of 10.0.0.0/8 that no VPC of the region uses, so that the two can be connected later. */
function freeRange(all: readonly Vpc[]): string {
  const used = all.map((vpc) => parseRange(vpc.CidrBlock ?? '0.0.0.0/32'));
  const ranges = Array.from({ length: 256 }, (_, index) => parseRange(`10.${index}.0.0/16`));
  return ranges.find((range) => !used.some((one) => overlap(one, range)))?.cidr ?? DEFAULT_CIDR;
}

function newVpcFindings(seen: VpcSeen, draft: Draft): readonly Finding[] {
  const range = parseRange(draft.vpcCidr ?? DEFAULT_CIDR);
  const facts = { cidr: range.cidr };
  const findings: Finding[] = [];
  if (seen.blocked) {
    const vpc = draft.vpcName ?? DEFAULT_NAME;
    findings.push({ level: 'warning', code: 'vpc.public-access-blocked', facts: { vpc } });
  }
  if (meetsDockerBridge(range)) findings.push({ level: 'warning', code: 'vpc.docker-bridge', facts });
  if (!isPrivate(range)) findings.push({ level: 'warning', code: 'vpc.not-private', facts });
  const other = seen.all.find((vpc) => vpc !== seen.ours && vpc.CidrBlock && overlap(parseRange(vpc.CidrBlock), range));
  if (other) {
    const vpc = nameOf(seen.all, other.VpcId ?? '');
    findings.push({ level: 'warning', code: 'vpc.overlaps', facts: { ...facts, vpc } });
  }
  const plan = planSubnets(range, draft.azs ?? 2);
  const code = plan.cidrs.length < (draft.azs ?? 2) ? 'vpc.one-zone-only' : 'vpc.subnet-room';
  const level = code === 'vpc.subnet-room' ? 'info' : 'warning';
  findings.push({
    level,
    code,
    facts: { ...facts, subnets: String(plan.cidrs.length), usable: String(plan.usable) },
  });
  return findings;
}

function chosenVpcFindings(seen: VpcSeen, draft: Draft): readonly Finding[] {
  const vpcId = draft.vpc === 'default' ? (seen.defaultVpc?.VpcId ?? '') : (draft.vpc ?? '');
  const vpc = nameOf(seen.all, vpcId);
  return (seen.unfit.get(vpcId) ?? []).map((code) => ({ level: 'warning', code, facts: { vpc } }));
}

/** `vpc-… (its name, 10.0.0.0/16)` */
function nameOf(all: readonly Vpc[], vpcId: string): string {
  const vpc = all.find((one) => one.VpcId === vpcId);
  const about = [tagValue(vpc?.Tags, 'Name'), vpc?.CidrBlock].filter(Boolean).join(', ');
  return about ? `${vpcId} (${about})` : vpcId;
}
