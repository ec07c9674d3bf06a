import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../engine/errors.ts';

/** Environment variables, as the computer has them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** One profile's settings; those of the credentials file win over those of the config file. */
export type ProfileSettings = Readonly<Record<string, string | undefined>>;

/** What the person's AWS config and credentials files say. */
export interface Profiles {
  /** Sorted; `default` is among them only if it is written down. */
  readonly names: readonly string[];
  readonly settings: ReadonlyMap<string, ProfileSettings>;
  /** Sections `[services NAME]` of the config file, keyed by name; keys look like `ec2.endpoint_url`. */
  readonly services: ReadonlyMap<string, ProfileSettings>;
}

/** What files that are not there say. */
export const NO_PROFILES: Profiles = { names: [], settings: new Map(), services: new Map() };

const SERVICES_PREFIX = 'services.';
const NO_PROFILE = /^(services|sso-session)\./;

/**
 * Reads the AWS config and credentials files with the SDK's own loader: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE
 * of `env`, else `~/.aws`. A file that is not there counts as empty.
 */
export async function loadProfiles(env: Env): Promise<Profiles> {
  const { AWS_CONFIG_FILE: configFilepath, AWS_SHARED_CREDENTIALS_FILE: filepath } = env;
  // Where there is nothing to read, what reads it is not loaded either.
  if (!isThere(configFilepath, 'config') && !isThere(filepath, 'credentials')) return NO_PROFILES;
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    ...(configFilepath ? { configFilepath } : {}),
    ...(filepath ? { filepath } : {}),
    ignoreCache: true,
  });
  const settings = new Map<string, ProfileSettings>();
  const services = new Map<string, ProfileSettings>();
  for (const [name, section] of Object.entries(configFile)) {
    if (name.startsWith(SERVICES_PREFIX)) services.set(name.slice(SERVICES_PREFIX.length), section);
    if (!NO_PROFILE.test(name)) settings.set(name, section);
  }
  for (const [name, section] of Object.entries(credentialsFile)) {
    settings.set(name, { ...settings.get(name), ...section });
  }
  return { names: [...settings.keys()].sort(), settings, services };
}

function isThere(given: string | undefined, name: string): boolean {
  const home = homedir();
  return existsSync(given ? given.replace(/^~(?=\/)/, home) : join(home, '.aws', name));
}

/** The profile that counts: the one named by flag, else AWS_PROFILE, else `default`. */
export function profileName(flag: string | undefined, env: Env): string {
  return flag || env.AWS_PROFILE || 'default';
}

/** The profile that credentials would come from; undefined where keys in the environment win over every profile. */
export function profileInUse(flag: string | undefined, env: Env): string | undefined {
  const named = flag || env.AWS_PROFILE;
  return named || (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY ? undefined : 'default');
}

/** Are there keys of an IAM user or the root user right here, for which nobody has to sign in, type a code or run a program? */
export function hasKeysAtHand(profiles: Profiles, flag: string | undefined, env: Env): boolean {
  const profile = profileInUse(flag, env);
  if (profile === undefined) return !env.AWS_SESSION_TOKEN;
  const settings = profiles.settings.get(profile) ?? {};
  const { aws_access_key_id: id, aws_secret_access_key: secret, aws_session_token: token, role_arn: role } = settings;
  return Boolean(id && secret && !token && !role);
}

/**
 * Refuses a profile named by flag or AWS_PROFILE that is in neither file: 'credentials.profile-missing'
 * {profile, known} (exit 3). The SDK itself would say "Region is missing" (aws-facts §1.3).
 */
export function requireProfile(profiles: Profiles, flag: string | undefined, env: Env): void {
  const named = flag || env.AWS_PROFILE;
  if (!named || profiles.settings.has(named)) return;
  throw new SetupError('credentials.profile-missing', { profile: named, known: profiles.names.join(', ') }, 3);
}

/** The region written down for a profile. */
export function profileRegion(profiles: Profiles, profile: string): string | undefined {
  return profiles.settings.get(profile)?.region || undefined;
}
