import { type Cluster, CreateClusterCommand, DeleteClusterCommand } from '@aws-sdk/client-ecs';
import type { ReadContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { allClusters, cluster } from '../aws/reads/clusters.ts';
import { fromEcs, markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { clusterBlockers } from './ecs-cluster-blockers.ts';
import { markedAmong } from './marked.ts';

export interface ClusterSpec {
  readonly clusterName: string;
}
export interface ClusterLive {
  readonly [fact: string]: string;
  readonly clusterName: string;
  readonly arn: string;
}

/** An ECS cluster (ecs:CreateCluster; the same name with the same arguments answers the one there is). */
export const ecsCluster: AwsResource<ClusterSpec, ClusterLive> = {
  type: 'ecs.cluster',
  title: (live) => live.clusterName,
  identity: 'clusterName',
  tagged: true,
  async find(cx, id, spec, hint) {
    const names = new Set([hint?.clusterName, known(spec.clusterName)].filter((name) => name !== undefined));
    const found = await Promise.all([...names].map((name) => candidate(cx, id, name)));
    return found.filter((one) => one !== undefined).slice(0, 1);
  },
  compare(spec, live) {
    if (!differs(spec.clusterName, live.clusterName)) return [];
    return [{ fact: 'clusterName', want: known(spec.clusterName), have: live.clusterName, fix: 'conflict' }];
  },
  async create(cx, id, spec) {
    const tags = tagsFor(cx.setup, id).map(({ Key, Value }) => ({ key: Key, value: Value }));
    const answer = await cx.clients.ecs.send(new CreateClusterCommand({ clusterName: spec.clusterName, tags }));
    return { clusterName: spec.clusterName, arn: answer.cluster?.clusterArn ?? '' };
  },
  async marked(cx) {
    const withTags = (await allClusters(cx)).map((found) => ({ found, Tags: fromEcs(found.tags) }));
    return markedAmong(withTags, ({ found }) => liveOf(found));
  },
  blockers: (cx, { clusterName }) => clusterBlockers(cx, clusterName),
  /** ecs:DeleteCluster; deleting one that is INACTIVE already succeeds. */
  async remove(cx, { clusterName }) {
    await unlessAbsent(cx.clients.ecs.send(new DeleteClusterCommand({ cluster: clusterName })));
  },
};

async function candidate(cx: ReadContext, id: string, name: string): Promise<Candidate<ClusterLive> | undefined> {
  const found = await cluster(cx, name);
  if (!found) return undefined;
  const live = { ...liveOf(found), clusterName: found.clusterName ?? name };
  return { live, mark: markOf(fromEcs(found.tags), cx.setup, id) };
}

const liveOf = (found: Cluster): ClusterLive => ({
  clusterName: found.clusterName ?? '',
  arn: found.clusterArn ?? '',
});
