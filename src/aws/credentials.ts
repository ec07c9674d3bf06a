import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { CredentialsProviderError } from '@smithy/core/config';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import type { Profiles } from './profiles.ts';
import type { Transport } from './transport.ts';

/** Asks the person for the code their MFA device shows; `serial` names the device. */
export type MfaCode = (serial: string) => Promise<string>;

/** What the credentials are found by. */
export interface CredentialSources {
  /** The profile that counts; undefined where keys in the environment win over every profile. */
  readonly profile: string | undefined;
  readonly profiles: Profiles;
  readonly mfaCode: MfaCode;
  readonly transport: Transport;
}

/** What the chain notes in passing although it is the reason. */
const TELLING = /^Command failed|credential_process (returned|did not return)|^Failed to refresh token|^Token refresh/;

/**
 * The SDK's default chain (aws-facts §1.3), resolved once for all clients that share the provider: however many regions,
 * the person is asked for one MFA code. Rejects with the SDK's CredentialsProviderError.
 */
export function findCredentials(sources: CredentialSources): AwsCredentialIdentityProvider {
  const chain = chainFor(sources, sources.profile);
  const source = sourceBehindMfa(sources);
  if (!source) return chain;
  let checked: Promise<unknown> | undefined;
  return async (properties) => {
    // The SDK resolves the source profile while the person types, unwatched: if that fails, Node ends the process.
    checked ??= chainFor(sources, source)(properties);
    await checked;
    return await chain(properties);
  };
}

function chainFor(
  { mfaCode, transport }: CredentialSources,
  profile: string | undefined,
): AwsCredentialIdentityProvider {
  const heard: string[] = [];
  const chain = defaultProvider({
    ...(profile === undefined ? {} : { profile }),
    mfaCodeProvider: mfaCode,
    logger: listeningTo(heard),
    // The SSO and sign-in services are asked through the proxy as well.
    clientConfig: { requestHandler: transport },
  });
  return async (properties) => {
    try {
      return await chain(properties);
    } catch (error) {
      throw moreTelling(error, heard);
    }
  };
}

/** Keeps the SDK's notes off the screen; what matters of its warnings is told by us. */
function listeningTo(heard: string[]) {
  const ignore = () => {};
  return { debug: (note: unknown) => void heard.push(String(note)), info: ignore, warn: ignore, error: ignore };
}

/** After a program or a token refresh failed, the chain goes on to the next source and ends with "Could not load credentials from any providers". */
function moreTelling(error: unknown, heard: readonly string[]): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('Could not load credentials')) return error;
  const note = heard
    .map((line) => line.replace(/^@smithy\/property-provider \S+ /, ''))
    .find((line) => TELLING.test(line));
  // The command line itself stays out: it may hold a secret.
  const words = note?.replace(/^Command failed: .*\n?/, 'credential_process failed. ').trim();
  return words ? Object.assign(new CredentialsProviderError(words, false), { cause: error }) : error;
}

/** The source profile of a role that wants an MFA code; undefined where there is none, or where it would itself ask for a code. */
function sourceBehindMfa({ profile, profiles }: CredentialSources): string | undefined {
  const settings = profiles.settings.get(profile ?? '');
  const source = settings?.source_profile;
  if (!settings?.mfa_serial || !source || source === profile) return undefined;
  return profiles.settings.get(source)?.mfa_serial ? undefined : source;
}
