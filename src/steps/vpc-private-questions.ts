import { parseRange } from '../answers/addresses.ts';
import type { AnswerValue, Draft } from '../answers/answers.ts';
import { longestPrefixFor, zonesWithPrivate } from '../answers/subnet-plan.ts';
import { SetupError } from '../engine/errors.ts';
import { dollars, priceOf } from '../prices/prices.ts';
import { natGatewayNode, privateSubnetNode, s3EndpointNode, ZONE_NUMBERS } from './node-ids.ts';
import type { Question, QuestionChoice } from './step.ts';
import type { PrivateSeen } from './vpc-private.ts';
import { DEFAULT_CIDR } from './vpc-seen.ts';

/** Nobody is asked for a private part; whoever chose it is asked how it is to reach the internet. */
export function privateQuestions(seen: PrivateSeen, draft: Draft, region: string): Question[] {
  const there = standing(seen, region);
  const questions: Question[] = [
    {
      key: 'privateSubnets',
      kind: 'confirm',
      text: { code: 'vpc.private-subnets' },
      // What an earlier run made is not torn down because its answers were lost.
      default: there.privateSubnets,
      quiet: true,
      check: (value) => checkRoom(value, draft),
    },
  ];
  if (draft.privateSubnets) questions.push({ ...natQuestion(draft, region), default: there.nat });
  // Asked as well where the answer is no, so that an earlier yes is not taken up again by the next run.
  if (draft.privateSubnets || draft.s3Endpoint !== undefined || there.s3Endpoint) {
    questions.push({
      key: 's3Endpoint',
      kind: 'confirm',
      text: { code: 'vpc.s3-endpoint' },
      default: draft.privateSubnets === true || there.s3Endpoint,
      quiet: true,
    });
  }
  return questions;
}

/** The answers that what stands there was made by. */
function standing(
  { made }: PrivateSeen,
  region: string,
): Required<Pick<Draft, 'privateSubnets' | 'nat' | 's3Endpoint'>> {
  const gateways = ZONE_NUMBERS.filter((number) => made.has(natGatewayNode(region, number))).length;
  return {
    privateSubnets: made.has(privateSubnetNode(region, 1)),
    nat: gateways > 1 ? 'per-az' : gateways === 1 ? 'one' : 'none',
    s3Endpoint: made.has(s3EndpointNode(region)),
  };
}

/** @throws SetupError `vpc.no-room-for-private`, exit 2, saying what would fit */
function checkRoom(value: AnswerValue, draft: Draft): void {
  if (value !== true) return;
  const { cidr, ...range } = parseRange(draft.vpcCidr ?? DEFAULT_CIDR);
  const zones = draft.azs ?? 2;
  const fits = zonesWithPrivate({ cidr, ...range }, zones);
  if (fits >= zones) return;
  const facts = { cidr, zones: String(zones), prefix: String(longestPrefixFor(zones)) };
  throw new SetupError('vpc.no-room-for-private', { ...facts, fits: fits > 1 ? String(fits) : '' }, 2);
}

function natQuestion(draft: Draft, region: string): Question {
  const zones = draft.azs ?? 2;
  const choice = (value: string, count: number): QuestionChoice => ({
    value,
    text: { code: `vpc.nat-${value}`, facts: { count: String(count), price: dollars(natPrice(region) * count) } },
  });
  const choices = [choice('none', 0), choice('one', 1), choice('per-az', zones)];
  return { key: 'nat', kind: 'select', text: { code: 'vpc.nat' }, default: 'none', choices };
}

/** What one NAT gateway with its address costs a month. */
export function natPrice(region: string): number {
  return priceOf('ec2.nat-gateway', {}, region) + priceOf('ec2.address', {}, region);
}
