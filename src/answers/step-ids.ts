/** The steps of the guide, done unless they are left out. */
export const CORE_STEP_IDS = [
  'account',
  'admin',
  'alias',
  'key-pair',
  'vpc',
  'security-group',
  'instance-role',
  'cluster',
  'aws-cli',
] as const;

/** Every step in the order of the guides; those that are not among the core are done only when they are chosen. */
export const STEP_IDS = [
  'account',
  'root-mfa',
  'admin',
  'mfa',
  'developers',
  'alias',
  'key-pair',
  'vpc',
  'security-group',
  'endpoints',
  'instance-role',
  'trunking',
  'cluster',
  'task-role',
  'external-role',
  'aws-cli',
  'cli-profile',
  'budget',
] as const;
export type StepId = (typeof STEP_IDS)[number];
