import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateKeyPairCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import { CreateClusterCommand } from '@aws-sdk/client-ecs';
import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  CreateUserCommand,
} from '@aws-sdk/client-iam';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { type AccountClients, endpointClients, readAccount, readInventory } from '../support/inventory.ts';
import { type Moto, startMoto } from '../support/moto.ts';
import { startRecorder } from '../support/proxy.ts';

const region = 'ap-northeast-2';
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

let moto: Moto;
beforeAll(async () => {
  moto = await startMoto();
});

/** What a set-up makes, in short, by hand. */
async function furnish(clients: AccountClients, setup: string): Promise<void> {
  const { iam } = clients;
  const ec2 = clients.ec2(region);
  const Tags = [{ Key: 'aws-ecs-setup:setup-id', Value: setup }];
  const tagged = (type: ResourceType, Name: string) => ({
    TagSpecifications: [{ ResourceType: type, Tags: [...Tags, { Key: 'Name', Value: Name }] }],
  });
  await iam.send(new CreateGroupCommand({ GroupName: 'Administrators' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'Administrators', PolicyArn: administrator }));
  await iam.send(new CreateUserCommand({ UserName: 'Administrator', Tags }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'Administrator', Password: 'Example-Password-1' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'Administrators', UserName: 'Administrator' }));
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'example-team' }));
  await iam.send(
    new CreateRoleCommand({ RoleName: 'ecsInstanceRole', AssumeRolePolicyDocument: JSON.stringify(trust), Tags }),
  );
  await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'ecsInstanceRole' }));
  await iam.send(
    new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'ecsInstanceRole', RoleName: 'ecsInstanceRole' }),
  );
  await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'ecs.amazonaws.com' }));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', ...tagged('vpc', 'ecs') }));
  const VpcId = Vpc?.VpcId ?? '';
  await ec2.send(
    new CreateSubnetCommand({
      VpcId,
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: `${region}a`,
      ...tagged('subnet', 'ecs-a'),
    }),
  );
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand(tagged('internet-gateway', 'ecs')));
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: InternetGateway?.InternetGatewayId }));
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'ecs-instances', Description: 'ECS', VpcId }),
  );
  const IpRanges = [{ CidrIp: '203.0.113.25/32', Description: 'office' }];
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }],
    }),
  );
  await ec2.send(new CreateKeyPairCommand({ KeyName: 'sam-key-pair', KeyType: 'ed25519' }));
  await clients
    .ecs(region)
    .send(new CreateClusterCommand({ clusterName: 'default', tags: [{ key: 'team', value: 'web' }] }));
}

describe('the inventory of a moto account', () => {
  beforeEach(() => moto.reset());

  test('holds what was made, by name', async () => {
    const clients = endpointClients(moto.url);
    await furnish(clients, 'one');
    const inventory = await readInventory(clients, [region, 'eu-west-1']);
    const tags = { 'aws-ecs-setup:setup-id': '<setup-id>' };
    expect(inventory.aliases).toEqual(['example-team']);
    expect(inventory.groups).toEqual([
      { name: 'Administrators', policies: [administrator], members: ['Administrator'] },
    ]);
    expect(inventory.users).toEqual([
      {
        name: 'Administrator',
        tags,
        boundary: undefined,
        hasPassword: true,
        groups: ['Administrators'],
        policies: [],
        accessKeys: [],
      },
    ]);
    expect(inventory.roles).toEqual([
      { name: 'ecsInstanceRole', trust, policies: [], inlinePolicies: {}, boundary: undefined, tags },
    ]);
    expect(inventory.serviceLinkedRoles).toEqual(['ecs.amazonaws.com']);
    expect(inventory.instanceProfiles).toEqual([{ name: 'ecsInstanceRole', roles: ['ecsInstanceRole'], tags: {} }]);
    const here = inventory.regions[region];
    expect(here?.vpcs.find((vpc) => vpc.id === 'vpc ecs')).toMatchObject({
      cidr: '10.0.0.0/16',
      isDefault: false,
      dnsSupport: true,
      dnsHostnames: false,
    });
    expect(here?.subnets.filter((subnet) => subnet.vpc === 'vpc ecs')).toMatchObject([
      { id: 'subnet ecs-a', zone: `${region}a` },
    ]);
    expect(here?.internetGateways).toMatchObject([{ id: 'igw ecs', vpcs: ['vpc ecs'] }]);
    expect(here?.routeTables.map((table) => table.id)).toEqual(['rtb main of vpc default', 'rtb main of vpc ecs']);
    expect(here?.securityGroups.find((group) => group.name === 'ecs-instances')?.rules).toEqual([
      { direction: 'in', protocol: 'tcp', ports: '22-22', peer: '203.0.113.25/32', description: 'office', tags: {} },
      { direction: 'out', protocol: '-1', ports: undefined, peer: '0.0.0.0/0', description: undefined, tags: {} },
    ]);
    expect(here?.keyPairs).toEqual([
      { name: 'sam-key-pair', type: 'ed25519', publicKey: 'ssh-ed25519 <key>', tags: {} },
    ]);
    expect(here?.clusters).toEqual([
      {
        name: 'default',
        status: 'ACTIVE',
        capacityProviders: [],
        settings: ['containerInsights=disabled'],
        tags: { team: 'web' },
      },
    ]);
    expect(inventory.regions['eu-west-1']?.clusters).toEqual([]);
  });

  test('is equal for two runs into an empty account, though the account itself is not', async () => {
    const clients = endpointClients(moto.url);
    await furnish(clients, 'one');
    const first = { inventory: await readInventory(clients, [region]), account: await readAccount(clients, [region]) };
    expect(await readAccount(clients, [region])).toEqual(first.account);
    await moto.reset();
    await furnish(clients, 'two');
    expect(await readInventory(clients, [region])).toEqual(first.inventory);
    expect(await readAccount(clients, [region])).not.toEqual(first.account);
  });

  test('tells a rule more from none', async () => {
    const clients = endpointClients(moto.url);
    await furnish(clients, 'one');
    const before = await readInventory(clients, [region]);
    const group = (await readAccount(clients, [region])).regions[region]?.securityGroups.find(
      (each) => each.name === 'ecs-instances',
    );
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    await clients.ec2(region).send(new AuthorizeSecurityGroupIngressCommand({ GroupId: group?.id, IpPermissions }));
    expect(await readInventory(clients, [region])).not.toEqual(before);
  });
});

