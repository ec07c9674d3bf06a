/** Everything a set-up can be told, by the name of its flag. Never a secret: those are asked for and held in memory. */
export interface Answers {
  // account-wide
  readonly adminUser: string;
  readonly adminGroup: string;
  /** Where the console password comes from. */
  readonly adminPassword: 'generated' | 'typed';
  readonly passwordReset: boolean;
  readonly credentialsFile: string;
  readonly permissionsBoundary: string;
  /** `key=value` each. */
  readonly adminTags: readonly string[];
  /** About this run alone: is MFA on for the root user by now? */
  readonly rootMfa: 'done' | 'later';
  /** How many MFA devices the administrator is to have. */
  readonly mfaDevices: '1' | '2';
  /** What the first of them is called; the second has `-2` behind it. */
  readonly mfaDevice: string;
  /** Empty for none. */
  readonly alias: string;
  readonly instanceRole: string;
  readonly instanceProfile: string;
  /** The profile of the AWS CLI that is written. */
  readonly cliProfile: string;
  /** How the AWS CLI signs in. */
  readonly cliAuth: 'login' | 'access-key';
  readonly cliRegion: string;
  /** Steps the person does without. */
  readonly skip: readonly string[];
  /** What the person wants beyond the core: ids of `EXTRAS`. */
  readonly with: readonly string[];
  /** `all` buckets, one `bucket/key`, or `no`. */
  readonly s3Read: string;
  readonly cloudwatchLogs: boolean;
  readonly sessionManager: boolean;
  readonly trunkingRole: string;
  /** Who switches trunking on: we for the role, each instance for itself, or we for the whole account. */
  readonly trunkingBy: 'role' | 'instance' | 'account';
  readonly taskExecutionRole: string;
  /** ARNs of secrets and parameters that ECS may hand to tasks. */
  readonly taskSecrets: readonly string[];
  /** ARN of the KMS key they are encrypted with; empty for AWS's own. */
  readonly taskSecretsKey: string;
  /** May ECS make the log group that a task asks for? */
  readonly taskLogGroups: boolean;
  readonly ecsExec: boolean;
  readonly taskRole: string;
  readonly developerGroup: string;
  readonly developerUsers: readonly string[];
  /** Name of the policy by which developers hand roles to tasks and instances. */
  readonly developerPolicy: string;
  readonly externalRole: string;
  /** Whom the budget warns; empty for no budget. */
  readonly budgetEmail: string;
  /** US dollars a month. */
  readonly budgetAmount: number;
  readonly budgetName: string;
  // per region
  readonly keyName: string;
  readonly keyType: 'rsa' | 'ed25519';
  readonly keyFormat: 'pem' | 'ppk';
  readonly keyDir: string;
  /** Path of a public key of the person's own, instead of making a pair. */
  readonly publicKey: string;
  /** `default`, `new` or the id of a VPC. */
  readonly vpc: string;
  readonly vpcName: string;
  /** Canonical. */
  readonly vpcCidr: string;
  readonly azs: number;
  readonly privateSubnets: boolean;
  readonly nat: 'none' | 'one' | 'per-az';
  readonly s3Endpoint: boolean;
  readonly sgName: string;
  readonly http: boolean;
  readonly https: boolean;
  /** A canonical range or `none`; `my-ip` is turned into the address found before it is kept. */
  readonly sshCidr: string;
  readonly cluster: string;
  /** Which way of running tasks the endpoints are for. */
  readonly endpointsFor: 'ec2' | 'fargate' | 'all';
  readonly endpointsSessionManager: boolean;
  /** `full-access`, `guide-example` or the path of a policy's file. */
  readonly endpointPolicy: string;
  readonly endpointSgName: string;
  readonly containerInsights: 'off' | 'on' | 'enhanced';
}

export type AnswerKey = keyof Answers;
export type AnswerValue = Answers[AnswerKey];
/** The answers known so far. */
export type Draft = { readonly [K in AnswerKey]?: Answers[K] };

/** Where a value came from, shown beside it in the plan. */
export type Source = 'flag' | 'file' | 'saved' | 'asked' | 'default' | 'found';

/** The answers of one region with the account-wide ones, and where each came from. */
export interface Answered {
  readonly values: Draft;
  readonly sources: { readonly [K in AnswerKey]?: Source };
}
