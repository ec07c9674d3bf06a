import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

async function defaultVpc() {
  const account = await practice();
  const { Vpcs } = await account.ec2.send(new DescribeVpcsCommand({}));
  const id = Vpcs?.[0]?.VpcId ?? '';
  const tags = async () =>
    (await account.ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [id] }] }))).Tags;
  return { ...account, id, tags };
}

describe('tags', () => {
  it('are set, replaced and taken off', async () => {
    const { ec2, id, tags } = await defaultVpc();
    const create = (Key: string, Value: string) =>
      ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key, Value }] }));
    await create('Name', 'mine');
    await create('Name', 'ours');
    await create('name', 'other');
    const row = { ResourceId: id, ResourceType: 'vpc' };
    expect(await tags()).toEqual([
      { ...row, Key: 'Name', Value: 'ours' },
      { ...row, Key: 'name', Value: 'other' },
    ]);
    await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: [{ Key: 'Name', Value: 'mine' }] }));
    expect(await tags()).toHaveLength(2);
    await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: [{ Key: 'Name' }] }));
    expect(await tags()).toHaveLength(1);
  });

  it('are set on all things of a call or on none', async () => {
    const { ec2, id, tags } = await defaultVpc();
    const create = (other: string) =>
      ec2.send(new CreateTagsCommand({ Resources: [id, other], Tags: [{ Key: 'k', Value: 'v' }] }));
    expect((await refusal(create('subnet-0123456789abcdef0'))).name).toBe('InvalidSubnetID.NotFound');
    expect((await refusal(create('what-0'))).name).toBe('InvalidID');
    expect(await tags()).toEqual([]);
  });
});

describe('instances', () => {
  it('are none, unless they were put there', async () => {
    const { ec2, sandbox, id } = await defaultVpc();
    expect((await ec2.send(new DescribeInstancesCommand({}))).Reservations).toEqual([]);
    await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: [{ Key: 'k', Value: 'v' }] }));
    await sandbox.edit(({ regions }) =>
      regions['ap-northeast-2']?.instances.push({
        id: 'i-0123456789abcdef0',
        vpcId: id,
        subnetId: 'subnet-0',
        groupIds: [],
        state: 'running',
        instanceProfileArn: 'arn:aws:iam::123456789012:instance-profile/ecsInstanceRole',
        tags: [],
      }),
    );
    const running = { Filters: [{ Name: 'instance-state-name', Values: ['running'] }] };
    const { Reservations } = await ec2.send(new DescribeInstancesCommand(running));
    expect(Reservations?.[0]?.Instances).toMatchObject([{ VpcId: id, State: { Name: 'running', Code: 16 } }]);
  });
});
