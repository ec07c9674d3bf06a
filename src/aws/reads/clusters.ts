import { type Cluster, DescribeClustersCommand } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../context.ts';

/** ecs:DescribeClusters; a deleted cluster may linger as INACTIVE and counts as gone. */
export function cluster(cx: ReadContext, name: string): Promise<Cluster | undefined> {
  return cx.once(`ecs:DescribeClusters ${name}`, async () => {
    const answer = await cx.clients.ecs.send(new DescribeClustersCommand({ clusters: [name], include: ['TAGS'] }));
    return answer.clusters?.find((found) => found.status !== 'INACTIVE');
  });
}
