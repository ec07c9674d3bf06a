import type { Vpc } from '@aws-sdk/client-ec2';
import { overlap, parseRange } from '../answers/addresses.ts';
import type { AnswerValue, Draft } from '../answers/answers.ts';
import { SetupError } from '../engine/errors.ts';
import type { Question, QuestionChoice } from './step.ts';
import type { Unfit } from './vpc-fitness.ts';
import { privateQuestions } from './vpc-private-questions.ts';
import { DEFAULT_CIDR, DEFAULT_NAME, nameOf, type VpcSeen } from './vpc-seen.ts';

/** Which VPC: the default one where there is one that was not passed over before. */
export function vpcQuestion(seen: VpcSeen, draft: Draft): Question {
  const { defaultVpc } = seen;
  const choices: QuestionChoice[] = [];
  const unfit = seen.unfit.get(defaultVpc?.VpcId ?? '') ?? [];
  if (defaultVpc) {
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
    found: { code: foundCode(defaultVpc, unfit) },
    // An existing one is used as it is, and given no private subnets.
    default: defaultVpc && !seen.ours && !draft.privateSubnets ? 'default' : 'new',
    choices,
    check: (value) => checkVpc(seen, value),
  };
}

function foundCode(defaultVpc: Vpc | undefined, unfit: readonly Unfit[]): string {
  if (!defaultVpc) return 'vpc.found-none';
  return unfit.length > 0 ? 'vpc.found-default-unfit' : 'vpc.found-default';
}

function checkVpc(seen: VpcSeen, value: AnswerValue): void {
  if (value === 'new') return;
  if (value === 'default') {
    if (!seen.defaultVpc) throw new SetupError('vpc.no-default', {}, 2);
  } else if (!seen.all.some((vpc) => vpc.VpcId === value)) {
    throw new SetupError('vpc.unknown', { vpc: String(value) }, 2);
  }
}

/** What a new VPC is made from. */
export function newVpcQuestions(seen: VpcSeen, draft: Draft, region: string): Question[] {
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
      default: seen.made.has(`${region}/public-subnet-3`) ? 3 : 2,
      quiet: true,
      check: (value) => {
        if (Number(value) <= seen.zones.length) return;
        throw new SetupError('vpc.too-few-zones', { zones: String(seen.zones.length) }, 2);
      },
    },
    ...privateQuestions(seen, draft, region),
  ];
}

/** The first /16 of 10.0.0.0/8 that no VPC of the region uses, so that the two can be connected later. */
function freeRange(all: readonly Vpc[]): string {
  const used = all.map((vpc) => parseRange(vpc.CidrBlock ?? '0.0.0.0/32'));
  for (let index = 0; index < 256; index += 1) {
    const range = parseRange(`10.${index}.0.0/16`);
    if (!used.some((one) => overlap(one, range))) return range.cidr;
  }
  return DEFAULT_CIDR;
}
