import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as iam from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, test } from 'vitest';
import { startLatencyProxy } from '../../bench/support/latency-proxy.ts';
import { type PracticeAccount, practiceAccount } from '../../bench/support/practice-account.ts';
import { ED25519, practice, refusal, TRUST } from '../sandbox/practice.ts';
import { exampleCredentials, makeHome } from '../support/environment.ts';

const region = 'eu-west-1';
const name = 'sam & <co>';
let there: PracticeAccount;
let wire: { ec2: ec2.EC2Client; ecs: ecs.ECSClient; iam: iam.IAMClient; sts: STSClient };
/** The same account, answering in the process. */
let inside: typeof wire;

beforeAll(async () => {
  there = practiceAccount();
  const proxy = await startLatencyProxy({ hold: 0, target: () => there.answer });
  const to = { endpoint: proxy.url, region, credentials: exampleCredentials, maxAttempts: 1 };
  wire = { ec2: new ec2.EC2Client(to), ecs: new ecs.ECSClient(to), iam: new iam.IAMClient(to), sts: new STSClient(to) };
  await setUp();
  const directory = makeHome();
  writeFileSync(join(directory, 'account.json'), JSON.stringify(there.account));
  const same = await practice({ directory, now: Date.now });
  inside = { ...same, ...same.in(region) };
});

/** Something of every kind of value: texts, numbers, truth, dates, bytes, lists, tags, maps. */
async function setUp(): Promise<void> {
  const Tags = [{ Key: 'Name', Value: name }];
  const tagged = (ResourceType: ec2.ResourceType) => ({ TagSpecifications: [{ ResourceType, Tags }] });
  const { Vpc } = await wire.ec2.send(new ec2.CreateVpcCommand({ CidrBlock: '10.0.0.0/16', ...tagged('vpc') }));
  const VpcId = Vpc?.VpcId;
  await wire.ec2.send(new ec2.ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: true } }));
  await wire.ec2.send(new ec2.CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/24', ...tagged('subnet') }));
  const group = { GroupName: 'web', Description: 'In', VpcId, ...tagged('security-group') };
  const { GroupId } = await wire.ec2.send(new ec2.CreateSecurityGroupCommand(group));
  const IpRanges = [{ CidrIp: '203.0.113.25/32', Description: 'me' }];
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }];
  await wire.ec2.send(new ec2.AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  const PublicKeyMaterial = new TextEncoder().encode(ED25519);
  await wire.ec2.send(new ec2.ImportKeyPairCommand({ KeyName: 'key', PublicKeyMaterial, ...tagged('key-pair') }));
  const own = { Tags: [{ Key: 'Name', Value: 'sam' }] };
  await wire.iam.send(new iam.CreateUserCommand({ UserName: 'sam', ...own }));
  const Password = 'a Password of 3 kinds!';
  await wire.iam.send(new iam.CreateLoginProfileCommand({ UserName: 'sam', Password, PasswordResetRequired: true }));
  await wire.iam.send(new iam.CreateRoleCommand({ RoleName: 'role', AssumeRolePolicyDocument: TRUST, ...own }));
  const settings = [{ name: 'containerInsights', value: 'enhanced' } as const];
  const tags = [{ key: 'Name', value: 'sam' }];
  await wire.iam.send(new iam.CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  await wire.ecs.send(new ecs.CreateClusterCommand({ clusterName: 'default', settings, tags }));
}

const READS: Readonly<Record<string, (clients: typeof wire) => Promise<{ $metadata: unknown }>>> = {
  GetCallerIdentity: ({ sts }) => sts.send(new GetCallerIdentityCommand({})),
  DescribeRegions: (to) => to.ec2.send(new ec2.DescribeRegionsCommand({})),
  DescribeAvailabilityZones: (to) => to.ec2.send(new ec2.DescribeAvailabilityZonesCommand({})),
  DescribeVpcs: (to) => to.ec2.send(new ec2.DescribeVpcsCommand({})),
  'DescribeVpcs with a filter': (to) =>
    to.ec2.send(new ec2.DescribeVpcsCommand({ Filters: [{ Name: 'tag:Name', Values: [name] }] })),
  DescribeSubnets: (to) => to.ec2.send(new ec2.DescribeSubnetsCommand({})),
  DescribeRouteTables: (to) => to.ec2.send(new ec2.DescribeRouteTablesCommand({})),
  DescribeSecurityGroups: (to) => to.ec2.send(new ec2.DescribeSecurityGroupsCommand({})),
  DescribeSecurityGroupRules: (to) => to.ec2.send(new ec2.DescribeSecurityGroupRulesCommand({})),
  DescribeKeyPairs: (to) => to.ec2.send(new ec2.DescribeKeyPairsCommand({ IncludePublicKey: true })),
  GetAccountSummary: (to) => to.iam.send(new iam.GetAccountSummaryCommand({})),
  GetUser: (to) => to.iam.send(new iam.GetUserCommand({ UserName: 'sam' })),
  GetLoginProfile: (to) => to.iam.send(new iam.GetLoginProfileCommand({ UserName: 'sam' })),
  GetRole: (to) => to.iam.send(new iam.GetRoleCommand({ RoleName: 'role' })),
  ListRoles: (to) => to.iam.send(new iam.ListRolesCommand({})),
  DescribeClusters: (to) => to.ecs.send(new ecs.DescribeClustersCommand({ clusters: ['default'], include: ['TAGS'] })),
};

describe('the practice account over the wire', () => {
  test.each(Object.keys(READS))('answers %s as it does in the process', async (read) => {
    const [overWire, inProcess] = await Promise.all([READS[read]?.(wire), READS[read]?.(inside)]);
    expect({ ...overWire, $metadata: {} }).toEqual({ ...inProcess, $metadata: {} });
  });

  test('refuses in the words of each service', async () => {
    const refusals = [wire, inside].map(async (to) => {
      const errors = await Promise.all([
        refusal(to.iam.send(new iam.GetRoleCommand({ RoleName: 'nobody' }))),
        refusal(to.ec2.send(new ec2.DescribeVpcsCommand({ VpcIds: ['vpc-0123456789abcdef0'] }))),
        refusal(to.ecs.send(new ecs.ListContainerInstancesCommand({ cluster: 'none' }))),
        refusal(to.ec2.send(new ec2.CreateVpcCommand({ CidrBlock: '10.0.0.0/16', DryRun: true }))),
      ]);
      return errors.map(({ name: error, message, Code, $metadata }) => [
        error,
        message,
        Code,
        $metadata?.httpStatusCode,
      ]);
    });
    const [overWire, inProcess] = await Promise.all(refusals);
    expect(overWire).toEqual(inProcess);
  });

  test('says what it does not know', async () => {
    const { name: error, message } = await refusal(wire.iam.send(new iam.ListGroupsCommand({})));
    expect([error, message]).toEqual(['InvalidAction', 'The practice account does not know ListGroups.']);
  });
});
