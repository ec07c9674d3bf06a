import type { AnswerKey } from './answers.ts';
import type { StepId } from './step-ids.ts';

export { CORE_STEP_IDS, STEP_IDS, type StepId } from './step-ids.ts';

export interface FlagDescription {
  readonly key: AnswerKey;
  readonly step: StepId;
  /** Steps that ask the same question. */
  readonly alsoOf?: readonly StepId[];
  /** `--key-name`; for yes-or-no answers `--http`, which also declares `--no-http`. */
  readonly flag: string;
  /** The placeholder of its value in the help; none for yes-or-no. */
  readonly value?: string;
  /** May stand without its value, which then means yes, and also declares `--no-…`. */
  readonly bare?: true;
  /** `account`: one answer for all regions. */
  readonly scope: 'account' | 'region';
  /** May be given several times or as a comma list. */
  readonly list?: true;
}

/** The flags that answer questions. Help and commander, the answers file and the error messages are all made from this table. */
export const FLAGS: readonly FlagDescription[] = [
  { key: 'adminUser', step: 'admin', flag: '--admin-user', value: 'NAME', scope: 'account' },
  { key: 'adminGroup', step: 'admin', flag: '--admin-group', value: 'NAME', scope: 'account' },
  { key: 'credentialsFile', step: 'admin', flag: '--credentials-file', value: 'FILE', scope: 'account' },
  { key: 'passwordReset', step: 'admin', alsoOf: ['developers'], flag: '--password-reset', scope: 'account' },
  { key: 'permissionsBoundary', step: 'admin', flag: '--permissions-boundary', value: 'ARN', scope: 'account' },
  { key: 'adminTags', step: 'admin', flag: '--admin-tag', value: 'KEY=VALUE', scope: 'account', list: true },
  { key: 'mfaDevices', step: 'mfa', flag: '--mfa-devices', value: '1|2', scope: 'account' },
  { key: 'mfaDevice', step: 'mfa', flag: '--mfa-device', value: 'NAME', scope: 'account' },
  { key: 'developerUsers', step: 'developers', flag: '--developer-user', value: 'NAME', scope: 'account', list: true },
  { key: 'developerGroup', step: 'developers', flag: '--developer-group', value: 'NAME', scope: 'account' },
  { key: 'developerPolicy', step: 'developers', flag: '--developer-policy', value: 'NAME', scope: 'account' },
  { key: 'alias', step: 'alias', flag: '--alias', value: 'NAME', scope: 'account' },
  { key: 'keyName', step: 'key-pair', flag: '--key-name', value: 'NAME', scope: 'region' },
  { key: 'keyType', step: 'key-pair', flag: '--key-type', value: 'rsa|ed25519', scope: 'region' },
  { key: 'keyFormat', step: 'key-pair', flag: '--key-format', value: 'pem|ppk', scope: 'region' },
  { key: 'keyDir', step: 'key-pair', flag: '--key-dir', value: 'DIR', scope: 'region' },
  { key: 'publicKey', step: 'key-pair', flag: '--public-key', value: 'FILE', scope: 'region' },
  { key: 'vpc', step: 'vpc', flag: '--vpc', value: 'default|new|vpc-…', scope: 'region' },
  { key: 'vpcName', step: 'vpc', flag: '--vpc-name', value: 'NAME', scope: 'region' },
  { key: 'vpcCidr', step: 'vpc', flag: '--vpc-cidr', value: 'CIDR', scope: 'region' },
  { key: 'azs', step: 'vpc', flag: '--azs', value: '2|3', scope: 'region' },
  { key: 'privateSubnets', step: 'vpc', flag: '--private-subnets', scope: 'region' },
  { key: 'nat', step: 'vpc', flag: '--nat', value: 'none|one|per-az', scope: 'region' },
  { key: 's3Endpoint', step: 'vpc', flag: '--s3-endpoint', scope: 'region' },
  { key: 'sgName', step: 'security-group', flag: '--sg-name', value: 'NAME', scope: 'region' },
  { key: 'http', step: 'security-group', flag: '--http', scope: 'region' },
  { key: 'https', step: 'security-group', flag: '--https', scope: 'region' },
  { key: 'sshCidr', step: 'security-group', flag: '--ssh-cidr', value: 'my-ip|none|CIDR', scope: 'region' },
  { key: 'endpointsFor', step: 'endpoints', flag: '--endpoints-for', value: 'ec2|fargate|all', scope: 'region' },
  { key: 'endpointsSessionManager', step: 'endpoints', flag: '--endpoints-session-manager', scope: 'region' },
  { key: 'endpointPolicy', step: 'endpoints', flag: '--endpoint-policy', value: 'FILE', scope: 'region' },
  { key: 'endpointSgName', step: 'endpoints', flag: '--endpoint-sg-name', value: 'NAME', scope: 'region' },
  { key: 'instanceRole', step: 'instance-role', flag: '--instance-role', value: 'NAME', scope: 'account' },
  { key: 'instanceProfile', step: 'instance-role', flag: '--instance-profile', value: 'NAME', scope: 'account' },
  { key: 's3Read', step: 'instance-role', flag: '--s3-read', value: 'BUCKET/KEY', bare: true, scope: 'account' },
  { key: 'cloudwatchLogs', step: 'instance-role', flag: '--cloudwatch-logs', scope: 'account' },
  { key: 'sessionManager', step: 'instance-role', flag: '--session-manager', scope: 'account' },
  { key: 'trunkingRole', step: 'trunking', flag: '--trunking-role', value: 'NAME', scope: 'account' },
  { key: 'trunkingBy', step: 'trunking', flag: '--trunking-by', value: 'role|instance|account', scope: 'account' },
  { key: 'cluster', step: 'cluster', flag: '--cluster', value: 'NAME', scope: 'region' },
  { key: 'externalRole', step: 'external-role', flag: '--external-role', value: 'NAME', scope: 'account' },
  { key: 'taskExecutionRole', step: 'task-role', flag: '--task-execution-role', value: 'NAME', scope: 'account' },
  { key: 'taskSecrets', step: 'task-role', flag: '--task-secrets', value: 'ARN', scope: 'account', list: true },
  { key: 'taskSecretsKey', step: 'task-role', flag: '--task-secrets-key', value: 'ARN', scope: 'account' },
  { key: 'taskLogGroups', step: 'task-role', flag: '--task-log-groups', scope: 'account' },
  { key: 'ecsExec', step: 'task-role', flag: '--ecs-exec', scope: 'account' },
  { key: 'taskRole', step: 'task-role', flag: '--task-role', value: 'NAME', scope: 'account' },
  {
    key: 'containerInsights',
    step: 'task-role',
    flag: '--container-insights',
    value: 'off|on|enhanced',
    scope: 'region',
  },
  { key: 'cliProfile', step: 'cli-profile', flag: '--cli-profile', value: 'NAME', scope: 'account' },
  { key: 'cliAuth', step: 'cli-profile', flag: '--cli-auth', value: 'login|access-key', scope: 'account' },
  { key: 'budgetEmail', step: 'budget', flag: '--budget-email', value: 'ADDRESS', scope: 'account' },
  { key: 'budgetAmount', step: 'budget', flag: '--budget-amount', value: 'USD', scope: 'account' },
  { key: 'budgetName', step: 'budget', flag: '--budget-name', value: 'NAME', scope: 'account' },
];

/** The flag that gives an answer, for messages: `--key-name`. */
export function flagOf(key: AnswerKey): string {
  return FLAGS.find((description) => description.key === key)?.flag ?? `--${key}`;
}

export function scopeOf(key: AnswerKey): 'account' | 'region' {
  return FLAGS.find((description) => description.key === key)?.scope ?? 'account';
}
