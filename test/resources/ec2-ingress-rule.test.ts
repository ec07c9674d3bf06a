import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { ec2IngressRule } from '../../src/resources/ec2-ingress-rule.ts';
import { account, ownTags, SETUP_ID, thrown } from './account.ts';

const GROUP = 'ap-northeast-2/security-group';
const SSH = 'ap-northeast-2/ingress-ssh';
const pending = { pending: GROUP, fact: 'groupId' };

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

  it('is found again from its own facts', async () => {
    const { ec2, read } = account();
    const strange = { ...rule, SecurityGroupRuleId: 'sgr-2', FromPort: 0, ToPort: 65535, Tags: ownTags(SSH) };
    ec2.on(DescribeSecurityGroupRulesCommand).resolves({ SecurityGroupRules: [rule, strange] });
    for (const port of ['22', 'tcp/0-65535']) {
      const facts = { ...live, port, ...(port === '22' ? {} : { ruleId: 'sgr-2' }), description: '' };
      const found = await ec2IngressRule.find(read, SSH, facts, facts);
      expect(found.map((one) => one.live.ruleId)).toContain(facts.ruleId);
    }
  });

  it('is listed with the set-up and the node that its tags name; further ones of the same node stand with it', async () => {
    const { ec2, read } = account();
    const other = { ...rule, SecurityGroupRuleId: 'sgr-2', FromPort: 443, ToPort: 443 };
    ec2.on(DescribeSecurityGroupRulesCommand).resolves({
      SecurityGroupRules: [
        { ...rule, Tags: ownTags(SSH) },
        { ...rule, SecurityGroupRuleId: 'sgr-0' },
        { ...rule, SecurityGroupRuleId: 'sgr-3', CidrIpv4: '198.51.100.7/32', Tags: ownTags(SSH) },
        { ...other, Tags: [{ Key: 'aws-ecs-setup:setup-id', Value: 'other' }, ...ownTags('x/ingress-https').slice(1)] },
      ],
    });
    expect(await ec2IngressRule.marked?.(read)).toEqual([
      { setupId: SETUP_ID, node: SSH, live: { ...live, others: ['sgr-3'] } },
      { setupId: 'other', node: 'x/ingress-https', live: { ...live, ruleId: 'sgr-2', port: '443' } },
    ]);
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
    const face = (id: string, ...groups: string[]) => ({
      NetworkInterfaceId: id,
      Groups: groups.map((GroupId) => ({ GroupId })),
    });
    ec2
      .on(DescribeNetworkInterfacesCommand)
      .resolves({ NetworkInterfaces: [face('eni-1', 'sg-2', 'sg-1'), face('eni-2', 'sg-2')] });
    expect(await ec2IngressRule.gains?.(read, spec)).toEqual(['eni-1']);
    expect(await ec2IngressRule.gains?.(read, { ...spec, groupId: pending })).toEqual([]);
  });
});
