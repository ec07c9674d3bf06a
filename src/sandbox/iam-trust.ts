import { iamFailure } from './failure.ts';
import { required } from './iam-input.ts';
import { isObject, malformed, parseDocument } from './iam-policy-text.ts';

const MOST_CHARACTERS = 2048;

/** A trust policy as given, once it is known to be one. Throws MalformedPolicyDocument or LimitExceeded. */
export function validTrust(text: string | undefined): string {
  const document = required(text, 'assumeRolePolicyDocument');
  const policy = parseDocument(document);
  const statements = [policy.Statement].flat();
  if (policy.Version !== undefined && !['2012-10-17', '2008-10-17'].includes(String(policy.Version))) {
    throw malformed('The policy must contain a valid version string');
  }
  if (policy.Statement === undefined || statements.length === 0) throw malformed('Syntax errors in policy.');
  for (const statement of statements) checkStatement(statement);
  if (document.replace(/\s/g, '').length > MOST_CHARACTERS) {
    throw iamFailure('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${MOST_CHARACTERS}`);
  }
  return document;
}

function checkStatement(statement: unknown): void {
  if (!isObject(statement)) throw malformed('Syntax errors in policy.');
  const { Effect: effect, Principal: principal, NotPrincipal: notPrincipal, Resource: resource } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Invalid effect: ${String(effect)}`);
  if (resource !== undefined) throw malformed('Has prohibited field Resource');
  if (principal === undefined && notPrincipal === undefined) throw malformed('Missing required field Principal');
  const actions = [statement.Action].flat();
  if (!actions.every((action) => typeof action === 'string' && /^(\*|sts:[A-Za-z*?]+)$/.test(action))) {
    throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
  const services = isObject(principal) ? [principal.Service ?? []].flat() : [];
  for (const service of services) {
    if (typeof service !== 'string' || !/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(service)) {
      throw malformed(`Invalid principal in policy: "SERVICE":"${String(service)}"`);
    }
  }
}
