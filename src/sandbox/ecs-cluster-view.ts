import type { CapacityProviderStrategyItem, Cluster, ClusterSetting } from '@aws-sdk/client-ecs';
import { clusterArn, invalid, shownTags } from './ecs-region.ts';
import type { Call } from './operation.ts';
import type { ClusterData } from './region-data.ts';

/** The capacity providers that every cluster can have without making them. */
export const FARGATE: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];
const INSIGHTS = ['enabled', 'disabled', 'enhanced'];

/** A cluster as the operations show it. */
export function clusterView(call: Call, cluster: ClusterData, include: readonly string[]): Cluster {
  return {
    clusterArn: clusterArn(call, cluster.name),
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: cluster.containerInstances,
    runningTasksCount: cluster.tasks,
    pendingTasksCount: cluster.pendingTasks ?? 0,
    activeServicesCount: cluster.services,
    statistics: include.includes('STATISTICS') ? statistics(cluster) : [],
    tags: include.includes('TAGS') ? shownTags(cluster.tags) : [],
    settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: cluster.containerInsights }] : [],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.strategy,
  };
}

/** Everything counts as being of launch type EC2. */
function statistics(cluster: ClusterData): { name: string; value: string }[] {
  const counts = {
    runningEC2TasksCount: cluster.tasks,
    runningFargateTasksCount: 0,
    pendingEC2TasksCount: cluster.pendingTasks ?? 0,
    pendingFargateTasksCount: 0,
    activeEC2ServiceCount: cluster.services,
    activeFargateServiceCount: 0,
    drainingEC2ServiceCount: cluster.drainingServices ?? 0,
    drainingFargateServiceCount: 0,
  };
  return Object.entries(counts).map(([name, count]) => ({ name, value: String(count) }));
}

/** What is asked of Container Insights; undefined where nothing is. Throws InvalidParameterException. */
export function insightsIn(settings: readonly ClusterSetting[] = []): string | undefined {
  for (const setting of settings) {
    if (setting.name !== 'containerInsights' || !INSIGHTS.includes(setting.value ?? '')) {
      throw invalid(`Invalid setting: ${setting.name} ${setting.value}`);
    }
  }
  return settings[0]?.value;
}

/** A default strategy over these providers. Throws InvalidParameterException where it names another one. */
export function strategyOf(
  asked: readonly CapacityProviderStrategyItem[] = [],
  providers: readonly string[] = [],
): ClusterData['strategy'] {
  const strategy = asked.map(({ capacityProvider = '', weight, base }) => ({
    capacityProvider,
    weight: weight ?? 0,
    base: base ?? 0,
  }));
  if (strategy.every(({ capacityProvider }) => providers.includes(capacityProvider))) return strategy;
  throw invalid('The specified capacity provider strategy names a provider that is not associated with the cluster.');
}
