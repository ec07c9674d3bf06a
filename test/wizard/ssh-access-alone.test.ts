import {
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { type Runs, runs } from './run.ts';
import { sshSources } from './ssh-rules.ts';

const OWN = '203.0.113.25/32';
const only = ['vpc', 'security-group'];
const name = 'ecs-instances-default-cluster';

/** A group of the name that the set-up wants, made by somebody. */
async function groupBefore({ ec2 }: Runs): Promise<string> {
  const { Vpcs = [] } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }),
  );
  const made = { GroupName: name, Description: 'theirs', VpcId: Vpcs[0]?.VpcId };
  return (await ec2.send(new CreateSecurityGroupCommand(made))).GroupId ?? '';
}

describe('ssh-access touches its own rule alone', () => {
  it('while another rule of the set-up is gone, the VPC of the answers is another, and the group has another name', async () => {
    const here = await runs();
    expect(await here.run({ flags: { 'ssh-cidr': '198.51.100.7/32' }, only })).toBe(0);
    const { SecurityGroupRules = [] } = await here.ec2.send(new DescribeSecurityGroupRulesCommand({}));
    const http = SecurityGroupRules.find((rule) => rule.FromPort === 80);
    const SecurityGroupRuleIds = [http?.SecurityGroupRuleId ?? ''];
    await here.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: http?.GroupId, SecurityGroupRuleIds }));
    // Answers that were given and not carried out: a conflict for `init`.
    expect(await here.run({ flags: { 'sg-name': 'web', vpc: 'new' }, only: ['security-group'] }).catch(() => 2)).toBe(
      2,
    );
    here.told.splice(0);
    expect(await here.sshAccess({})).toBe(0);
    const nodes = here.told.flatMap((event) => (event.type === 'plan' ? event.changes.map(({ node }) => node) : []));
    expect(nodes).toEqual(['ap-northeast-2/ingress-ssh']);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
    const after = await here.ec2.send(new DescribeSecurityGroupRulesCommand({}));
    expect(after.SecurityGroupRules?.some((rule) => rule.FromPort === 80)).toBe(false);
  });

  it('in a group that was there before, which stays as it is', async () => {
    const here = await runs();
    const group = await groupBefore(here);
    expect(await here.run({ flags: { 'ssh-cidr': 'none' }, only })).toBe(0);
    here.told.splice(0);
    expect(await here.sshAccess({})).toBe(0);
    expect(await sshSources(here)).toEqual([`${OWN} ours`]);
    const codes = here.told.flatMap((event) => (event.type === 'notice' ? [event.code] : []));
    expect(codes).not.toContain('ssh-access.others-gain');
    const { SecurityGroups = [] } = await here.ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [group] }));
    expect(SecurityGroups[0]?.Tags ?? []).toEqual([]);
  });
});
