import { createHash } from 'node:crypto';
import type { DescribeContainerInstancesCommandInput, ListContainerInstancesCommandInput } from '@aws-sdk/client-ecs';
import { ACCOUNT_ID } from './account.ts';
import { clusterNamed, invalid } from './ecs-region.ts';
import { ecsFailure } from './failure.ts';
import { type Call, operation } from './operation.ts';
import { pageOf } from './paging.ts';
import type { ClusterData } from './region-data.ts';

/** Throws ClusterNotFoundException. */
function clusterOf(call: Call, name: string | undefined): ClusterData {
  const cluster = clusterNamed(call, name);
  if (cluster?.status !== 'ACTIVE') throw ecsFailure('ClusterNotFoundException', 'Cluster not found.');
  return cluster;
}

/** Those that `edit` named, and as many more as it only counted. By ARN. */
function instancesOf(call: Call, cluster: ClusterData): ReadonlyMap<string, string> {
  const named = cluster.instanceIds ?? [];
  const counted = Array.from({ length: Math.max(0, cluster.containerInstances - named.length) }, (_, index) => {
    return `i-0${digest(`${cluster.name} ${index}`).slice(0, 16)}`;
  });
  const prefix = `arn:aws:ecs:${call.region}:${ACCOUNT_ID}:container-instance/${cluster.name}`;
  return new Map([...named, ...counted].map((id) => [`${prefix}/${digest(id)}`, id]));
}

const digest = (text: string): string => createHash('md5').update(text).digest('hex');

function list(call: Call, input: ListContainerInstancesCommandInput): object {
  const arns = [...instancesOf(call, clusterOf(call, input.cluster)).keys()];
  const page = pageOf(arns, input.nextToken, input.maxResults ?? 100);
  if (!page) throw invalid('Invalid nextToken.');
  return { containerInstanceArns: page.items, nextToken: page.next };
}

function describe(call: Call, input: DescribeContainerInstancesCommandInput): object {
  const { containerInstances: wanted = [] } = input;
  if (wanted.length === 0 || wanted.length > 100) throw invalid('containerInstances must have 1 to 100 items.');
  const instances = instancesOf(call, clusterOf(call, input.cluster));
  const found = wanted.filter((arn) => instances.has(arn));
  return {
    containerInstances: found.map((containerInstanceArn) => ({
      containerInstanceArn,
      ec2InstanceId: instances.get(containerInstanceArn),
      status: 'ACTIVE',
      agentConnected: true,
    })),
    failures: wanted.filter((arn) => !instances.has(arn)).map((arn) => ({ arn, reason: 'MISSING' })),
  };
}

export const containerInstanceOperations = {
  ListContainerInstances: operation<ListContainerInstancesCommandInput>(['cluster', 'maxResults', 'nextToken'], list),
  DescribeContainerInstances: operation<DescribeContainerInstancesCommandInput>(
    ['cluster', 'containerInstances'],
    describe,
  ),
};
