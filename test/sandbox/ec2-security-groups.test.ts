import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  type IpPermission,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { practice, refusal } from './practice.ts';

const SSH: IpPermission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '203.0.113.25/32' }] };
const RULE_TAGS = [{ ResourceType: 'security-group-rule' as const, Tags: [{ Key: 'k', Value: 'v' }] }];

async function group() {
  const account = await practice();
  const { ec2 } = account;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const input = { VpcId: Vpc?.VpcId, GroupName: 'ecs-instances-default-cluster', Description: 'ECS instances' };
  const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(input));
  const authorize = (...IpPermissions: IpPermission[]) =>
    ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions, TagSpecifications: RULE_TAGS }));
  const rules = async () => {
    const filter = { Filters: [{ Name: 'group-id', Values: [GroupId] }] };
    const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand(filter));
    return SecurityGroupRules.filter(({ IsEgress }) => !IsEgress);
  };
  return { ...account, input, GroupId, authorize, rules };
}

describe('a security group', () => {
  it('lets everything out and nothing in at first', async () => {
    const { ec2, GroupId, input } = await group();
    const filters = { Filters: [{ Name: 'group-name', Values: [input.GroupName] }] };
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand(filters));
    expect(SecurityGroups).toMatchObject([{ GroupId, VpcId: input.VpcId, IpPermissions: [] }]);
    expect(SecurityGroups[0]?.IpPermissionsEgress).toMatchObject([
      { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
    ]);
  });

  it('lets in what it is told to, in canonical form', async () => {
    const { ec2, GroupId, authorize, rules } = await group();
    const range = { CidrIp: '203.0.113.25/24', Description: 'SSH' };
    const { SecurityGroupRules } = await authorize({ ...SSH, IpRanges: [range] });
    expect(SecurityGroupRules).toEqual(await rules());
    expect(await rules()).toMatchObject([
      { GroupId, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '203.0.113.0/24', Description: 'SSH' },
    ]);
    expect((await rules())[0]?.Tags).toEqual(RULE_TAGS[0]?.Tags);
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
    expect(SecurityGroups?.[0]?.IpPermissions?.[0]?.IpRanges).toEqual([
      { CidrIp: '203.0.113.0/24', Description: 'SSH' },
    ]);
  });

  it('lets nobody in twice, and adds none of a batch with a duplicate', async () => {
    const { authorize, rules } = await group();
    await authorize(SSH);
    const http = { ...SSH, FromPort: 80, ToPort: 80 };
    const duplicate = await refusal(
      authorize(http, { ...SSH, IpRanges: [{ CidrIp: '203.0.113.25/32', Description: 'again' }] }),
    );
    expect(duplicate).toMatchObject({
      name: 'InvalidPermission.Duplicate',
      message: 'the specified rule "peer: 203.0.113.25/32, TCP, from port: 22, to port: 22, ALLOW" already exists',
    });
    expect(await rules()).toHaveLength(1);
    expect((await refusal(authorize(http, http))).name).toBe('InvalidParameterValue');
  });

  it('changes a rule in its place, and revokes it by id', async () => {
    const { ec2, GroupId, authorize, rules } = await group();
    await authorize(SSH);
    const [{ SecurityGroupRuleId = '' } = {}] = await rules();
    const change = (request: object) =>
      ec2.send(
        new ModifySecurityGroupRulesCommand({
          GroupId,
          SecurityGroupRules: [
            { SecurityGroupRuleId, SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, ...request } },
          ],
        }),
      );
    await change({ CidrIpv4: '198.51.100.7/32' });
    expect(await rules()).toMatchObject([
      { SecurityGroupRuleId, CidrIpv4: '198.51.100.7/32', Tags: RULE_TAGS[0]?.Tags },
    ]);
    expect((await refusal(change({ CidrIpv6: '2001:db8::/64' }))).name).toBe('InvalidParameterValue');
    const revoke = () =>
      ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds: [SecurityGroupRuleId] }));
    await revoke();
    expect(await rules()).toEqual([]);
    expect((await refusal(revoke())).name).toBe('InvalidSecurityGroupRuleId.NotFound');
    const byValue = ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [SSH] }));
    expect((await refusal(byValue)).name).toBe('InvalidPermission.NotFound');
  });

  it('merely reports unknown rules in the default VPC', async () => {
    const { ec2 } = await practice();
    const { GroupId } = await ec2.send(new CreateSecurityGroupCommand({ GroupName: 'g', Description: 'd' }));
    const answer = await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: [SSH] }));
    expect(answer.UnknownIpPermissions).toHaveLength(1);
  });

  it('is not deleted while used, nor when it is the default one', async () => {
    const { ec2, GroupId, input, sandbox } = await group();
    const eni = { id: 'eni-0123456789abcdef0', vpcId: input.VpcId ?? '', subnetId: 'subnet-0', tags: [] };
    const facts = { description: 'ALB', interfaceType: 'interface', privateIp: '10.0.0.10', groupIds: [GroupId] };
    await sandbox.edit(({ regions }) => regions['ap-northeast-2']?.networkInterfaces.push({ ...eni, ...facts }));
    const used = { Filters: [{ Name: 'group-id', Values: [GroupId] }] };
    const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand(used));
    expect(NetworkInterfaces).toMatchObject([{ NetworkInterfaceId: eni.id, Groups: [{ GroupId }], Status: 'in-use' }]);
    const remove = (id: string | undefined) => ec2.send(new DeleteSecurityGroupCommand({ GroupId: id }));
    expect((await refusal(remove(GroupId))).name).toBe('DependencyViolation');
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames: ['default'] }));
    expect((await refusal(remove(SecurityGroups?.[0]?.GroupId))).name).toBe('CannotDelete');
    await sandbox.edit(({ regions }) => regions['ap-northeast-2']?.networkInterfaces.pop());
    await remove(GroupId);
    expect((await refusal(remove(GroupId))).name).toBe('InvalidGroup.NotFound');
  });

  it('is not deleted while a rule of another group names it', async () => {
    const { ec2, GroupId, input } = await group();
    const other = await ec2.send(new CreateSecurityGroupCommand({ ...input, GroupName: 'tasks' }));
    const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: other.GroupId, IpPermissions }));
    const remove = ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    expect((await refusal(remove)).name).toBe('DependencyViolation');
  });

  it('is named once per VPC, in any case of letters, and only so', async () => {
    const { ec2, input } = await group();
    const name = async (changes: object) =>
      (await refusal(ec2.send(new CreateSecurityGroupCommand({ ...input, ...changes })))).name;
    expect(await name({ GroupName: input.GroupName.toUpperCase() })).toBe('InvalidGroup.Duplicate');
    expect(await name({ GroupName: 'sg-mine' })).toBe('InvalidParameterValue');
    expect(await name({ GroupName: 'default' })).toBe('InvalidGroup.Reserved');
    expect(await name({ GroupName: 'a?b' })).toBe('InvalidParameterValue');
    expect(await name({ GroupName: 'n'.repeat(256) })).toBe('InvalidParameterValue');
    expect(await name({ GroupName: 'n', Description: '인스턴스' })).toBe('InvalidParameterValue');
    expect(await name({ GroupName: 'n', Description: '' })).toBe('MissingParameter');
    expect(await name({ GroupName: 'n', VpcId: 'vpc-0123456789abcdef0' })).toBe('InvalidVpcID.NotFound');
    const empty = await practice({ defaultVpc: false });
    const homeless = empty.ec2.send(new CreateSecurityGroupCommand({ GroupName: 'n', Description: 'd' }));
    expect((await refusal(homeless)).name).toBe('VPCIdNotSpecified');
  });

  it.each<[string, IpPermission]>([
    ['a port beyond 65535', { ...SSH, ToPort: 99999 }],
    ['ports the wrong way round', { ...SSH, FromPort: 443 }],
    ['no ports', { IpProtocol: 'tcp', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    ['an unknown protocol', { ...SSH, IpProtocol: 'ssh' }],
    ['an address that is no range', { ...SSH, IpRanges: [{ CidrIp: '203.0.113.25' }] }],
    ['an IPv6 range of 129', { ...SSH, IpRanges: [], Ipv6Ranges: [{ CidrIpv6: '2001:db8::/129' }] }],
    ['a Korean description', { ...SSH, IpRanges: [{ CidrIp: '203.0.113.25/32', Description: '집' }] }],
  ])('refuses a rule with %s', async (_, permission) => {
    const { authorize, rules } = await group();
    expect((await refusal(authorize(permission))).name).toBe('InvalidParameterValue');
    expect(await rules()).toEqual([]);
  });

  it('has sixty rules at most for each family of addresses', async () => {
    const { authorize } = await group();
    const IpRanges = Array.from({ length: 60 }, (_, index) => ({ CidrIp: `203.0.113.${index}/32` }));
    await authorize({ ...SSH, IpRanges });
    expect((await refusal(authorize({ ...SSH, IpRanges: [{ CidrIp: '198.51.100.7/32' }] }))).name).toBe(
      'RulesPerSecurityGroupLimitExceeded',
    );
    await authorize({ ...SSH, IpRanges: [], Ipv6Ranges: [{ CidrIpv6: '::/0' }] });
  });
});
