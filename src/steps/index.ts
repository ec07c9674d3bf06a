import { accountStep } from './account.ts';
import { adminStep } from './admin.ts';
import { aliasStep } from './alias.ts';
import { awsCliStep } from './aws-cli.ts';
import { budgetStep } from './budget.ts';
import { cliProfileStep } from './cli-profile.ts';
import { clusterStep } from './cluster.ts';
import { developersStep } from './developers.ts';
import { endpointsStep } from './endpoints.ts';
import { externalRoleStep } from './external-role.ts';
import { instanceRoleStep } from './instance-role.ts';
import { keyPairStep } from './key-pair.ts';
import { mfaStep } from './mfa.ts';
import { rootMfaStep } from './root-mfa.ts';
import { securityGroupStep } from './security-group.ts';
import type { Step } from './step.ts';
import { taskRoleStep } from './task-role.ts';
import { trunkingStep } from './trunking.ts';
import { vpcStep } from './vpc.ts';

/** The steps in the guide's order. */
// biome-ignore lint/suspicious/noExplicitAny: what a step has seen is its own; it is only ever handed back to the same step
export const STEPS: readonly Step<any>[] = [
  accountStep,
  rootMfaStep,
  adminStep,
  mfaStep,
  developersStep,
  aliasStep,
  keyPairStep,
  vpcStep,
  securityGroupStep,
  endpointsStep,
  instanceRoleStep,
  trunkingStep,
  clusterStep,
  taskRoleStep,
  externalRoleStep,
  awsCliStep,
  cliProfileStep,
  budgetStep,
];
