import { cluster } from '../aws/reads/clusters.ts';
import { ecsServiceLinkedRole } from '../aws/reads/roles.ts';
import { ecsCluster } from '../resources/ecs-cluster.ts';
import { ecsServiceLinkedRoleResource } from '../resources/ecs-service-linked-role.ts';
import { clusterNode, SERVICE_LINKED_ROLE } from './node-ids.ts';
import type { Step } from './step.ts';

const DEFAULT_CLUSTER = 'default';

interface ClusterSeen {
  readonly exists: boolean;
}

/** The cluster that instances join, after the role that ECS itself needs: without it the first CreateCluster of an account fails. */
export const clusterStep: Step<ClusterSeen> = {
  id: 'cluster',
  scope: 'region',
  async look(cx, draft) {
    const [found] = await Promise.all([cluster(cx, draft.cluster ?? DEFAULT_CLUSTER), ecsServiceLinkedRole(cx)]);
    return { exists: found !== undefined };
  },
  questions: () => [
    { key: 'cluster', kind: 'text', text: { code: 'cluster.question' }, default: DEFAULT_CLUSTER, quiet: true },
  ],
  nodes(_seen, draft, place) {
    const clusterName = draft.cluster ?? DEFAULT_CLUSTER;
    return [
      {
        id: SERVICE_LINKED_ROLE,
        step: 'cluster',
        scope: 'account',
        needs: [],
        resource: ecsServiceLinkedRoleResource,
        value: 'AWSServiceRoleForECS',
        answers: [],
        spec: () => ({ service: 'ecs.amazonaws.com' }),
      },
      {
        id: clusterNode(place.region),
        step: 'cluster',
        scope: place.region,
        needs: [SERVICE_LINKED_ROLE],
        resource: ecsCluster,
        value: clusterName,
        answers: ['cluster'],
        spec: () => ({ clusterName }),
      },
    ];
  },
  findings: () => [],
  notes: () => [],
};
