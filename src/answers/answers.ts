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
  /** Empty for none. */
  readonly alias: string;
  readonly instanceRole: string;
  readonly instanceProfile: string;
  /** Steps the person does without. */
  readonly skip: readonly string[];
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
  readonly sgName: string;
  readonly http: boolean;
  readonly https: boolean;
  /** A canonical range or `none`; `my-ip` is turned into the address found before it is kept. */
  readonly sshCidr: string;
  readonly cluster: string;
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
