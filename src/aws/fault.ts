import { type Fault, type FaultKind, MadeInVain, SetupError } from '../engine/errors.ts';
import { recalledAction } from './action.ts';
import { credentialReason } from './credential-reason.ts';
import { kindOfName } from './error-names.ts';
import { quotaFacts } from './quotas.ts';
import { readThrown, type Thrown } from './thrown.ts';

const UNREACHED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const CUT_OFF = /^(ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/;
const UNTRUSTED =
  /^(ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|UNABLE_TO_(GET|VERIFY)_\w+|EPROTO)$/;
/** hpagent's words for a proxy that refused or did not answer; it gives them no code. */
const PROXY = /^(Bad response: \d+|Proxy timeout)$/;

/**
 * What a failed call means for the set-up, as plain data. `action` is `service:Action`; left out, it is what our clients
 * noted on the error, or what the service itself names in a refusal.
 *
 * Facts: `reason` — for `credentials` a CredentialReason, for `ambiguous` 'network' (nobody answered) or 'proxy', for `other`
 * 'tls'; for `denied` 'service-control-policy' or 'permissions-boundary' where the service says so; `host`; `resource`.
 */
export function faultOf(error: unknown, action?: string): Fault {
  // What was behind it says more.
  if (error instanceof MadeInVain && error.cause !== undefined) return faultOf(error.cause, action);
  if (error instanceof SetupError) return faultOfOurs(error, action ?? recalledAction(error));
  const thrown = readThrown(error);
  const kind = kindOf(thrown);
  const asked = action ?? (kind === 'denied' ? deniedAction(thrown.message) : undefined) ?? recalledAction(error);
  const facts = factsOf(kind, thrown);
  return {
    kind,
    name: nameOf(thrown),
    message: thrown.message,
    ...(asked === undefined ? {} : { action: asked }),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

function faultOfOurs(error: SetupError, action: string | undefined): Fault {
  const { code, facts, exitCode, message } = error;
  return { kind: kindOfOurs(code, exitCode), name: code, message, facts, ...(action === undefined ? {} : { action }) };
}

function kindOfOurs(code: string, exitCode: number): FaultKind {
  if (exitCode === 130) return 'aborted';
  if (code.startsWith('credentials.')) return 'credentials';
  if (code === 'region.not-enabled' || code === 'region.refused') return 'not-ready';
  if (code === 'file.exists' || code === 'made.earlier-one-gone') return 'exists';
  if (code.startsWith('wait.')) return 'under-way';
  if (code.startsWith('unattended.')) return 'unattended';
  return exitCode === 2 ? 'invalid' : 'other';
}

function kindOf(thrown: Thrown): FaultKind {
  const { name, message, status, code = '' } = thrown;
  const byName = kindOfName(name, message);
  if (byName) return byName;
  if (status === 429) return 'throttled';
  if (status === 403) return 'denied';
  if (status !== undefined && status >= 500) return 'ambiguous';
  // An answer that cannot be read leaves open what was done.
  if (status !== undefined && status < 300) return 'ambiguous';
  if (UNREACHED.test(code) || CUT_OFF.test(code) || PROXY.test(message)) return 'ambiguous';
  return 'other';
}

/** `Error` and `SyntaxError` name nothing: Node's code or the HTTP status says more. */
function nameOf({ name, code, status }: Thrown): string {
  if (!/^(Error|SyntaxError|TypeError|AggregateError)$/.test(name)) return name;
  return code ?? (status === undefined ? name : `HTTP ${status}`);
}

function factsOf(kind: FaultKind, thrown: Thrown): Readonly<Record<string, string>> {
  const { code = '', message, name, host } = thrown;
  if (kind === 'credentials') return { reason: credentialReason(thrown) };
  if (kind === 'denied') return { ...deniedBy(message), ...deniedResource(message) };
  if (kind === 'quota') return quotaFacts(name, message);
  if (UNTRUSTED.test(code)) return { reason: 'tls', ...(host ? { host } : {}) };
  if (kind === 'ambiguous' && PROXY.test(message)) return { reason: 'proxy' };
  if (kind === 'ambiguous' && isUnreached(thrown)) return { reason: 'network', ...(host ? { host } : {}) };
  return {};
}

function isUnreached({ code = '', message }: Thrown): boolean {
  return (
    UNREACHED.test(code) ||
    /did not establish a connection|\bE(NOTFOUND|CONNREFUSED|AI_AGAIN|HOSTUNREACH|NETUNREACH)\b/.test(message)
  );
}

/** A refusal may be about another action than the one asked: RunInstances needs iam:PassRole. */
function deniedAction(message: string): string | undefined {
  return /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(message)?.[1];
}

function deniedResource(message: string): Readonly<Record<string, string>> {
  const resource = /on resource: (?:role |user |group |policy )?(\S+)/.exec(message)?.[1];
  return resource ? { resource } : {};
}

function deniedBy(message: string): Readonly<Record<string, string>> {
  const policy = /service control policy|permissions boundary/.exec(message)?.[0];
  return policy ? { reason: policy.replaceAll(' ', '-') } : {};
}
