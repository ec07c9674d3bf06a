import { isDeepStrictEqual } from 'node:util';

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

const EC2_STATEMENT: Statement = {
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

/** The trust policy of the guide's instance role, as iam:CreateRole takes it. */
export const EC2_TRUST = JSON.stringify({ Version: '2012-10-17', Statement: [EC2_STATEMENT] });

/** The trust policy as iam:GetRole answers it: URL-encoded (RFC 3986) JSON. Undefined when it cannot be read. */
export function decodeTrust(document: string | undefined): string | undefined {
  if (document === undefined) return undefined;
  try {
    return JSON.stringify(JSON.parse(decodeURIComponent(document)));
  } catch {
    return undefined;
  }
}

/** May EC2 instances take on a role with this trust policy? Compared as JSON; in China the older name of EC2 counts too. */
export function trustsEc2(trust: string | undefined, partition: string): boolean {
  const names = partition === 'aws-cn' ? ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] : ['ec2.amazonaws.com'];
  return statementsOf(trust).some(
    (statement) =>
      statement.Effect === 'Allow' &&
      statement.Condition === undefined &&
      list(statement.Action).some((action) => action === 'sts:AssumeRole' || action === 'sts:*' || action === '*') &&
      typeof statement.Principal === 'object' &&
      list(statement.Principal.Service).some((service) => names.includes(service)),
  );
}

/** Do two trust policies, as compact JSON, say the same? The order of members does not count; what cannot be read is like nothing. */
export function sameTrust(a: string | undefined, b: string | undefined): boolean {
  return Boolean(a && b) && isDeepStrictEqual(JSON.parse(a ?? ''), JSON.parse(b ?? ''));
}

/** The same trust policy with EC2 let in besides whoever it lets in already. */
export function withEc2(trust: string | undefined): string {
  const kept = trust === undefined ? {} : (JSON.parse(trust) as TrustPolicy);
  // Another version would give the statements that are there another meaning.
  return JSON.stringify({ Version: '2012-10-17', ...kept, Statement: [...statementsOf(trust), EC2_STATEMENT] });
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
