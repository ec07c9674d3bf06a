import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { CallLog } from './call-log.ts';
import type { Attach } from './client.ts';
import { findCredentials, type MfaCode } from './credentials.ts';
import { endpointOverride } from './endpoint.ts';
import type { Pacing } from './pacing.ts';
import { type Env, type Profiles, profileName, requireProfile } from './profiles.ts';
import { makeTransport, type Transport } from './transport.ts';

/** Something worth telling before the first call; `code` is a key of the message catalogue. */
interface Notice {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** How AWS is reached in this run: what every client is made from. */
export interface Connection {
  /** The profile the credentials come from; undefined when nobody named one. */
  readonly profile?: string;
  /** Absent with the practice account, which asks for none. */
  readonly credentials?: AwsCredentialIdentityProvider;
  readonly transport: Transport;
  /** The regions asked for; the first one tells the partition. */
  readonly regions: readonly string[];
  /** Where calls go if not to AWS itself: for the banner and the state's key. */
  readonly endpoint?: string;
  readonly notices: readonly Notice[];
  /** Stops the calls of every client. */
  readonly signal: AbortSignal;
  /** What keeps all clients together from asking too much of a service. */
  readonly pacing: Pacing;
  /** The tool's version, for the user agent. */
  readonly version: string;
  /** Hooked into every client: the practice account answers here and no request leaves. */
  readonly attach?: Attach;
  /** Where every call is written down. */
  readonly log?: CallLog;
}

/** What a connection is made of. */
export interface ConnectOptions {
  /** `--profile`. AWS_PROFILE of the process must be the same, or the profile's endpoint settings do not count (aws-facts §1.6). */
  readonly profile?: string | undefined;
  /** The process's own environment: the SDK reads that one whatever is passed here. */
  readonly env: Env;
  /** What the AWS files say, as `loadProfiles` reads them. */
  readonly profiles: Profiles;
  readonly regions?: readonly string[] | undefined;
  readonly mfaCode: MfaCode;
  readonly signal: AbortSignal;
  readonly pacing: Pacing;
  readonly version: string;
  readonly log?: CallLog | undefined;
}

/**
 * Prepares the connection; nothing is sent and no credentials are looked for before the first call.
 * Throws 'credentials.profile-missing' {profile, known} (exit 3).
 */
export function connect({
  profile: flag,
  env,
  profiles,
  regions = [],
  mfaCode,
  signal,
  pacing,
  version,
  log,
}: ConnectOptions): Connection {
  requireProfile(profiles, flag, env);
  const profile = profileName(flag, env);
  const named = Boolean(flag || env.AWS_PROFILE);
  const keysWin = !named && hasKeys(env);
  const transport = makeTransport(env, signal);
  const credentials = findCredentials({ profile: keysWin ? undefined : profile, profiles, mfaCode, transport });
  const endpoint = endpointOverride(env, profiles, profile);
  return {
    ...(named ? { profile } : {}),
    credentials: log ? hiding(credentials, log) : credentials,
    transport,
    regions,
    ...(endpoint === undefined ? {} : { endpoint }),
    notices: named && hasKeys(env) ? [{ code: 'credentials.profile-over-keys', facts: { profile } }] : [],
    signal,
    pacing,
    version,
    ...(log ? { log } : {}),
  };
}

/** A connection to the practice account behind `attach`: no credentials, no network, nothing of the person's AWS settings. */
export function connectToPractice(
  attach: Attach,
  regions: readonly string[],
  signal: AbortSignal,
  pacing: Pacing,
  version: string,
  log?: CallLog,
): Connection {
  return {
    transport: makeTransport({}, signal),
    regions,
    notices: [],
    signal,
    pacing,
    version,
    attach,
    ...(log ? { log } : {}),
  };
}

/** Credentials that a log is told of before they are used, so that they never stand in it. */
function hiding(find: AwsCredentialIdentityProvider, log: CallLog): AwsCredentialIdentityProvider {
  return async (properties) => {
    const found = await find(properties);
    log.hide(found.secretAccessKey);
    if (found.sessionToken) log.hide(found.sessionToken);
    return found;
  };
}

function hasKeys(env: Env): boolean {
  return Boolean(env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY);
}
