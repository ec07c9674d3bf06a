import type { ReadContext } from '../aws/context.ts';
import { cluster } from '../aws/reads/clusters.ts';
import type { Blocker } from '../engine/resource.ts';
import { standsInTheWay } from './blocking.ts';

/** What runs in a cluster, for which ecs:DeleteCluster answers ClusterContains…Exception (aws-facts §17.1). */
export async function clusterBlockers(cx: ReadContext, clusterName: string): Promise<readonly Blocker[]> {
  const found = await cluster(cx, clusterName);
  if (!found) return [];
  const statistic = (pattern: RegExp) =>
    (found.statistics ?? [])
      .filter(({ name = '' }) => pattern.test(name))
      .reduce((sum, { value }) => sum + (Number(value) || 0), 0);
  const services = (found.activeServicesCount ?? 0) + statistic(/^draining\w+ServiceCount$/);
  const tasks = (found.runningTasksCount ?? 0) + (found.pendingTasksCount ?? 0);
  const providers = (found.capacityProviders ?? []).filter((name) => !/^FARGATE(_SPOT)?$/.test(name));
  return [
    ...counted('undo.cluster-services', services),
    ...counted('undo.cluster-tasks', tasks),
    ...counted('undo.cluster-instances', found.registeredContainerInstancesCount ?? 0),
    ...standsInTheWay('undo.cluster-capacity-providers', providers),
  ];
}

const counted = (reason: string, count: number): readonly Blocker[] =>
  count > 0 ? [{ reason, facts: { count: String(count) } }] : [];