describe('a recorder in front of moto', () => {
  beforeEach(() => moto.reset());

  test('sees every call and changes nothing', async () => {
    const recorder = await startRecorder(moto.url);
    const clients = endpointClients(recorder.url);
    await furnish(clients, 'one');
    expect(recorder.calls.filter((call) => call.writes)).toHaveLength(recorder.calls.length);
    expect(recorder.calls.find((call) => call.action === 'CreateVpc')).toMatchObject({
      service: 'ec2',
      region,
      parameters: { CidrBlock: '10.0.0.0/16' },
    });
    expect(recorder.calls.at(-1)).toMatchObject({
      service: 'ecs',
      action: 'CreateCluster',
      parameters: { clusterName: 'default' },
    });
    recorder.clear();
    expect(await readInventory(clients, [region])).toEqual(await readInventory(endpointClients(moto.url), [region]));
    expect(recorder.calls.length).toBeGreaterThan(20);
    expect(recorder.calls.filter((call) => call.writes)).toEqual([]);
    expect(new Set(recorder.calls.map((call) => call.service))).toEqual(new Set(['iam', 'ec2', 'ecs', 'budgets']));
  });

  test('can lose the answer of a call that moto has carried out', async () => {
    const recorder = await startRecorder(moto.url, {
      after: (call) => (call.action === 'CreateGroup' ? 'reset' : undefined),
    });
    const create = new CreateGroupCommand({ GroupName: 'Administrators' });
    await expect(endpointClients(recorder.url).iam.send(create)).rejects.toThrow();
    expect((await readInventory(endpointClients(moto.url), [])).groups).toMatchObject([{ name: 'Administrators' }]);
  });
});

describe('startMoto', () => {
  test('says what is missing when there is no Python', async () => {
    await expect(startMoto({ python: '/nowhere/python3' })).rejects.toThrow(
      /did not start \(spawn .*ENOENT\).*pip install 'moto\[server\]'/,
    );
  });

  test('says what is missing when Python has no moto', async () => {
    const python = join(makeHome(), 'python3');
    writeFileSync(python, `#!/bin/sh\nexec "${process.env.PYTHON || 'python3'}" -I -S "$@"\n`, { mode: 0o755 });
    await expect(startMoto({ python })).rejects.toThrow(/pip install 'moto\[server\]'[\s\S]*No module named/);
  });

  test('stop ends the server', async () => {
    const own = await startMoto();
    expect((await fetch(`${own.url}/moto-api/data.json`)).ok).toBe(true);
    expect(own.log).toContain('/moto-api/data.json');
    await own.stop();
    await expect(fetch(own.url)).rejects.toThrow();
  });
});
