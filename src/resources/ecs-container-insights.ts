import { type Cluster, UpdateClusterCommand } from '@aws-sdk/client-ecs';
import type { WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { cluster } from '../aws/reads/clusters.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';

export interface ContainerInsightsSpec {
  readonly clusterName: string;
  readonly containerInsights: 'disabled' | 'enabled' | 'enhanced';
}
export interface ContainerInsightsLive {
  readonly [fact: string]: string | undefined;
  readonly clusterName: string;
  readonly containerInsights: string;
  /** What it was before us, so that it can be given back. */
  readonly previous?: string;
}

/** Whether CloudWatch measures what runs in a cluster (ecs:UpdateCluster). */
export const ecsContainerInsights: AwsResource<ContainerInsightsSpec, ContainerInsightsLive> = {
  type: 'ecs.container-insights',
  title: (live) => `${live.containerInsights} → ${live.clusterName}`,
  identity: 'clusterName',
  refersTo: [{ fact: 'clusterName', type: 'ecs.cluster', is: 'clusterName', serves: true, apart: true }],
  async find(cx, _id, spec, hint) {
    const clusterName = known(spec.clusterName);
    const found = clusterName === undefined ? undefined : await cluster(cx, clusterName);
    if (clusterName === undefined || !found) return [];
    const containerInsights = insightsOf(found);
    // Changed by somebody since, it is theirs to change back.
    const isOurs = hint?.clusterName === clusterName && hint.containerInsights === containerInsights;
    const previous = isOurs ? hint.previous : undefined;
    // On a cluster of ours there was nothing before: switched off, there is nothing of it any more.
    const wasOurs = hint?.clusterName === clusterName && hint.previous === undefined;
    if (wasOurs && hint?.containerInsights !== 'disabled' && containerInsights === 'disabled') return [];
    return [{ live: { clusterName, containerInsights, ...(previous ? { previous } : {}) }, mark: 'unmarked' }];
  },
  compare({ containerInsights }, live) {
    if (!differs(containerInsights, live.containerInsights)) return [];
    const want = known(containerInsights);
    return [{ fact: 'containerInsights', want, have: live.containerInsights, fix: 'update' }];
  },
  async create(cx, _id, { clusterName, containerInsights }) {
    await set(cx, clusterName, containerInsights);
    return { clusterName, containerInsights };
  },
  async update(cx, _id, spec, live) {
    await set(cx, live.clusterName, spec.containerInsights);
    return afterUpdate(spec, live);
  },
  foresee: afterUpdate,
  /** Of a cluster that was made here and goes as well. */
  remove: async (cx, { clusterName }) => {
    await unlessAbsent(set(cx, clusterName, 'disabled'));
  },
  restore({ clusterName, previous }) {
    if (previous === undefined) return undefined;
    return async (cx) => {
      await unlessAbsent(set(cx, clusterName, previous));
    };
  },
};

function afterUpdate({ containerInsights }: ContainerInsightsSpec, live: ContainerInsightsLive): ContainerInsightsLive {
  return { ...live, containerInsights, previous: live.previous ?? live.containerInsights };
}

async function set(cx: WriteContext, cluster: string, value: string): Promise<void> {
  const settings = [{ name: 'containerInsights' as const, value }];
  await cx.clients.ecs.send(new UpdateClusterCommand({ cluster, settings }));
}

/** A cluster that nobody ever said anything of is not measured. */
const insightsOf = ({ settings = [] }: Cluster): string =>
  settings.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled';
