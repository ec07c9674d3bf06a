import { DescribeRegionsCommand, type EC2Client, type Region } from '@aws-sdk/client-ec2';
import { SetupError } from '../engine/errors.ts';
import { faultOf } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Env } from './profiles.ts';
import { regionsPage } from './region-refusal.ts';

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

/**
 * Asks ec2:DescribeRegions, through a client of a region nobody has to opt in to, whether the regions exist
 * ('region.unknown' {flag, value, nearest}, exit 2) and are enabled ('region.not-enabled' {flag, region, url}, exit 3).
 * Returns false where the caller may not ask: then the first real call will tell.
 */
export async function checkRegions(ec2: EC2Client, regions: readonly string[]): Promise<boolean> {
  const all = await allRegions(ec2);
  if (!all) return false;
  for (const region of regions) {
    const found = all.find(({ RegionName }) => RegionName === region);
    if (!found) throw unknownRegion(region, all);
    if (found.OptInStatus === 'not-opted-in') throw notEnabled(region);
  }
  return true;
}

async function allRegions(ec2: EC2Client): Promise<readonly Region[] | undefined> {
  try {
    const { Regions } = await ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    return Regions?.length ? Regions : undefined;
  } catch (error) {
    if (faultOf(error).kind === 'denied') return undefined;
    throw error;
  }
}

function unknownRegion(region: string, all: readonly Region[]): SetupError {
  const names = all.flatMap(({ RegionName }) => RegionName ?? []);
  return new SetupError(
    'region.unknown',
    { flag: '--region', value: region, nearest: nearest(region, names).join(', ') },
    2,
  );
}

function notEnabled(region: string): SetupError {
  return new SetupError('region.not-enabled', { flag: '--region', region, url: regionsPage(region) }, 3);
}
