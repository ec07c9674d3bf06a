import { SetupError } from '../engine/errors.ts';

/** A group of AWS regions with its own accounts, names and consoles (aws-facts §3). */
export interface Partition {
  /** The second field of every ARN: `aws`, `aws-cn`, … */
  readonly id: string;
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  /** A region no account has to opt in to: where region-less questions are asked. */
  readonly bootstrapRegion: string;
  readonly consoleHost: string;
  /** False in China, where every account starts with an IAM user. */
  readonly hasRootUser: boolean;
  /** Where IAM users of `account` (its id or alias) sign in. */
  signInUrl(account: string): string;
}

const PARTITIONS: readonly Partition[] = [
  {
    id: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    bootstrapRegion: 'us-east-1',
    consoleHost: 'console.aws.amazon.com',
    hasRootUser: true,
    signInUrl: (account) => `https://${account}.signin.aws.amazon.com/console`,
  },
  {
    id: 'aws-cn',
    regions: /^cn-[a-z]+-\d+$/,
    dnsSuffix: 'amazonaws.com.cn',
    bootstrapRegion: 'cn-north-1',
    consoleHost: 'console.amazonaws.cn',
    hasRootUser: false,
    signInUrl: (account) => `https://${account}.signin.amazonaws.cn/console`,
  },
  {
    id: 'aws-us-gov',
    regions: /^us-gov-[a-z]+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    bootstrapRegion: 'us-gov-west-1',
    consoleHost: 'console.amazonaws-us-gov.com',
    hasRootUser: true,
    signInUrl: (account) => `https://${account}.signin.amazonaws-us-gov.com/console`,
  },
  {
    id: 'aws-eusc',
    regions: /^eusc-[a-z]+-[a-z]+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    bootstrapRegion: 'eusc-de-east-1',
    consoleHost: 'console.amazonaws-eusc.eu',
    hasRootUser: true,
    // One page for every account, which asks for the account there: no per-account address is documented.
    signInUrl: () => 'https://eusc-de-east-1.signin.amazonaws-eusc.eu/',
  },
];

/**
 * The partition an ARN belongs to; never assume `aws`.
 * Throws 'partition.unknown' {partition} (exit 3) for one this tool does not know.
 */
export function partitionOf(arn: string): Partition {
  const id = arn.split(':')[1] ?? '';
  const partition = PARTITIONS.find((each) => each.id === id);
  if (!partition) throw new SetupError('partition.unknown', { partition: id || arn }, 3);
  return partition;
}

/** The partition a region's name belongs to; undefined when no partition has such names. */
export function partitionOfRegion(region: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.regions.test(region));
}

/** ARN of an AWS managed policy, e.g. `AdministratorAccess` or `service-role/AmazonEC2ContainerServiceforEC2Role`. */
export function managedPolicyArn(partition: Partition, name: string): string {
  return `arn:${partition.id}:iam::aws:policy/${name}`;
}

/** Where IAM users sign in, by the account's id or alias. */
export function signInUrl(partition: Partition, accountOrAlias: string): string {
  return partition.signInUrl(accountOrAlias);
}

/** Host of the management console. */
export function consoleHost(partition: Partition): string {
  return partition.consoleHost;
}

/** Do accounts of this partition have a root user? */
export function hasRootUser(partition: Partition): boolean {
  return partition.hasRootUser;
}

/** `123456789012` as the console shows it: `1234-5678-9012`. Anything else is left as it is. */
export function formatAccountId(accountId: string): string {
  return /^\d{12}$/.test(accountId) ? accountId.replace(/(\d{4})(?=\d)/g, '$1-') : accountId;
}
