import type { AnswerKey, AnswerValue } from '../answers/answers.ts';
import { flagOf } from '../answers/flags.ts';
import { SetupError } from '../engine/errors.ts';
import type { GivenAnswer } from './given.ts';

type Givens = Map<AnswerKey, GivenAnswer>;

/** What only a new VPC is made with, and the values that ask for it: an existing VPC is used as it is. */
const FOR_NEW_ONLY: readonly (readonly [AnswerKey, string, (value: AnswerValue) => boolean])[] = [
  ['vpcCidr', 'input.vpc-cidr-not-new', () => true],
  ['nat', 'input.only-in-new-vpc', (value) => value !== 'none'],
  ['privateSubnets', 'input.only-in-new-vpc', (value) => value === true],
  ['s3Endpoint', 'input.only-in-new-vpc', (value) => value === true],
];

/**
 * What follows from the answers about a VPC. What a new one alone is made with means a new one; with another VPC it would be passed over
 * in silence.
 * @throws SetupError, exit 2, naming the flag that cannot be had together with the others
 */
export function impliedVpc(given: Givens): void {
  const vpc = given.get('vpc');
  for (const [key, code, asks] of FOR_NEW_ONLY) {
    const answer = given.get(key);
    if (!answer || !asks(answer.value)) continue;
    if (vpc && vpc.value !== 'new') {
      throw new SetupError(code, { flag: flagOf(key), vpc: String(vpc.value), value: String(answer.value) }, 2);
    }
    if (!given.has('vpc')) given.set('vpc', { value: 'new', source: answer.source });
  }
  impliedPrivate(given);
}

/** NAT gateways are for private subnets: the one is not had without the other. A flag counts for more than the answers file. */
function impliedPrivate(given: Givens): void {
  const nat = given.get('nat');
  const subnets = given.get('privateSubnets');
  const wantsNat = nat !== undefined && nat.value !== 'none';
  if (wantsNat && subnets?.value === false && nat.source === subnets.source) {
    throw new SetupError('input.nat-not-private', { flag: '--nat', value: String(nat.value) }, 2);
  }
  if (wantsNat && !(subnets?.value === false && subnets.source === 'flag')) {
    given.set('privateSubnets', { value: true, source: nat.source });
  } else if (subnets?.value === false) {
    given.set('nat', { value: 'none', source: subnets.source });
    if (!given.has('s3Endpoint')) given.set('s3Endpoint', { value: false, source: subnets.source });
  }
}
