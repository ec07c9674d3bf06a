import { DescribeContainerInstancesCommand, paginateListContainerInstances } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../context.ts';
import { everyPage, ifAllowed } from './absent.ts';
import { allClusters } from './clusters.ts';

/** As many as ecs:DescribeContainerInstances takes in one call. */
const MOST_DESCRIBED = 100;

/** EC2 ids of the instances that are registered with one of the region's clusters; none where the caller may not ask. */
export function containerInstanceIds(cx: ReadContext): Promise<readonly string[]> {
  return cx.once('ecs:ListContainerInstances', async () => {
    const clusters = (await ifAllowed(allClusters(cx))) ?? [];
    const used = clusters.filter(({ registeredContainerInstancesCount: count = 0 }) => count > 0);
    const ids = await Promise.all(used.map(({ clusterName = '' }) => ifAllowed(idsIn(cx, clusterName))));
    return ids.flatMap((some) => some ?? []).toSorted();
  });
}

/** ecs:ListContainerInstances and ecs:DescribeContainerInstances; one of ECS Anywhere is no EC2 instance. */
async function idsIn(cx: ReadContext, cluster: string): Promise<readonly string[]> {
  const { ecs } = cx.clients;
  const pages = paginateListContainerInstances({ client: ecs }, { cluster });
  const arns = await everyPage(pages, (page) => page.containerInstanceArns);
  const ids: string[] = [];
  for (let at = 0; at < arns.length; at += MOST_DESCRIBED) {
    const containerInstances = arns.slice(at, at + MOST_DESCRIBED);
    const answer = await ecs.send(new DescribeContainerInstancesCommand({ cluster, containerInstances }));
    ids.push(...(answer.containerInstances ?? []).flatMap(({ ec2InstanceId }) => ec2InstanceId ?? []));
  }
  return ids.filter((id) => id.startsWith('i-'));
}
