import type { Thrown } from './thrown.ts';

/**
 * Why credentials do not do:
 * - `none` — no source has any
 * - `login-expired`, `sso-expired` — a sign-in of `aws login` or `aws sso login` is missing or over
 * - `mfa` — the profile asks for a code, and none was given or it was refused
 * - `process` — the profile's `credential_process` failed
 * - `profile` — the profile exists but holds no usable credentials
 * - `clock` — this computer's clock is off
 * - `expired` — temporary credentials are over
 * - `invalid` — the service does not know or trust them
 */
export type CredentialReason =
  | 'none'
  | 'login-expired'
  | 'sso-expired'
  | 'mfa'
  | 'process'
  | 'profile'
  | 'clock'
  | 'expired'
  | 'invalid';

/** The services refuse requests more than five minutes off. */
const SKEW_LIMIT = 4 * 60_000;

/** Order matters: an SSO message may speak of a token, a login message of a session. The SDK has names for none of them. */
const WORDS: readonly (readonly [RegExp, CredentialReason])[] = [
  [/could not load credentials from any providers/i, 'none'],
  [/credential_process/, 'process'],
  [/multi-?factor ?authentication|'tokenCode' failed to satisfy constraint|MFA code/i, 'mfa'],
  [/aws sso login|\bSSO session\b|^UnauthorizedException|session token not found or invalid/i, 'sso-expired'],
  [/aws login|re-?authenticate|failed to load (a )?token|token validation failed|dpop/i, 'login-expired'],
  [/token refresh response|unable to refresh credentials/i, 'login-expired'],
  [/could not resolve credentials using profile|detected a cycle|profile .*(not found|not be found)/i, 'profile'],
];

/** Why a fault of kind `credentials` came to be (aws-facts §0.4, §0.5, §1.3). */
export function credentialReason({ name, message, clockSkew }: Thrown): CredentialReason {
  if (/^(RequestTimeTooSkewed|RequestInTheFuture)/.test(name)) return 'clock';
  if (/ProviderError$/.test(name) || /^(AccessDenied|Validation)/.test(name)) {
    return WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? 'invalid';
  }
  // ExpiredToken is about the token, whatever the clocks say.
  if (/^ExpiredToken/.test(name)) return 'expired';
  if ((clockSkew ?? 0) > SKEW_LIMIT || /signature expired|not yet current/i.test(message)) return 'clock';
  return name === 'RequestExpired' ? 'expired' : 'invalid';
}
