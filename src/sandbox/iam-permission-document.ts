import { iamFailure } from './failure.ts';
import { isObject, malformed, parseDocument } from './iam-policy-text.ts';

/** What of a permissions policy's text counts against its quota: everything but white space. */
export function sizeOf(document: string): number {
  return document.replace(/\s/g, '').length;
}

/** A permissions policy as given, once it is known to be one. Throws MalformedPolicyDocument. */
export function validPermissions(document: string): string {
  const policy = parseDocument(document);
  const statements = [policy.Statement].flat();
  if (policy.Version !== undefined && !['2012-10-17', '2008-10-17'].includes(String(policy.Version))) {
    throw malformed('The policy must contain a valid version string');
  }
  if (policy.Statement === undefined || statements.length === 0) throw malformed('Syntax errors in policy.');
  for (const statement of statements) checkStatement(statement);
  return document;
}

/** Throws LimitExceeded for a text that is too long for a managed policy. */
export function fitsManaged(document: string): void {
  if (sizeOf(document) <= 6144) return;
  throw iamFailure('LimitExceeded', 'Cannot exceed quota for PolicySize: 6144');
}

function checkStatement(statement: unknown): void {
  if (!isObject(statement)) throw malformed('Syntax errors in policy.');
  const { Effect: effect, Principal: principal, NotPrincipal: notPrincipal } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Invalid effect: ${String(effect)}`);
  if (principal !== undefined || notPrincipal !== undefined) {
    throw malformed('Policy document should not specify a principal.');
  }
  const actions = oneOf(statement, 'Action', 'NotAction');
  if (!actions.every((action) => /^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/i.test(action))) {
    throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
  for (const resource of oneOf(statement, 'Resource', 'NotResource')) checkResource(resource);
}

function oneOf(statement: Record<string, unknown>, name: string, opposite: string): readonly string[] {
  const value = statement[name] ?? statement[opposite];
  if (value === undefined) throw malformed(`Policy statement must contain ${name.toLowerCase()}s.`);
  const all = [value].flat();
  if (all.length > 0 && all.every((one) => typeof one === 'string')) return all as string[];
  throw malformed('Syntax errors in policy.');
}

function checkResource(resource: string): void {
  if (resource === '*') return;
  const [prefix, partition, ...rest] = resource.split(':');
  if (prefix !== 'arn' || rest.length < 4) throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  if (partition !== 'aws' && partition !== '*') {
    throw malformed(`Partition "${partition}" is not valid for resource "${resource}".`);
  }
}
