import { DescribeRegionsCommand, type EC2Client, type Region } from '@aws-sdk/client-ec2';
import { SetupError } from '../engine/errors.ts';
import { faultOf } from './fault.ts';
import { nearest } from './nearest.ts';
import { regionsPage } from './region-refusal.ts';

/**
 * Asks ec2:DescribeRegions, through a client of a region nobody has to opt in to, whether the regions exist
 * ('region.unknown' {flag, value, nearest}, exit 2) and are enabled ('region.not-enabled' {flag, region, url}, exit 3).
 * Returns false where the caller may not ask: then the first real call will tell.
 */
export async function checkRegions(ec2: EC2Client, regions: readonly string[]): Promise<boolean> {
  const all = await ifToldOf(ec2);
  if (!all) return false;
  for (const region of regions) {
    const found = all.find(({ RegionName }) => RegionName === region);
    if (!found) throw unknownRegion(region, all);
    if (found.OptInStatus === 'not-opted-in') throw notEnabled(region);
  }
  return true;
}

/** By the client it was asked through: the answer is the same all through a run. */
const asked = new WeakMap<EC2Client, Promise<readonly Region[]>>();

/** ec2:DescribeRegions: all there are, with whether the account has enabled them (the operation has no pages). Asked once. */
export function allRegions(ec2: EC2Client): Promise<readonly Region[]> {
  const answer =
    asked.get(ec2) ?? ec2.send(new DescribeRegionsCommand({ AllRegions: true })).then((all) => all.Regions ?? []);
  asked.set(ec2, answer);
  // What went wrong may go right later on.
  answer.catch(() => asked.delete(ec2));
  return answer;
}

async function ifToldOf(ec2: EC2Client): Promise<readonly Region[] | undefined> {
  try {
    const all = await allRegions(ec2);
    return all.length > 0 ? all : undefined;
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
