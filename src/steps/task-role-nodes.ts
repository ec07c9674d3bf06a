import type { AnswerKey, Draft } from '../answers/answers.ts';
import { managedPolicyArn } from '../aws/partition.ts';
import { permissionsDocument, type Statement } from '../aws/policy-document.ts';
import type { NodeId } from '../engine/resource.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ownInlinePolicy } from '../resources/guide-policies.ts';
import { iamRole } from '../resources/iam-role.ts';
import { iamRoleInlinePolicy } from '../resources/iam-role-inline-policy.ts';
import { iamRolePolicy } from '../resources/iam-role-policy.ts';
import { ECS_TASKS } from '../resources/trust-policy.ts';
import { TASK_EXECUTION_ROLE, TASK_EXECUTION_ROLE_POLICY, TASK_ROLE } from './node-ids.ts';
import type { Place } from './step.ts';

export const DEFAULT_EXECUTION_ROLE = 'ecsTaskExecutionRole';
export const DEFAULT_TASK_ROLE = 'ecsTaskRole';
const COMMON = { step: 'task-role' } as const;

function roleNode(place: Place, id: NodeId, roleName: string, description: string, answer: AnswerKey): AwsNode {
  const { partition, accountId } = place.setup.identity;
  // Nobody else's task can have ECS take it on.
  const sourceArn = `arn:${partition.id}:ecs:*:${accountId}:*`;
  return {
    ...COMMON,
    id,
    scope: 'account',
    needs: [],
    serial: `iam:role:${roleName}`,
    resource: iamRole,
    value: roleName,
    answers: [answer],
    spec: () => ({ roleName, description, service: ECS_TASKS, sourceArn }),
  };
}

interface Inline {
  readonly name: string;
  readonly value: string;
  readonly answer: AnswerKey;
  readonly statements: readonly Statement[];
}

/** An inline policy of a role; without statements it is not wanted any more. */
function inlineNode(role: NodeId, roleName: string, { name, value, answer, statements }: Inline): AwsNode {
  return {
    ...COMMON,
    id: `${role}-${name}`,
    scope: 'account',
    needs: [role],
    serial: `iam:role:${roleName}`,
    widens: [role],
    resource: iamRoleInlinePolicy,
    value,
    answers: [answer],
    absent: statements.length === 0,
    spec: (outputs) => ({
      roleName: outputs.of(role, 'roleName'),
      policyName: ownInlinePolicy(name),
      document: permissionsDocument(...statements),
    }),
  };
}

/** The role that ECS starts tasks with, and what was asked for besides. */
export function executionRoleNodes(draft: Draft, place: Place): readonly AwsNode[] {
  const { partition, accountId } = place.setup.identity;
  const roleName = draft.taskExecutionRole ?? DEFAULT_EXECUTION_ROLE;
  const policyArn = managedPolicyArn(partition, 'service-role/AmazonECSTaskExecutionRolePolicy');
  const description = 'Lets ECS start tasks: pull their images, write their logs, hand them their secrets';
  const inline = (one: Inline) => inlineNode(TASK_EXECUTION_ROLE, roleName, one);
  const nodes: AwsNode[] = [
    roleNode(place, TASK_EXECUTION_ROLE, roleName, description, 'taskExecutionRole'),
    {
      ...COMMON,
      id: TASK_EXECUTION_ROLE_POLICY,
      scope: 'account',
      needs: [TASK_EXECUTION_ROLE],
      serial: `iam:role:${roleName}`,
      widens: [TASK_EXECUTION_ROLE],
      resource: iamRolePolicy,
      value: 'AmazonECSTaskExecutionRolePolicy',
      answers: [],
      spec: (outputs) => ({ roleName: outputs.of(TASK_EXECUTION_ROLE, 'roleName'), policyArn }),
    },
  ];
  if (draft.taskLogGroups !== undefined) {
    const Resource = `arn:${partition.id}:logs:*:${accountId}:log-group:*`;
    const statements = draft.taskLogGroups ? [{ Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource }] : [];
    nodes.push(inline({ name: 'log-groups', value: 'logs:CreateLogGroup', answer: 'taskLogGroups', statements }));
  }
  if (draft.taskSecrets !== undefined) {
    const value = draft.taskSecrets.map((arn) => arn.split(':').slice(5).join(':')).join(', ');
    nodes.push(inline({ name: 'secrets', value, answer: 'taskSecrets', statements: secretStatements(draft) }));
  }
  return nodes;
}

/** Exactly these secrets and parameters, and the key they are encrypted with where it is not AWS's own. */
function secretStatements({ taskSecrets = [], taskSecretsKey }: Draft): readonly Statement[] {
  const of = (service: string) => taskSecrets.filter((arn) => arn.split(':')[2] === service);
  const allow = (Action: string, Resource: readonly string[]) =>
    Resource.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource }];
  return [
    ...allow('secretsmanager:GetSecretValue', of('secretsmanager')),
    ...allow('ssm:GetParameters', of('ssm')),
    ...allow('kms:Decrypt', taskSecrets.length > 0 && taskSecretsKey ? [taskSecretsKey] : []),
  ];
}

/** The role of the containers themselves, and what ECS Exec needs of it. Once it is there it stays: tasks may name it. */
export function taskRoleNodes(draft: Draft, place: Place): readonly AwsNode[] {
  const roleName = draft.taskRole ?? DEFAULT_TASK_ROLE;
  const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'];
  const Action = channels.map((name) => `ssmmessages:${name}`);
  const role = roleNode(place, TASK_ROLE, roleName, 'What the containers of ECS tasks may do', 'taskRole');
  const statements = draft.ecsExec ? [{ Effect: 'Allow', Action, Resource: '*' }] : [];
  const exec = inlineNode(TASK_ROLE, roleName, { name: 'exec', value: 'ECS Exec', answer: 'ecsExec', statements });
  return draft.ecsExec || draft.taskRole !== undefined ? [role, exec] : [];
}
