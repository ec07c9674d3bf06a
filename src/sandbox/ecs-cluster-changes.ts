import type { PutClusterCapacityProvidersCommandInput, UpdateClusterCommandInput } from '@aws-sdk/client-ecs';
import { clusterView, FARGATE, insightsIn, strategyOf } from './ecs-cluster-view.ts';
import { clusterNamed, invalid } from './ecs-region.ts';
import { ecsFailure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { ClusterData } from './region-data.ts';

/** Throws ClusterNotFoundException for none that is active. */
function activeCluster(call: Call, nameOrArn: string | undefined): ClusterData {
  const cluster = clusterNamed(call, nameOrArn);
  if (cluster?.status === 'ACTIVE') return cluster;
  throw ecsFailure('ClusterNotFoundException', 'Cluster not found.');
}

/** Both lists take the place of those that are there. */
function putProviders(call: Call, input: PutClusterCapacityProvidersCommandInput): object {
  const cluster = activeCluster(call, input.cluster);
  const { capacityProviders: providers, defaultCapacityProviderStrategy: asked } = input;
  if (!providers || !asked) throw invalid('Capacity providers and a default strategy must be specified.');
  const known = [...FARGATE, ...cluster.capacityProviders];
  const strange = providers.find((provider) => !known.includes(provider));
  if (strange !== undefined) throw invalid(`The specified capacity provider '${strange}' was not found.`);
  const strategy = strategyOf(asked, providers);
  const leaving = cluster.capacityProviders.filter((provider) => !providers.includes(provider));
  if (leaving.length > 0 && cluster.tasks + cluster.services > 0) {
    throw ecsFailure('ResourceInUseException', 'The specified capacity provider is in use and cannot be removed.');
  }
  cluster.capacityProviders = [...providers];
  cluster.strategy = strategy;
  return { cluster: clusterView(call, cluster, ['SETTINGS']) };
}

function update(call: Call, input: UpdateClusterCommandInput): object {
  const cluster = activeCluster(call, input.cluster);
  cluster.containerInsights = insightsIn(input.settings) ?? cluster.containerInsights;
  return { cluster: clusterView(call, cluster, ['SETTINGS']) };
}

export const clusterChangeOperations = {
  PutClusterCapacityProviders: operation<PutClusterCapacityProvidersCommandInput>(
    ['cluster', 'capacityProviders', 'defaultCapacityProviderStrategy'],
    putProviders,
  ),
  UpdateCluster: operation<UpdateClusterCommandInput>(['cluster', 'settings'], update),
};
