import {
  CreateSubnetCommand,
  DescribeSubnetsCommand,
  type DescribeSubnetsCommandInput,
  paginateDescribeSubnets,
} from '@aws-sdk/client-ec2';
import { CreateClusterCommand, paginateListClusters } from '@aws-sdk/client-ecs';
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
  ListRolesCommand,
  paginateGetGroup,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

async function sizes<T>(pages: AsyncIterable<T>, of: (page: T) => readonly unknown[] | undefined): Promise<number[]> {
  const found: number[] = [];
  for await (const page of pages) found.push(of(page)?.length ?? 0);
  return found;
}

describe('lists come in pages', () => {
  it('of EC2 with MaxResults', async () => {
    const { ec2 } = await practice();
    await ec2.send(new CreateSubnetCommand({ VpcId: await vpcId(ec2), CidrBlock: '172.31.64.0/20' }));
    await ec2.send(new CreateSubnetCommand({ VpcId: await vpcId(ec2), CidrBlock: '172.31.80.0/20' }));
    const pages = paginateDescribeSubnets({ client: ec2, pageSize: 5 }, {});
    expect(await sizes(pages, (page) => page.Subnets)).toEqual([5, 1]);
    expect(await sizes(paginateDescribeSubnets({ client: ec2 }, {}), (page) => page.Subnets)).toEqual([6]);
  });

  it('of IAM with MaxItems, a hundred without', async () => {
    const { iam } = await practice();
    await iam.send(new CreateGroupCommand({ GroupName: 'many' }));
    for (let index = 0; index < 3; index += 1) {
      await iam.send(new CreateUserCommand({ UserName: `user-${index}` }));
      await iam.send(new AddUserToGroupCommand({ GroupName: 'many', UserName: `user-${index}` }));
    }
    const pages = paginateGetGroup({ client: iam, pageSize: 2 }, { GroupName: 'many' });
    expect(await sizes(pages, (page) => page.Users)).toEqual([2, 1]);
  });

  it('of ECS with maxResults', async () => {
    const { ecs, iam } = await practice();
    await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
    for (const clusterName of ['a', 'b', 'c']) await ecs.send(new CreateClusterCommand({ clusterName }));
    const pages = paginateListClusters({ client: ecs, pageSize: 2 }, {});
    expect(await sizes(pages, (page) => page.clusterArns)).toEqual([2, 1]);
  });

  it('and refuse sizes and tokens AWS refuses', async () => {
    const { ec2, iam } = await practice();
    const name = async (input: DescribeSubnetsCommandInput) =>
      (await refusal(ec2.send(new DescribeSubnetsCommand(input)))).name;
    const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
    expect(await name({ MaxResults: 4 })).toBe('InvalidParameterValue');
    expect(await name({ MaxResults: 5, SubnetIds: [Subnets[0]?.SubnetId ?? ''] })).toBe('InvalidParameterCombination');
    expect(await name({ NextToken: 'made-up' })).toBe('InvalidNextToken');
    expect((await refusal(iam.send(new ListRolesCommand({ Marker: 'made-up' })))).name).toBe('ValidationError');
    expect((await refusal(iam.send(new ListRolesCommand({ MaxItems: 1001 })))).name).toBe('ValidationError');
  });
});

async function vpcId(ec2: Awaited<ReturnType<typeof practice>>['ec2']): Promise<string | undefined> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return Subnets[0]?.VpcId;
}
