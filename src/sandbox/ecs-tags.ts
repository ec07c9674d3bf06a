import type {
  ListTagsForResourceCommandInput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-ecs';
import { clusterArn, clustersHere, invalid, shownTags, withTags } from './ecs-region.ts';
import { ecsFailure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import type { ClusterData } from './region-data.ts';

/** Throws InvalidParameterException for what is no ARN and ClusterNotFoundException for no active cluster. */
function clusterOf(call: Call, arn: string | undefined): ClusterData {
  if (!arn?.startsWith('arn:')) throw invalid('Invalid resource ARN.');
  const cluster = clustersHere(call).find(({ name, status }) => clusterArn(call, name) === arn && status === 'ACTIVE');
  if (!cluster) throw ecsFailure('ClusterNotFoundException', 'Cluster not found.');
  return cluster;
}

export const clusterTagOperations = {
  TagResource: operation<TagResourceCommandInput>(['resourceArn', 'tags'], (call, input) => {
    const cluster = clusterOf(call, input.resourceArn);
    cluster.tags = withTags(cluster.tags, input.tags);
    return {};
  }),
  UntagResource: operation<UntagResourceCommandInput>(['resourceArn', 'tagKeys'], (call, input) => {
    const cluster = clusterOf(call, input.resourceArn);
    cluster.tags = cluster.tags.filter(({ Key }) => !input.tagKeys?.includes(Key));
    return {};
  }),
  ListTagsForResource: operation<ListTagsForResourceCommandInput>(['resourceArn'], (call, input) => ({
    tags: shownTags(clusterOf(call, input.resourceArn).tags),
  })),
};
