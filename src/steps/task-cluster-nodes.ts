import type { Draft } from '../answers/answers.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { ecsClusterCapacityProviders } from '../resources/ecs-cluster-capacity-providers.ts';
import { ecsContainerInsights } from '../resources/ecs-container-insights.ts';
import { capacityProvidersNode, clusterNode, containerInsightsNode } from './node-ids.ts';
import type { Place } from './step.ts';

const INSIGHTS = { off: 'disabled', on: 'enabled', enhanced: 'enhanced' } as const;

/** What a cluster needs for tasks without instances, and whether CloudWatch measures it. */
export function clusterNodes(draft: Draft, place: Place): readonly AwsNode[] {
  const { region } = place;
  const cluster = clusterNode(region);
  const common = { step: 'task-role', scope: region, needs: [cluster], serial: `ecs:cluster:${region}` } as const;
  const insights = draft.containerInsights && INSIGHTS[draft.containerInsights];
  const nodes: AwsNode[] = [
    {
      ...common,
      id: capacityProvidersNode(region),
      resource: ecsClusterCapacityProviders,
      value: 'FARGATE, FARGATE_SPOT',
      answers: [],
      spec: (outputs) => ({
        clusterName: outputs.of(cluster, 'clusterName'),
        providers: ['FARGATE', 'FARGATE_SPOT'],
      }),
    },
  ];
  if (insights === undefined) return nodes;
  nodes.push({
    ...common,
    id: containerInsightsNode(region),
    resource: ecsContainerInsights,
    value: insights,
    answers: ['containerInsights'],
    spec: (outputs) => ({ clusterName: outputs.of(cluster, 'clusterName'), containerInsights: insights }),
  });
  return nodes;
}
