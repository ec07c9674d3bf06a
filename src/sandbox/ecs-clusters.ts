import type {
  CreateClusterCommandInput,
  DeleteClusterCommandInput,
  DescribeClustersCommandInput,
  ListClustersCommandInput,
} from '@aws-sdk/client-ecs';
import { accountDefault } from './ecs-account-settings.ts';
import { clusterView, FARGATE, insightsIn, strategyOf } from './ecs-cluster-view.ts';
import { clusterArn, clusterNamed, clustersHere, invalid, withTags } from './ecs-region.ts';
import { ecsFailure, keepingChanges } from './failure.ts';
import { visible } from './iam-entities.ts';
import { createServiceLinkedRole } from './iam-service-linked-roles.ts';
import { type Call, operation } from './operation.ts';
import { pageOf } from './paging.ts';
import type { ClusterData } from './region-data.ts';

const SERVICE_ROLE = 'AWSServiceRoleForECS';

function described(call: Call, input: CreateClusterCommandInput): ClusterData {
  const { clusterName: name = 'default', settings, capacityProviders: providers = [] } = input;
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name)) throw invalid('Invalid cluster name.');
  const containerInsights = insightsIn(settings) ?? accountDefault(call, 'containerInsights') ?? 'disabled';
  const unknown = providers.find((provider) => !FARGATE.includes(provider));
  if (unknown !== undefined) {
    throw invalid(
      `The specified capacity provider '${unknown}' was not found. Specify a valid name or ARN and try again.`,
    );
  }
  return {
    name,
    status: 'ACTIVE',
    containerInsights,
    capacityProviders: [...providers],
    strategy: strategyOf(input.defaultCapacityProviderStrategy, providers),
    tags: withTags([], input.tags),
    containerInstances: 0,
    services: 0,
    tasks: 0,
  };
}

/** In an account that never used ECS the role is made in passing, and the call that makes it fails (aws-facts §17.2). */
function checkServiceRole(call: Call): void {
  const { roles } = call.account.iam;
  if (visible(call, roles).some(({ name }) => name === SERVICE_ROLE)) return;
  if (!roles.some(({ name }) => name === SERVICE_ROLE)) createServiceLinkedRole(call, 'ecs.amazonaws.com');
  throw keepingChanges(
    invalid('Unable to assume the service linked role. Please verify that the ECS service linked role exists.'),
  );
}

function asAsked({ capacityProviders, containerInsights, name, strategy, tags }: ClusterData): string {
  const byKey = [...tags].sort((one, other) => (one.Key < other.Key ? -1 : 1));
  return JSON.stringify([name, containerInsights, [...capacityProviders].sort(), strategy, byKey]);
}

function create(call: Call, input: CreateClusterCommandInput): object {
  const clusters = clustersHere(call);
  const wanted = described(call, input);
  checkServiceRole(call);
  const index = clusters.findIndex(({ name }) => name === wanted.name);
  const present = clusters[index];
  if (present?.status === 'ACTIVE') {
    if (asAsked(present) === asAsked(wanted)) return { cluster: clusterView(call, present, ['TAGS', 'SETTINGS']) };
    throw invalid('Arguments on this idempotent request are inconsistent with arguments used in previous request(s).');
  }
  clusters.splice(present ? index : clusters.length, 1, wanted);
  return { cluster: clusterView(call, wanted, ['TAGS', 'SETTINGS']) };
}

function describe(call: Call, input: DescribeClustersCommandInput): object {
  const { clusters: names = ['default'], include = [] } = input;
  if (names.length > 100) throw invalid('clusters can have at most 100 items.');
  clustersHere(call);
  const missing = names.filter((name) => !clusterNamed(call, name));
  const found = names.map((name) => clusterNamed(call, name)).filter((cluster) => cluster !== undefined);
  return {
    clusters: found.map((cluster) => clusterView(call, cluster, include)),
    failures: missing.map((name) => ({
      arn: name.startsWith('arn:') ? name : clusterArn(call, name),
      reason: 'MISSING',
    })),
  };
}

function list(call: Call, { maxResults = 100, nextToken }: ListClustersCommandInput): object {
  if (!Number.isInteger(maxResults) || maxResults < 1 || maxResults > 100) {
    throw invalid('maxResults must be between 1 and 100.');
  }
  const active = clustersHere(call).filter(({ status }) => status === 'ACTIVE');
  const page = pageOf(active, nextToken, maxResults);
  if (!page) throw invalid('Invalid token.');
  return { clusterArns: page.items.map(({ name }) => clusterArn(call, name)), nextToken: page.next };
}

/** A deleted cluster stays to be seen as INACTIVE. */
function remove(call: Call, input: DeleteClusterCommandInput): object {
  const cluster = clusterNamed(call, input.cluster);
  if (!cluster) throw ecsFailure('ClusterNotFoundException', 'Cluster not found.');
  const inside = [
    ['ContainerInstances', cluster.containerInstances],
    ['Services', cluster.services + (cluster.drainingServices ?? 0)],
    ['Tasks', cluster.tasks + (cluster.pendingTasks ?? 0)],
  ] as const;
  const [kind] = inside.find(([, count]) => count > 0) ?? [];
  if (kind !== undefined) {
    throw ecsFailure(`ClusterContains${kind}Exception`, `The Cluster cannot be deleted while ${kind} are active.`);
  }
  cluster.status = 'INACTIVE';
  return { cluster: clusterView(call, cluster, []) };
}

export const clusterOperations = {
  CreateCluster: operation<CreateClusterCommandInput>(
    ['clusterName', 'tags', 'settings', 'capacityProviders', 'defaultCapacityProviderStrategy'],
    create,
  ),
  DescribeClusters: operation<DescribeClustersCommandInput>(['clusters', 'include'], describe),
  ListClusters: operation<ListClustersCommandInput>(['maxResults', 'nextToken'], list),
  DeleteCluster: operation<DeleteClusterCommandInput>(['cluster'], remove),
};
