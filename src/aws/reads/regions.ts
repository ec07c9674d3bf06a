import type { ReadContext } from '../context.ts';
import { partitionOfRegion } from '../partition.ts';
import { allRegions } from '../region-check.ts';

/** ec2:DescribeRegions: names of the regions that are enabled for the account, told by one that every account has. */
export async function enabledRegions(cx: ReadContext): Promise<readonly string[]> {
  const { id, bootstrapRegion } = cx.setup.identity.partition;
  const all = await allRegions(cx.elsewhere(bootstrapRegion).clients.ec2);
  const enabled = all.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in');
  const names = enabled.flatMap(({ RegionName }) => RegionName ?? []);
  // An account reaches no further than its partition, whatever an emulator names.
  return names.filter((name) => partitionOfRegion(name)?.id === id);
}
