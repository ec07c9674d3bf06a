import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { ReadContext } from '../context.ts';
import { partitionOfRegion } from '../partition.ts';

/** ec2:DescribeRegions: names of the regions that are enabled for the account (the operation has no pages). */
export function enabledRegions(cx: ReadContext): Promise<readonly string[]> {
  return cx.once('ec2:DescribeRegions', async () => {
    const answer = await cx.clients.ec2.send(new DescribeRegionsCommand({}));
    const { id } = cx.setup.identity.partition;
    const names = (answer.Regions ?? []).flatMap((region) => region.RegionName ?? []);
    // An account reaches no further than its partition, whatever an emulator names.
    return names.filter((name) => partitionOfRegion(name)?.id === id);
  });
}
