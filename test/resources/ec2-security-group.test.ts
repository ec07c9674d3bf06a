import { CreateSecurityGroupCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { ec2SecurityGroup } from '../../src/resources/ec2-security-group.ts';
import { account, ownTags } from './account.ts';

const GROUP = 'ap-northeast-2/security-group';
const VPC_ID = 'vpc-0123456789abcdef0';
const pending = { pending: GROUP, fact: 'groupId' };

describe('a security group', () => {
  const spec = { groupName: 'ecs-web', vpcId: VPC_ID, description: 'Container instances' };
  const live = { groupId: 'sg-1', groupName: 'ecs-web', vpcId: VPC_ID };

  it('is created in its VPC with a description, its name and our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(CreateSecurityGroupCommand).resolves({ GroupId: 'sg-1' });
    expect(await ec2SecurityGroup.create(write, GROUP, spec, 'token')).toEqual(live);
    expect(writes()).toEqual([
      [
        'CreateSecurityGroup',
        {
          GroupName: 'ecs-web',
          Description: 'Container instances',
          VpcId: VPC_ID,
          TagSpecifications: [{ ResourceType: 'security-group', Tags: ownTags(GROUP, 'ecs-web') }],
        },
      ],
    ]);
  });

  it('is found by its tags, or by its name in the VPC whatever the case of its letters', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeSecurityGroupsCommand).resolves({
      SecurityGroups: [
        { GroupId: 'sg-0', GroupName: 'ECS-Web', VpcId: VPC_ID },
        { GroupId: 'sg-1', GroupName: 'older-name', VpcId: VPC_ID, Tags: ownTags(GROUP) },
        { GroupId: 'sg-2', GroupName: 'ecs-web', VpcId: 'vpc-0aaaaaaaaaaaaaaaa' },
        { GroupId: 'sg-3', GroupName: 'other', VpcId: VPC_ID },
      ],
    });
    const found = await ec2SecurityGroup.find(read, GROUP, spec, undefined);
    expect(found.map(({ live: { groupId }, mark }) => [groupId, mark])).toEqual([
      ['sg-0', 'unmarked'],
      ['sg-1', 'ours'],
    ]);
    const waiting = await ec2SecurityGroup.find(read, GROUP, { ...spec, vpcId: pending }, undefined);
    expect(waiting.map(({ live: { groupId } }) => groupId)).toEqual(['sg-1']);
  });

  it('can change neither its name nor its VPC, also not to one that is still to come', () => {
    expect(ec2SecurityGroup.compare(spec, live)).toEqual([]);
    expect(ec2SecurityGroup.compare({ ...spec, groupName: 'other' }, live)).toEqual([
      { fact: 'groupName', want: 'other', have: 'ecs-web', fix: 'conflict' },
    ]);
    expect(ec2SecurityGroup.compare({ ...spec, vpcId: pending }, live)).toEqual([
      {
        fact: 'vpcId',
        want: undefined,
        have: VPC_ID,
        fix: 'conflict',
        reason: 'conflict.group-in-other-vpc',
      },
    ]);
  });
});
