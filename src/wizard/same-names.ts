import type { AnswerKey } from '../answers/answers.ts';
import { flagOf } from '../answers/flags.ts';
import { SetupError } from '../engine/errors.ts';
import type { AwsNode } from '../resources/aws-resource.ts';

/** What is told apart by its name alone, within an account or a VPC; to IAM, names that differ in case alone are the same. */
const BY_NAME = ['iam.role', 'iam.instance-profile', 'iam.group', 'iam.user', 'iam.policy', 'ec2.security-group'];

/** @throws SetupError `input.same-name`, exit 2, where two things of a set-up would be one and the same */
export function refuseSameNames(nodes: readonly AwsNode[]): void {
  const named = new Map<string, AwsNode>();
  for (const node of nodes) {
    const { value = '', resource, scope, answers, absent } = node;
    if (absent || !BY_NAME.includes(resource.type)) continue;
    const name = `${resource.type} ${scope} ${value.toLowerCase()}`;
    const other = named.get(name);
    if (other) {
      const flag = flagOf((answers[0] ?? other.answers[0] ?? '') as AnswerKey);
      throw new SetupError('input.same-name', { flag, value, nodes: `${other.id}, ${node.id}` }, 2);
    }
    named.set(name, node);
  }
}
