import { type Cluster, type ClusterField, DescribeClustersCommand, paginateListClusters } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../context.ts';
import { everyPage } from './absent.ts';

/** As many clusters as ecs:DescribeClusters takes in one call. */
const MOST_DESCRIBED = 100;

/** ecs:DescribeClusters; a deleted cluster may linger as INACTIVE and counts as gone. */
export function cluster(cx: ReadContext, name: string): Promise<Cluster | undefined> {
  return cx.once(`ecs:DescribeClusters ${name}`, async () => (await described(cx, [name], ['TAGS']))[0]);
}

/** ecs:DescribeClusters with what the cluster is set to. */
export function clusterSettings(cx: ReadContext, name: string): Promise<Cluster | undefined> {
  return cx.once(`ecs:DescribeClusters ${name} SETTINGS`, async () => (await described(cx, [name], ['SETTINGS']))[0]);
}

/** ecs:DescribeClusters with what runs in it, counted by launch type; asked afresh, apart from `cluster`. */
export function clusterStatistics(cx: ReadContext, name: string): Promise<Cluster | undefined> {
  return cx.once(
    `ecs:DescribeClusters ${name} STATISTICS`,
    async () => (await described(cx, [name], ['STATISTICS']))[0],
  );
}

/** ecs:ListClusters and ecs:DescribeClusters: all of the region's clusters, with their tags. */
export function allClusters(cx: ReadContext): Promise<readonly Cluster[]> {
  return cx.once('ecs:ListClusters', async () => {
    const arns = await everyPage(paginateListClusters({ client: cx.clients.ecs }, {}), (page) => page.clusterArns);
    const found: Cluster[] = [];
    for (let at = 0; at < arns.length; at += MOST_DESCRIBED) {
      found.push(...(await described(cx, arns.slice(at, at + MOST_DESCRIBED), ['TAGS'])));
    }
    return found;
  });
}

async function described(cx: ReadContext, clusters: string[], include: ClusterField[]): Promise<readonly Cluster[]> {
  const answer = await cx.clients.ecs.send(new DescribeClustersCommand({ clusters, include }));
  return (answer.clusters ?? []).filter((found) => found.status !== 'INACTIVE');
}
