import type { StepId } from '../answers/flags.ts';
import type { NodeId } from '../engine/resource.ts';
import { EC2, ECS_TASKS, SSM } from '../resources/trust-policy.ts';
import {
  EXTERNAL_ROLE,
  INSTANCE_ROLE,
  INSTANCE_ROLE_POLICY,
  TASK_EXECUTION_ROLE,
  TASK_EXECUTION_ROLE_POLICY,
  TASK_ROLE,
  TRUNKING_ROLE,
  TRUNKING_ROLE_POLICY,
} from '../steps/node-ids.ts';

/** A role of the set-up, whom it is for, and the policies of AWS's that it does not work without. */
export interface RoleNodes {
  readonly step: StepId;
  readonly role: NodeId;
  readonly service: string;
  readonly policies: readonly NodeId[];
}

export const ROLES: readonly RoleNodes[] = [
  { step: 'instance-role', role: INSTANCE_ROLE, service: EC2, policies: [INSTANCE_ROLE_POLICY] },
  { step: 'trunking', role: TRUNKING_ROLE, service: EC2, policies: [TRUNKING_ROLE_POLICY] },
  { step: 'task-role', role: TASK_EXECUTION_ROLE, service: ECS_TASKS, policies: [TASK_EXECUTION_ROLE_POLICY] },
  { step: 'task-role', role: TASK_ROLE, service: ECS_TASKS, policies: [] },
  {
    step: 'external-role',
    role: EXTERNAL_ROLE,
    service: SSM,
    policies: [`${EXTERNAL_ROLE}-ssm-policy`, `${EXTERNAL_ROLE}-ecs-policy`],
  },
];
