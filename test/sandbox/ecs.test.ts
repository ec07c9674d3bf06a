import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  ListClustersCommand,
  ListContainerInstancesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { CreateServiceLinkedRoleCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

const ARN = 'arn:aws:ecs:ap-northeast-2:123456789012:cluster/default';
const TAGS = [{ key: 'k', value: 'v' }];

async function withRole() {
  const account = await practice();
  await account.iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  return account;
}

describe('the first cluster', () => {
  it('fails while the service-linked role is made in passing; the next attempt works', async () => {
    const { ecs, iam, clock } = await practice({ iamDelayMilliseconds: 3000 });
    const create = () => ecs.send(new CreateClusterCommand({ clusterName: 'default' }));
    expect(await refusal(create())).toMatchObject({
      name: 'InvalidParameterException',
      message: 'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
      $metadata: { httpStatusCode: 400 },
    });
    expect((await refusal(create())).name).toBe('InvalidParameterException');
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
    clock.now += 3000;
    expect((await iam.send(new ListRolesCommand({}))).Roles?.[0]?.RoleName).toBe('AWSServiceRoleForECS');
    expect((await create()).cluster?.clusterArn).toBe(ARN);
  });
});

describe('a cluster', () => {
  it('is shown with its tags when they are asked for', async () => {
    const { ecs } = await withRole();
    await ecs.send(new CreateClusterCommand({ tags: TAGS }));
    const see = async (include: ['TAGS'] | []) =>
      (await ecs.send(new DescribeClustersCommand({ include }))).clusters?.[0];
    expect(await see(['TAGS'])).toMatchObject({ clusterName: 'default', status: 'ACTIVE', tags: TAGS });
    expect(await see([])).toMatchObject({ tags: [] });
  });

  it('that is missing is a failure and no error', async () => {
    const { ecs } = await practice();
    const { clusters, failures } = await ecs.send(new DescribeClustersCommand({ clusters: ['default'] }));
    expect({ clusters, failures }).toEqual({ clusters: [], failures: [{ arn: ARN, reason: 'MISSING' }] });
  });

  it('is given back for the same request and refused for another', async () => {
    const { ecs } = await withRole();
    await ecs.send(new CreateClusterCommand({ tags: TAGS }));
    await ecs.send(new CreateClusterCommand({ clusterName: 'default', tags: TAGS }));
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([ARN]);
    const other = await refusal(ecs.send(new CreateClusterCommand({ tags: TAGS, capacityProviders: ['FARGATE'] })));
    expect(other).toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('inconsistent'),
    });
  });

  it('stays to be seen as INACTIVE, and can be made anew', async () => {
    const { ecs } = await withRole();
    await ecs.send(new CreateClusterCommand({}));
    await ecs.send(new DeleteClusterCommand({ cluster: ARN }));
    const status = async () => (await ecs.send(new DescribeClustersCommand({}))).clusters?.[0]?.status;
    expect(await status()).toBe('INACTIVE');
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
    await ecs.send(new CreateClusterCommand({ tags: TAGS }));
    expect(await status()).toBe('ACTIVE');
  });

  it('is not deleted while something runs in it', async () => {
    const { ecs, sandbox } = await withRole();
    await ecs.send(new CreateClusterCommand({}));
    await sandbox.edit(({ regions }) => {
      for (const cluster of regions['ap-northeast-2']?.clusters ?? []) cluster.services = 1;
    });
    const busy = await refusal(ecs.send(new DeleteClusterCommand({ cluster: 'default' })));
    expect(busy.name).toBe('ClusterContainsServicesException');
    const none = await refusal(ecs.send(new DeleteClusterCommand({ cluster: 'none' })));
    expect(none.name).toBe('ClusterNotFoundException');
  });

  it('can be tagged and untagged', async () => {
    const { ecs } = await withRole();
    await ecs.send(new CreateClusterCommand({}));
    await ecs.send(new TagResourceCommand({ resourceArn: ARN, tags: [...TAGS, { key: 'a', value: 'b' }] }));
    await ecs.send(new UntagResourceCommand({ resourceArn: ARN, tagKeys: ['a'] }));
    expect((await ecs.send(new ListTagsForResourceCommand({ resourceArn: ARN }))).tags).toEqual(TAGS);
  });

  it.each([
    ['a name with a dot', { clusterName: 'my.cluster' }],
    ['a name of 256', { clusterName: 'c'.repeat(256) }],
    ['an unknown capacity provider', { capacityProviders: ['EC2'] }],
    ['a strategy without its provider', { defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] }],
    ['a tag key of AWS', { tags: [{ key: 'aws:x', value: '' }] }],
    ['a tag with odd characters', { tags: [{ key: 'a#b', value: '' }] }],
  ])('is refused for %s', async (_, input) => {
    const { ecs } = await withRole();
    expect((await refusal(ecs.send(new CreateClusterCommand(input)))).name).toBe('InvalidParameterException');
  });
});

describe('container instances', () => {
  it('are those that were put there, with the EC2 instances they are', async () => {
    const { ecs, sandbox } = await withRole();
    await ecs.send(new CreateClusterCommand({}));
    await sandbox.edit(({ regions }) => {
      const [cluster] = regions['ap-northeast-2']?.clusters ?? [];
      Object.assign(cluster ?? {}, { containerInstances: 2, instanceIds: ['i-0a1b2c3d4e5f67890'] });
    });
    const { containerInstanceArns } = await ecs.send(new ListContainerInstancesCommand({}));
    expect(containerInstanceArns).toHaveLength(2);
    const shown = await ecs.send(new DescribeContainerInstancesCommand({ containerInstances: containerInstanceArns }));
    expect(shown.containerInstances?.[0]).toMatchObject({ ec2InstanceId: 'i-0a1b2c3d4e5f67890', agentConnected: true });
    const elsewhere = ecs.send(new ListContainerInstancesCommand({ cluster: 'other' }));
    expect((await refusal(elsewhere)).name).toBe('ClusterNotFoundException');
  });
});
