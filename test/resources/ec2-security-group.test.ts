import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { ec2IngressRule } from '../../src/resources/ec2-ingress-rule.ts';
import { ec2SecurityGroup } from '../../src/resources/ec2-security-group.ts';
import { account, ownTags, thrown } from './account.ts';

const GROUP = 'ap-northeast-2/security-group';
const SSH = 'ap-northeast-2/ingress-ssh';
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

describe('an inbound rule', () => {
  const spec = { groupId: 'sg-1', port: '22', cidr: '203.0.113.25/32', description: 'SSH - aws-ecs-setup' };
  const live = { ruleId: 'sgr-1', groupId: 'sg-1', port: '22', cidr: '203.0.113.25/32' };
  const rule = {
    SecurityGroupRuleId: 'sgr-1',
    GroupId: 'sg-1',
    IsEgress: false,
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    CidrIpv4: '203.0.113.25/32',
  };

  it('is one port for one range in a call of its own, with our tags', async () => {
    const { ec2, write, writes } = account();
    ec2.on(AuthorizeSecurityGroupIngressCommand).resolves({ SecurityGroupRules: [{ SecurityGroupRuleId: 'sgr-1' }] });
    expect(await ec2IngressRule.create(write, SSH, spec, 'token')).toEqual(live);
    const IpRanges = [{ CidrIp: '203.0.113.25/32', Description: 'SSH - aws-ecs-setup' }];
    expect(writes()).toEqual([
      [
        'AuthorizeSecurityGroupIngress',
        {
          GroupId: 'sg-1',
          IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }],
          TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: ownTags(SSH) }],
        },
      ],
    ]);
  });

  it.each([
    ['the same', rule, [{ live, mark: 'unmarked' }]],
    [
      'ours for another address',
      { ...rule, CidrIpv4: '198.51.100.7/32', Tags: ownTags(SSH) },
      [{ live: { ...live, cidr: '198.51.100.7/32' }, mark: 'ours' }],
    ],
    [
      'ours that somebody widened to all ports',
      { ...rule, FromPort: 0, ToPort: 65535, Tags: ownTags(SSH) },
      [{ live: { ...live, port: 'tcp/0-65535' }, mark: 'ours' }],
    ],
    ['one of another group', { ...rule, GroupId: 'sg-2' }, []],
    ['an outbound one', { ...rule, IsEgress: true }, []],
    ['one of another port', { ...rule, FromPort: 80, ToPort: 80 }, []],
    ['one of more ports', { ...rule, ToPort: 23 }, []],
    ['one of another protocol', { ...rule, IpProtocol: 'udp' }, []],
    ['one for another address', { ...rule, CidrIpv4: '203.0.113.26/32' }, []],
    ["another node's", { ...rule, CidrIpv4: '198.51.100.7/32', Tags: ownTags('ap-northeast-2/ingress-http') }, []],
  ])('is found or not: %s', async (_what, SecurityGroupRule, expected) => {
    const { ec2, read } = account();
    ec2.on(DescribeSecurityGroupRulesCommand).resolves({ SecurityGroupRules: [SecurityGroupRule] });
    expect(await ec2IngressRule.find(read, SSH, spec, undefined)).toEqual(expected);
  });

  it('is not looked for in a group that is still to come', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeSecurityGroupRulesCommand).resolves({ SecurityGroupRules: [rule] });
    expect(await ec2IngressRule.find(read, SSH, { ...spec, groupId: pending }, undefined)).toEqual([]);
  });

  it('for another address is changed in place, which may let others in', async () => {
    const { ec2, write, writes } = account();
    ec2.on(ModifySecurityGroupRulesCommand).resolves({});
    const other = { ...live, cidr: '198.51.100.7/32' };
    const differences = ec2IngressRule.compare(spec, other);
    expect(differences).toEqual([
      { fact: 'cidr', want: '203.0.113.25/32', have: '198.51.100.7/32', fix: 'update', widens: true },
    ]);
    expect(await ec2IngressRule.update?.(write, SSH, spec, other, differences)).toEqual(live);
    const SecurityGroupRule = {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      CidrIpv4: '203.0.113.25/32',
      Description: 'SSH - aws-ecs-setup',
    };
    expect(writes()).toEqual([
      [
        'ModifySecurityGroupRules',
        { GroupId: 'sg-1', SecurityGroupRules: [{ SecurityGroupRuleId: 'sgr-1', SecurityGroupRule }] },
      ],
    ]);
    expect(ec2IngressRule.compare(spec, live)).toEqual([]);
  });

  it('is taken away by its own id, and is gone where somebody was faster', async () => {
    const { ec2, write, writes } = account();
    ec2
      .on(RevokeSecurityGroupIngressCommand)
      .resolvesOnce({})
      .rejectsOnce(thrown('InvalidSecurityGroupRuleId.NotFound'))
      .rejects(thrown('UnauthorizedOperation'));
    await ec2IngressRule.remove?.(write, live);
    await ec2IngressRule.remove?.(write, live);
    await expect(ec2IngressRule.remove?.(write, live)).rejects.toThrow('UnauthorizedOperation');
    expect(writes()[0]).toEqual(['RevokeSecurityGroupIngress', { GroupId: 'sg-1', SecurityGroupRuleIds: ['sgr-1'] }]);
  });

  it('in a group in use opens what hangs on its interfaces', async () => {
    const { ec2, read } = account();
    ec2.on(DescribeNetworkInterfacesCommand).resolves({ NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1' }] });
    expect(await ec2IngressRule.gains?.(read, spec)).toEqual(['eni-1']);
    expect(ec2).toHaveReceivedCommandWith(DescribeNetworkInterfacesCommand, {
      Filters: [{ Name: 'group-id', Values: ['sg-1'] }],
    });
    expect(await ec2IngressRule.gains?.(read, { ...spec, groupId: pending })).toEqual([]);
  });
});
