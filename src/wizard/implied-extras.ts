import type { AnswerKey, AnswerValue } from '../answers/answers.ts';
import { EXTRAS } from '../answers/extras.ts';
import { SetupError } from '../engine/errors.ts';
import type { GivenAnswer } from './given.ts';

type Givens = Map<AnswerKey, GivenAnswer>;

const saysNo = (value: AnswerValue): boolean => value === false || value === 'no' || value === 'none';

/**
 * What the extras named by `--with` answer in their core steps. A flag counts for more than the answers file.
 * @throws SetupError `input.extra-denied`, `input.only-in-new-vpc`, exit 2, where another answer of the same source forbids what was named
 */
export function impliedByExtras(given: Givens): void {
  const chosen = given.get('with');
  if (!chosen) return;
  const { source } = chosen;
  const ids = chosen.value as readonly string[];
  for (const { id, step, answers = {} } of EXTRAS.filter((extra) => ids.includes(extra.id))) {
    const vpc = given.get('vpc');
    if (step === 'vpc' && vpc && vpc.value !== 'new') {
      throw new SetupError('input.only-in-new-vpc', { flag: '--with', value: id, vpc: String(vpc.value) }, 2);
    }
    for (const [key, value] of Object.entries(answers) as [AnswerKey, AnswerValue][]) {
      const said = given.get(key);
      if (said && saysNo(said.value) && said.source === source) {
        throw new SetupError('input.extra-denied', { flag: '--with', value: id }, 2);
      }
      if (!said || (saysNo(said.value) && source === 'flag')) given.set(key, { value, source });
    }
  }
}
