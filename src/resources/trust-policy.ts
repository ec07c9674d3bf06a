import { isDeepStrictEqual } from 'node:util';
import type { Identity } from '../aws/identity.ts';

interface Statement {
  readonly Effect?: string;
  readonly Principal?: { readonly Service?: string | readonly string[] } | string;
  readonly Action?: string | readonly string[];
  readonly Condition?: unknown;
}
interface TrustPolicy {
  readonly Version: string;
  readonly Statement: Statement | readonly Statement[];
}

/** EC2, as every partition's trust policies may spell it. */
export const EC2 = 'ec2.amazonaws.com';
/** What runs a task, and what the task itself calls AWS through. */
export const ECS_TASKS = 'ecs-tasks.amazonaws.com';
/** What registers servers outside AWS. */
export const SSM = 'ssm.amazonaws.com';

/** Whom a role lets take it on. */
export interface Trusted {
  /** `ec2.amazonaws.com`: one spelling for all partitions. */
  readonly service: string;
  /** Only on behalf of these things of the account: `arn:aws:ecs:*:111122223333:*`. Without it on behalf of anything. */
  readonly sourceArn?: string | undefined;
}

function statementFor({ service, sourceArn }: Trusted): Statement {
  const Condition = {
    StringEquals: { 'aws:SourceAccount': sourceArn?.split(':')[4] ?? '' },
    ArnLike: { 'aws:SourceArn': sourceArn },
  };
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' };
  return sourceArn === undefined ? statement : { ...statement, Condition };
}

/** The trust policy of a new role, as iam:CreateRole takes it. */
export function trustFor(trusted: Trusted): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [statementFor(trusted)] });
}

/**
 * The services that may take on a role with this trust policy. Compared as JSON; in China the older name of EC2 counts too. What lets a
 * service in on the condition that it acts for this account counts, except for EC2, which says for whom it acts to nobody.
 */
export function trustedServices(
  trust: string | undefined,
  { accountId, partition }: Pick<Identity, 'accountId' | 'partition'>,
): readonly string[] {
  const older = partition.id === 'aws-cn' ? `${EC2}.cn` : undefined;
  const services = statementsOf(trust).flatMap((statement) => {
    const { Effect, Principal, Condition } = statement;
    const lets = Effect === 'Allow' && typeof Principal === 'object' && allowsAssuming(statement);
    if (!lets) return [];
    const named = list(Principal.Service).map((service) => (service === older ? EC2 : service));
    if (Condition === undefined) return named;
    return named.filter((service) => service !== EC2 && isMet(Condition, accountId));
  });
  return [...new Set(services)];
}

const allowsAssuming = ({ Action }: Statement): boolean =>
  list(Action).some((action) => action === 'sts:AssumeRole' || action === 'sts:*' || action === '*');

/** Does a condition ask for nothing but that the service acts for something of this account? */
function isMet(condition: unknown, accountId: string): boolean {
  const all = Object.entries(condition as Record<string, Record<string, string | readonly string[]>>);
  return all.every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      if (!/^(Arn|String)(Equals|Like)(IfExists)?$/.test(operator)) return false;
      if (/^aws:SourceAccount$/i.test(key)) return list(values).includes(accountId);
      const accounts = list(values).map((value) => (value === '*' ? '*' : value.split(':')[4]));
      return /^aws:SourceArn$/i.test(key) && accounts.some((account) => account === accountId || account === '*');
    }),
  );
}

/** Do two trust policies, as compact JSON, say the same? The order of members does not count; what cannot be read is like nothing. */
export function sameTrust(a: string | undefined, b: string | undefined): boolean {
  return Boolean(a && b) && isDeepStrictEqual(JSON.parse(a ?? ''), JSON.parse(b ?? ''));
}

/** The same trust policy with somebody let in besides whoever it lets in already. */
export function withTrusted(trust: string | undefined, trusted: Trusted): string {
  const kept = trust === undefined ? {} : (JSON.parse(trust) as TrustPolicy);
  // Another version would give the statements that are there another meaning.
  const Statement = [...statementsOf(trust), statementFor(trusted)];
  return JSON.stringify({ Version: '2012-10-17', ...kept, Statement });
}

function statementsOf(trust: string | undefined): readonly Statement[] {
  if (trust === undefined) return [];
  const { Statement } = JSON.parse(trust) as TrustPolicy;
  return list(Statement);
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}
