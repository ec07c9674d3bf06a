import { CreateClusterCommand, DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { ecsCluster } from '../../src/resources/ecs-cluster.ts';
import { ecsServiceLinkedRoleResource } from '../../src/resources/ecs-service-linked-role.ts';
import { account, SETUP_ID } from './account.ts';

const CLUSTER = 'ap-northeast-2/cluster';
const ARN = 'arn:aws:ecs:ap-northeast-2:123456789012:cluster/default';
const tags = [
  { key: 'aws-ecs-setup:setup-id', value: SETUP_ID },
  { key: 'aws-ecs-setup:node', value: CLUSTER },
];
const live = { clusterName: 'default', arn: ARN };

describe('a cluster', () => {
  it('is created by its name with our tags in the spelling of ECS', async () => {
    const { ecs, write, writes } = account();
    ecs.on(CreateClusterCommand).resolves({ cluster: { clusterArn: ARN } });
    expect(await ecsCluster.create(write, CLUSTER, { clusterName: 'default' }, 'token')).toEqual(live);
    expect(writes()).toEqual([['CreateCluster', { clusterName: 'default', tags }]]);
  });

  it('is found with its tags', async () => {
    const { ecs, read } = account();
    ecs
      .on(DescribeClustersCommand)
      .resolves({ clusters: [{ clusterName: 'default', clusterArn: ARN, status: 'ACTIVE', tags }] });
    expect(await ecsCluster.find(read, CLUSTER, { clusterName: 'default' }, undefined)).toEqual([
      { live, mark: 'ours' },
    ]);
    expect(ecs).toHaveReceivedCommandExactlyOnceWith(DescribeClustersCommand, {
      clusters: ['default'],
      include: ['TAGS', 'SETTINGS', 'STATISTICS'],
    });
  });

  it.each([
    ['missing', { clusters: [], failures: [{ reason: 'MISSING' }] }],
    ['deleted and still shown', { clusters: [{ clusterName: 'default', status: 'INACTIVE', tags }] }],
  ])('is not there when it is %s', async (_how, answer) => {
    const { ecs, read } = account();
    ecs.on(DescribeClustersCommand).resolves(answer);
    expect(await ecsCluster.find(read, CLUSTER, { clusterName: 'default' }, undefined)).toEqual([]);
  });

  it('of another name than the one made is a changed answer', () => {
    expect(ecsCluster.compare({ clusterName: 'web' }, live)).toEqual([
      { fact: 'clusterName', want: 'web', have: 'default', fix: 'conflict' },
    ]);
    expect(ecsCluster.compare({ clusterName: 'default' }, live)).toEqual([]);
  });
});

describe('the role ECS works with', () => {
  const arn = 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
  const role = { roleName: 'AWSServiceRoleForECS', arn };

  it('is created for the service', async () => {
    const { iam, write, writes } = account();
    iam.on(CreateServiceLinkedRoleCommand).resolves({ Role: { RoleName: role.roleName, Arn: arn } as never });
    const spec = { service: 'ecs.amazonaws.com' };
    expect(await ecsServiceLinkedRoleResource.create(write, 'node', spec, 'token')).toEqual(role);
    expect(writes()).toEqual([['CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' }]]);
  });

  it('is found by its path, whatever its name', async () => {
    const { iam, read } = account();
    iam.on(ListRolesCommand).resolvesOnce({ Roles: [], IsTruncated: true, Marker: 'more' });
    iam.on(ListRolesCommand, { Marker: 'more' }).resolves({ Roles: [{ RoleName: role.roleName, Arn: arn }] as never });
    const found = await ecsServiceLinkedRoleResource.find(read, 'node', { service: 'ecs.amazonaws.com' }, undefined);
    expect(found).toEqual([{ live: role, mark: 'unmarked' }]);
    expect(iam).toHaveReceivedCommandWith(ListRolesCommand, { PathPrefix: '/aws-service-role/ecs.amazonaws.com/' });
  });

  it('is as good as any other: nothing of it is compared', () => {
    expect(ecsServiceLinkedRoleResource.compare({ service: 'ecs.amazonaws.com' }, role)).toEqual([]);
  });
});
