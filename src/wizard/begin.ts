import { endpointOverride } from '../aws/endpoint.ts';
import { loadProfiles, NO_PROFILES, type Profiles, profileName, profileRegion } from '../aws/profiles.ts';
import { resolveRegions } from '../aws/region.ts';
import { sandboxDirectory } from '../state/state-directory.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** Where a run begins: what the command line, the environment and the AWS files say, before anybody is asked anything. */
export interface Beginning {
  /** Of the state files. */
  readonly directory: string;
  /** The regions named by flag, environment or profile. */
  readonly regions: readonly string[] | undefined;
  /** What the AWS files say: nothing to the practice account. */
  readonly profiles: Profiles;
  /** Where calls go if not to AWS itself. */
  readonly endpoint?: string | undefined;
}

/** @throws SetupError `region.invalid` */
export async function begin(options: GlobalOptions, { computer, practice }: Surroundings): Promise<Beginning> {
  const { env } = computer;
  const { region: flag, stateDirectory } = options;
  if (practice) {
    const regions = resolveRegions({ flag, env })?.regions;
    return { directory: sandboxDirectory(stateDirectory), regions, profiles: NO_PROFILES };
  }
  const profiles = await loadProfiles(env);
  const profile = profileName(options.profile, env);
  const resolved = resolveRegions({ flag, env, profileRegion: profileRegion(profiles, profile) });
  return {
    directory: stateDirectory,
    regions: resolved?.regions,
    profiles,
    endpoint: endpointOverride(env, profiles, profile),
  };
}
