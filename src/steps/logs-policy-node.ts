import type { Draft } from '../answers/answers.ts';
import { permissionsDocument } from '../aws/policy-document.ts';
import type { NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { iamPolicy } from '../resources/iam-policy.ts';
import { LOGS_POLICY } from './node-ids.ts';
import type { Place } from './step.ts';

/** The guide's name for it. */
export const LOGS_POLICY_NAME = 'cwlogspolicy';
const LOG_ACTIONS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'];

/**
 * The account's own policy for writing logs, made before it is attached and removed after it was taken off everything.
 * @param attachments the nodes that attach it
 */
export function logsPolicyNode(draft: Draft, place: Place, attachments: readonly NodeId[]): readonly AwsNode[] {
  const { cloudwatchLogs } = draft;
  if (cloudwatchLogs === undefined) return [];
  const { accountId, partition } = place.setup.identity;
  const written = (...resources: readonly string[]) =>
    permissionsDocument({ Effect: 'Allow', Action: LOG_ACTIONS, Resource: resources });
  const groups = `arn:${partition.id}:logs:*:${accountId}:log-group:*`;
  const node: AwsNode = {
    id: LOGS_POLICY,
    step: 'instance-role',
    scope: 'account',
    needs: cloudwatchLogs ? [] : attachments,
    serial: `iam:policy:${LOGS_POLICY_NAME}`,
    resource: iamPolicy,
    value: LOGS_POLICY_NAME,
    answers: ['cloudwatchLogs'],
    absent: !cloudwatchLogs,
    otherwise: [{ label: 'choice.without-logs', flag: '--no-cloudwatch-logs', answers: { cloudwatchLogs: false } }],
    spec: () => ({
      policyName: LOGS_POLICY_NAME,
      document: written(groups, `${groups}:log-stream:*`),
      description: 'Lets container instances write their logs to CloudWatch Logs',
      // What the guide has people write, with its mistakes put right.
      likewise: [written(`arn:${partition.id}:logs:*:*:*`)],
    }),
  };
  return [node];
}
