import { SetupError } from '../engine/errors.ts';
import type { Env } from './profiles.ts';

/** The regions to work in, and where they were named. */
export interface ResolvedRegions {
  readonly regions: readonly string[];
  readonly source: 'flag' | 'environment' | 'profile';
}

/** Where regions may be named, in the order they count. The SDK ignores AWS_DEFAULT_REGION, CloudShell sets it (aws-facts §1.4). */
export interface RegionSources {
  /** `--region a[,b]` */
  readonly flag?: string | undefined;
  readonly env: Env;
  readonly profileRegion?: string | undefined;
}

const REGION_SYNTAX = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** The regions named by flag, environment or profile; undefined when none is. Throws 'region.invalid' {flag, value, source} (exit 2). */
export function resolveRegions({ flag, env, profileRegion }: RegionSources): ResolvedRegions | undefined {
  if (flag !== undefined) return { regions: parseRegions(flag, '--region'), source: 'flag' };
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    const value = env[name];
    if (value) return { regions: parseRegions(value, name), source: 'environment' };
  }
  if (profileRegion) return { regions: parseRegions(profileRegion, 'profile'), source: 'profile' };
  return undefined;
}

/** A comma list without spaces and repetitions. Throws 'region.invalid' {flag, value, source} (exit 2) for anything that is no region's name. */
function parseRegions(list: string, source = '--region'): readonly string[] {
  const regions = list.split(',').map((region) => region.trim());
  const wrong = regions.find((region) => !REGION_SYNTAX.test(region));
  if (wrong !== undefined) throw new SetupError('region.invalid', { flag: '--region', value: wrong, source }, 2);
  return [...new Set(regions)];
}
