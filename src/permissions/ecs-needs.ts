import { on, onlyIf, type TypeNeeds } from './need.ts';

const CLUSTER = 'arn:{partition}:ecs:{region}:{account}:cluster/{clusterName}';
const INSTANCES = 'arn:{partition}:ecs:{region}:{account}:container-instance/*';

/** By resource type, after aws-facts §17.1, §23. */
export const ECS_NEEDS: Readonly<Record<string, TypeNeeds>> = {
  'ecs.cluster': {
    find: on(CLUSTER, 'ecs:DescribeClusters'),
    create: [
      ...on(CLUSTER, 'ecs:CreateCluster'),
      ...onlyIf({ StringEquals: { 'ecs:CreateAction': ['CreateCluster'] } }, on(CLUSTER, 'ecs:TagResource')),
    ],
    update: [],
    remove: [
      ...on(CLUSTER, 'ecs:DeleteCluster', 'ecs:ListContainerInstances'),
      ...on(INSTANCES, 'ecs:ListTasks'),
      // What carries our tags is found by asking for every cluster.
      ...on('arn:{partition}:ecs:{region}:{account}:cluster/*', 'ecs:DescribeClusters'),
      ...on('*', 'ecs:ListServices', 'ecs:ListClusters'),
    ],
  },
  'ecs.cluster-capacity-providers': {
    find: on(CLUSTER, 'ecs:DescribeClusters'),
    create: on(CLUSTER, 'ecs:PutClusterCapacityProviders'),
    update: on(CLUSTER, 'ecs:PutClusterCapacityProviders'),
    remove: on(CLUSTER, 'ecs:PutClusterCapacityProviders'),
  },
  'ecs.container-insights': {
    find: on(CLUSTER, 'ecs:DescribeClusters'),
    create: on(CLUSTER, 'ecs:UpdateCluster'),
    update: on(CLUSTER, 'ecs:UpdateCluster'),
    remove: on(CLUSTER, 'ecs:UpdateCluster'),
  },
  'ecs.account-setting': {
    find: on('*', 'ecs:ListAccountSettings'),
    create: on('*', 'ecs:PutAccountSetting'),
    update: [],
    remove: on('*', 'ecs:DeleteAccountSetting'),
  },
  'ecs.account-default': {
    find: on('*', 'ecs:ListAccountSettings'),
    create: on('*', 'ecs:PutAccountSettingDefault'),
    update: [],
    remove: on('*', 'ecs:PutAccountSettingDefault'),
  },
};
