import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Fault, SetupError } from '../engine/errors.ts';
import { clientOf } from './client.ts';
import type { Connection } from './connection.ts';
import type { CredentialReason } from './credential-reason.ts';
import { faultOf } from './fault.ts';
import { type Identity, parseIdentity } from './identity.ts';
import { partitionOfRegion } from './partition.ts';

const CREDENTIAL_CODES: Readonly<Record<CredentialReason, string>> = {
  none: 'credentials.none',
  'login-expired': 'credentials.login-expired',
  'sso-expired': 'credentials.sso-expired',
  mfa: 'credentials.mfa-refused',
  process: 'credentials.process-failed',
  profile: 'credentials.profile-unusable',
  clock: 'credentials.clock',
  expired: 'credentials.expired',
  invalid: 'credentials.invalid',
};

const NETWORK_CODES: Readonly<Record<string, string>> = {
  network: 'network.unreachable',
  proxy: 'network.proxy-refused',
  tls: 'network.untrusted',
};

/** A region of the right partition that every account can use: a requested one may not be enabled, which looks like bad credentials. */
export function bootstrapRegion({ regions }: Connection): string {
  return partitionOfRegion(regions[0] ?? '')?.bootstrapRegion ?? 'us-east-1';
}

/**
 * sts:GetCallerIdentity, which needs no permission. Resolves the credentials, so an MFA code is asked for here.
 *
 * Throws, with facts {profile, message, …}: 'credentials.*' and 'credentials.role-denied' {action} (exit 3),
 * 'network.unreachable' {host}, 'network.proxy-refused', 'network.untrusted' {host} (exit 1); what it was stopped with, and
 * anything else, as it came.
 */
export async function whoAmI(connection: Connection): Promise<Identity> {
  const sts = clientOf(STSClient, connection, bootstrapRegion(connection), 'look');
  try {
    return parseIdentity(await sts.send(new GetCallerIdentityCommand({})));
  } catch (error) {
    throw explain(error, connection);
  }
}

function explain(error: unknown, { profile = 'default' }: Connection): unknown {
  if (error instanceof SetupError) return error;
  const fault = faultOf(error);
  const reason = fault.facts?.reason ?? '';
  const facts = { profile, message: fault.message };
  if (fault.kind === 'credentials') {
    const code = CREDENTIAL_CODES[reason as CredentialReason];
    return new SetupError(code, facts, 3, { cause: error });
  }
  // GetCallerIdentity itself cannot be denied: it was the profile's role.
  if (fault.kind === 'denied') {
    return new SetupError('credentials.role-denied', { ...facts, ...deniedRole(fault) }, 3, { cause: error });
  }
  const code = NETWORK_CODES[reason];
  return code ? new SetupError(code, { ...facts, host: fault.facts?.host ?? '' }, 1, { cause: error }) : error;
}

function deniedRole({ facts }: Fault): Readonly<Record<string, string>> {
  return { action: 'sts:AssumeRole', role: facts?.resource ?? '' };
}
