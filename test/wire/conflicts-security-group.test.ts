import {
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';
import { defaultVpcId } from './changes.ts';

const name = 'ecs-instances-default-cluster';
const ssh = `${region}/ingress-ssh`;

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

async function rules(account: TestAccount): Promise<readonly string[]> {
  const groups = (await account.inventory()).regions[region]?.securityGroups ?? [];
  const inbound = groups.find((group) => group.name === name)?.rules.filter((rule) => rule.direction === 'in');
  return (inbound ?? []).map((rule) => `${rule.ports} ${rule.peer}`);
}

/** Somebody closes a port by hand. */
async function revoke(account: TestAccount, port: number): Promise<void> {
  const ec2 = account.clients.ec2(region);
  const { SecurityGroupRules } = await ec2.send(new DescribeSecurityGroupRulesCommand({}));
  const rule = SecurityGroupRules?.find((one) => one.FromPort === port);
  const SecurityGroupRuleIds = [rule?.SecurityGroupRuleId ?? ''];
  await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: rule?.GroupId, SecurityGroupRuleIds }));
}

describe.concurrent('an inbound rule that somebody took away', () => {
  test('is told by status, not put back by --yes, and put back by --accept', async () => {
    const account = await openAccount(moto);
    const args = ['init', ...usual];
    expect((await account.run(args)).code).toBe(0);
    await revoke(account, 22);
    account.recorder.clear();
    const status = await account.run(['status', '--json']);
    const open = Object.entries(told(status).status).filter(([, word]) => word !== 'done');
    expect([status.code, open]).toEqual([1, [[ssh, 'missing']]]);
    const again = await account.run(args);
    expect([again.code, told(again).conflicts]).toEqual([1, [ssh]]);
    expect(account.writes()).toEqual([]);
    const plain = await account.run(['init', '--yes', '--region', region]);
    expect(plain.code).toBe(1);
    expect(plain.stdout + plain.stderr).toContain(`--accept ${ssh}`);
    const accepted = await account.run([...args, '--accept', ssh]);
    expect(accepted.code, accepted.stderr).toBe(0);
    expect(account.writes()).toEqual(['AuthorizeSecurityGroupIngress']);
    expect(await rules(account)).toContain('22-22 203.0.113.25/32');
  });
});

describe.concurrent('answers that change', () => {
  test('--ssh-cidr none takes our rule away, and no other', async () => {
    const account = await openAccount(moto);
    expect((await account.run(['security-group', ...usual])).code).toBe(0);
    account.recorder.clear();
    const run = await account.run(['security-group', ...usual, '--ssh-cidr', 'none']);
    expect(run.code, run.stderr).toBe(0);
    expect(account.writes()).toEqual(['RevokeSecurityGroupIngress']);
    expect(await rules(account)).toEqual(['443-443 0.0.0.0/0', '80-80 0.0.0.0/0']);
  });

  test('another --ssh-cidr moves the rule, and leaves no hole behind', async () => {
    const account = await openAccount(moto);
    expect((await account.run(['security-group', ...usual])).code).toBe(0);
    const run = await account.run(['security-group', ...usual, '--ssh-cidr', '198.51.100.77/24']);
    expect(run.code, run.stderr).toBe(0);
    expect(await rules(account)).toEqual(['22-22 198.51.100.0/24', '443-443 0.0.0.0/0', '80-80 0.0.0.0/0']);
  });

  test('--no-http and --no-https make neither rule', async () => {
    const account = await openAccount(moto);
    const run = await account.run(['security-group', ...usual, '--no-http', '--no-https']);
    expect(run.code, run.stderr).toBe(0);
    expect(await rules(account)).toEqual(['22-22 203.0.113.25/32']);
  });
});

describe.concurrent('a security group of that name that was there before', () => {
  async function makeGroup(account: TestAccount): Promise<string> {
    const ec2 = account.clients.ec2(region);
    const VpcId = await defaultVpcId(ec2);
    const { GroupId = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: name, Description: 'ours for years', VpcId }),
    );
    return GroupId;
  }

  test('and is on a network interface is not opened by --yes', async () => {
    const account = await openAccount(moto);
    const ec2 = account.clients.ec2(region);
    const group = await makeGroup(account);
    const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
    await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: Subnets?.[0]?.SubnetId, Groups: [group] }));
    const run = await account.run(['security-group', ...usual]);
    const nodes = ['http', 'https', 'ssh'].map((rule) => `${region}/ingress-${rule}`);
    expect([run.code, told(run).conflicts]).toEqual([1, nodes]);
    expect(account.writes()).toEqual([]);
    const accepted = await account.run(['security-group', ...usual, '--accept', nodes.join(',')]);
    expect(accepted.code, accepted.stderr).toBe(0);
    expect(await rules(account)).toHaveLength(3);
  });

  test('and is on no interface gets the rules, and stays adopted', async () => {
    const account = await openAccount(moto);
    const group = await makeGroup(account);
    const run = await account.run(['security-group', ...usual]);
    expect(run.code, run.stderr).toBe(0);
    expect(await rules(account)).toHaveLength(3);
    const found = (await account.exactly()).regions[region]?.securityGroups.filter((one) => one.name === name);
    expect(found).toMatchObject([{ id: group, description: 'ours for years', tags: {} }]);
    expect(told(run).plan.find((change) => change.node.endsWith('/security-group'))?.owner).toBe('adopted');
  });
});
