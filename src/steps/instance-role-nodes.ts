import type { AnswerKey, Draft } from '../answers/answers.ts';
import type { StepId } from '../answers/flags.ts';
import { managedPolicyArn } from '../aws/partition.ts';
import type { Choice, NodeId, Outputs } from '../engine/resource.ts';
import { type AwsNode, nameOfPolicy } from '../resources/aws-resource.ts';
import { ownInlinePolicy } from '../resources/guide-policies.ts';
import { iamInstanceProfile } from '../resources/iam-instance-profile.ts';
import { policyArnOf } from '../resources/iam-policy.ts';
import { iamProfileRole } from '../resources/iam-profile-role.ts';
import { iamRole } from '../resources/iam-role.ts';
import { iamRoleInlinePolicy } from '../resources/iam-role-inline-policy.ts';
import { iamRolePolicy } from '../resources/iam-role-policy.ts';
import { EC2 } from '../resources/trust-policy.ts';
import { LOGS_POLICY_NAME } from './logs-policy-node.ts';
import { LOGS_POLICY } from './node-ids.ts';
import { s3ObjectPolicy } from './s3-object-policy.ts';
import type { Place } from './step.ts';

/** A role for container instances, and the profile through which they get it. */
export interface InstanceRole {
  readonly step: StepId;
  /** `account/instance-role`, `account/instance-profile`; what is given to the role is named after it. */
  readonly id: NodeId;
  readonly profileId: NodeId;
  readonly roleName: string;
  readonly profileName: string;
  readonly description: string;
  readonly answers: { readonly role: AnswerKey; readonly profile: AnswerKey };
  /** The ways out where the profile holds another role. */
  readonly otherwise: readonly Choice[];
}

/** The role with what container instances need, what was asked for besides, and its profile. */
export function instanceRoleNodes(asked: InstanceRole, draft: Draft, place: Place): readonly AwsNode[] {
  const { id, profileId, roleName, profileName, answers } = asked;
  const common = { step: asked.step, scope: 'account' } as const;
  const given = givenTo(asked, draft, place);
  return [
    {
      ...common,
      id,
      needs: [],
      serial: `iam:role:${roleName}`,
      resource: iamRole,
      value: roleName,
      answers: [answers.role],
      spec: () => ({ roleName, description: asked.description, service: EC2 }),
    },
    ...given,
    {
      ...common,
      id: profileId,
      needs: [],
      serial: `iam:profile:${profileName}`,
      resource: iamInstanceProfile,
      value: profileName,
      answers: [answers.profile],
      spec: () => ({ profileName }),
    },
    {
      ...common,
      id: `${profileId}-role`,
      // After the policy: an instance that starts in between would come up without it.
      needs: [id, `${id}-policy`, profileId],
      serial: `iam:profile:${profileName}`,
      resource: iamProfileRole,
      value: `${roleName} → ${profileName}`,
      answers: [],
      otherwise: asked.otherwise,
      spec: (outputs) => ({ profileName: outputs.of(profileId, 'profileName'), roleName: outputs.of(id, 'roleName') }),
    },
  ];
}

/** What the role may do. What was never asked for is not looked for; what is not wanted any more is taken away. */
function givenTo({ step, id, roleName }: InstanceRole, draft: Draft, place: Place): readonly AwsNode[] {
  const { partition } = place.setup.identity;
  const { s3Read, cloudwatchLogs, sessionManager } = draft;
  const common = { step, scope: 'account', serial: `iam:role:${roleName}`, widens: [id] } as const;
  // Beside the first role another one is told by its name.
  const told = (what: string) => (step === 'instance-role' ? what : `${what} → ${roleName}`);
  const attached = (name: string, policyArn: string, answers: readonly AnswerKey[], needs: readonly NodeId[] = []) => ({
    ...common,
    id: `${id}-${name}`,
    needs: [id, ...needs],
    resource: iamRolePolicy,
    value: told(nameOfPolicy(policyArn)),
    answers,
    spec: (outputs: Outputs) => ({ roleName: outputs.of(id, 'roleName'), policyArn }),
  });
  const aws = (name: string) => managedPolicyArn(partition, name);
  const isObject = s3Read !== undefined && s3Read !== 'all' && s3Read !== 'no';
  const nodes: AwsNode[] = [attached('policy', aws('service-role/AmazonEC2ContainerServiceforEC2Role'), [])];
  if (s3Read !== undefined) {
    const all = attached('s3-policy', aws('AmazonS3ReadOnlyAccess'), ['s3Read']);
    nodes.push({ ...all, absent: s3Read !== 'all' });
    nodes.push({
      ...common,
      id: `${id}-s3-object`,
      needs: [id],
      resource: iamRoleInlinePolicy,
      value: isObject ? told(s3Read) : '',
      answers: ['s3Read'],
      absent: !isObject,
      spec: (outputs) => ({
        roleName: outputs.of(id, 'roleName'),
        policyName: ownInlinePolicy('s3-read'),
        document: isObject ? s3ObjectPolicy(partition.id, s3Read) : '',
      }),
    });
  }
  if (sessionManager !== undefined) {
    const sessions = attached('session-policy', aws('AmazonSSMManagedInstanceCore'), ['sessionManager']);
    nodes.push({ ...sessions, absent: !sessionManager });
  }
  if (cloudwatchLogs !== undefined) {
    const arn = policyArnOf(place.setup, LOGS_POLICY_NAME);
    const logs = attached('logs', arn, ['cloudwatchLogs'], cloudwatchLogs ? [LOGS_POLICY] : []);
    nodes.push({ ...logs, absent: !cloudwatchLogs });
  }
  return nodes;
}
