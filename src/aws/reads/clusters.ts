import { type Cluster, DescribeClustersCommand, type ECSClient, paginateListClusters } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../context.ts';
import { everyPage } from './absent.ts';

/** As many clusters as ecs:DescribeClusters takes in one call. */
const MOST_DESCRIBED = 100;

/**
 * ecs:DescribeClusters, with tags, settings and what runs in it, so that nobody has to ask once more; a deleted cluster may linger as
 * INACTIVE and counts as gone.
 */
export function cluster(cx: ReadContext, name: string): Promise<Cluster | undefined> {
  return cx.once(`ecs:DescribeClusters ${name}`, () => described(cx.clients.ecs, name));
}

/** ecs:ListClusters and ecs:DescribeClusters: all of the region's clusters. */
export function allClusters(cx: ReadContext): Promise<readonly Cluster[]> {
  return cx.once('ecs:ListClusters', async () => {
    const arns = await everyPage(paginateListClusters({ client: cx.clients.ecs }, {}), (page) => page.clusterArns);
    const found = await Promise.all(arns.map((arn) => cluster(cx, arn.slice(arn.lastIndexOf('/') + 1))));
    return found.filter((one) => one !== undefined);
  });
}

/** Clusters about to be asked for, by the client they are asked through. */
const together = new WeakMap<ECSClient, { readonly names: string[]; readonly answer: Promise<readonly Cluster[]> }>();

/** What is asked for in the same moment goes into one call. */
async function described(ecs: ECSClient, name: string): Promise<Cluster | undefined> {
  const begun = together.get(ecs);
  const names = begun?.names ?? [];
  names.push(name);
  const answer = begun?.answer ?? Promise.resolve().then(() => describe(ecs, names));
  together.set(ecs, { names, answer });
  return (await answer).find(({ clusterName, status }) => clusterName === name && status !== 'INACTIVE');
}

async function describe(ecs: ECSClient, names: readonly string[]): Promise<readonly Cluster[]> {
  together.delete(ecs);
  const found: Cluster[] = [];
  for (let at = 0; at < names.length; at += MOST_DESCRIBED) {
    const clusters = names.slice(at, at + MOST_DESCRIBED);
    const asked = new DescribeClustersCommand({ clusters, include: ['TAGS', 'SETTINGS', 'STATISTICS'] });
    found.push(...((await ecs.send(asked)).clusters ?? []));
  }
  return found;
}
