import { accountStep } from './account.ts';
import { adminStep } from './admin.ts';
import { aliasStep } from './alias.ts';
import { awsCliStep } from './aws-cli.ts';
import { clusterStep } from './cluster.ts';
import { instanceRoleStep } from './instance-role.ts';
import { keyPairStep } from './key-pair.ts';
import { securityGroupStep } from './security-group.ts';
import type { Step } from './step.ts';
import { vpcStep } from './vpc.ts';

/** The steps in the guide's order. */
// biome-ignore lint/suspicious/noExplicitAny: what a step has seen is its own; it is only ever handed back to the same step
export const STEPS: readonly Step<any>[] = [
  accountStep,
  adminStep,
  aliasStep,
  keyPairStep,
  vpcStep,
  securityGroupStep,
  instanceRoleStep,
  clusterStep,
  awsCliStep,
];
