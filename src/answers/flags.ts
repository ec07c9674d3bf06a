import type { AnswerKey } from './answers.ts';

/** The steps in the guide's order. */
export const STEP_IDS = [
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
export type StepId = (typeof STEP_IDS)[number];

export interface FlagDescription {
  readonly key: AnswerKey;
  readonly step: StepId;
  /** `--key-name`; for yes-or-no answers `--http`, which also declares `--no-http`. */
  readonly flag: string;
  /** The placeholder of its value in the help; none for yes-or-no. */
  readonly value?: string;
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
  { key: 'passwordReset', step: 'admin', flag: '--password-reset', scope: 'account' },
  { key: 'permissionsBoundary', step: 'admin', flag: '--permissions-boundary', value: 'ARN', scope: 'account' },
  { key: 'adminTags', step: 'admin', flag: '--admin-tag', value: 'KEY=VALUE', scope: 'account', list: true },
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
  { key: 'sgName', step: 'security-group', flag: '--sg-name', value: 'NAME', scope: 'region' },
  { key: 'http', step: 'security-group', flag: '--http', scope: 'region' },
  { key: 'https', step: 'security-group', flag: '--https', scope: 'region' },
  { key: 'sshCidr', step: 'security-group', flag: '--ssh-cidr', value: 'my-ip|none|CIDR', scope: 'region' },
  { key: 'instanceRole', step: 'instance-role', flag: '--instance-role', value: 'NAME', scope: 'account' },
  { key: 'instanceProfile', step: 'instance-role', flag: '--instance-profile', value: 'NAME', scope: 'account' },
  { key: 'cluster', step: 'cluster', flag: '--cluster', value: 'NAME', scope: 'region' },
];

/** The flag that gives an answer, for messages: `--key-name`. */
export function flagOf(key: AnswerKey): string {
  return FLAGS.find((description) => description.key === key)?.flag ?? `--${key}`;
}

export function scopeOf(key: AnswerKey): 'account' | 'region' {
  return FLAGS.find((description) => description.key === key)?.scope ?? 'account';
}
