import { beforeAll, describe, expect, test } from 'vitest';
import { told } from '../e2e/told.ts';
import { type Moto, sharedMoto } from '../support/moto.ts';
import { openAccount, region, type TestAccount, usual } from './account.ts';
import { deleteDefaultVpc } from './changes.ts';

let moto: Moto;
beforeAll(async () => {
  moto = await sharedMoto();
});

const tags = (node: string, Name: string) => ({
  Name,
  'aws-ecs-setup:setup-id': '<setup-id>',
  'aws-ecs-setup:node': `${region}/${node}`,
});

/** What lies in the VPC that the run made. */
async function made(account: TestAccount) {
  const { regions } = await account.inventory();
  const here = regions[region];
  const inside = <T extends { readonly vpc: string }>(things: readonly T[] = []) =>
    things.filter((thing) => thing.vpc === 'vpc ecs');
  return {
    vpcs: here?.vpcs.filter((vpc) => vpc.id === 'vpc ecs'),
    subnets: inside(here?.subnets),
    gateways: here?.internetGateways,
    tables: inside(here?.routeTables),
    groups: inside(here?.securityGroups).map((group) => group.name),
  };
}

/** A whole public network in the first /24s of `range`. */
function network(range: string, cidrs: readonly [string, string]) {
  const subnet = (number: number, zone: string) => ({
    id: `subnet ecs-public-${number}`,
    vpc: 'vpc ecs',
    zone: `${region}${zone}`,
    cidr: cidrs[number - 1],
    publicAddresses: true,
    tags: tags(`public-subnet-${number}`, `ecs-public-${number}`),
  });
  return {
    vpcs: [
      {
        id: 'vpc ecs',
        cidr: range,
        isDefault: false,
        dnsSupport: true,
        dnsHostnames: true,
        tags: tags('vpc', 'ecs'),
      },
    ],
    subnets: [subnet(1, 'a'), subnet(2, 'b')],
    gateways: [{ id: 'igw ecs', vpcs: ['vpc ecs'], tags: tags('internet-gateway', 'ecs') }],
    tables: [
      {
        id: 'rtb main of vpc ecs',
        vpc: 'vpc ecs',
        routes: [`${range} local active`],
        associations: ['main'],
        tags: {},
      },
      {
        id: 'rtb ecs-public',
        vpc: 'vpc ecs',
        routes: ['0.0.0.0/0 igw ecs active', `${range} local active`],
        associations: ['subnet ecs-public-1', 'subnet ecs-public-2'],
        tags: tags('public-route-table', 'ecs-public'),
      },
    ].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    groups: ['default', 'ecs-instances-default-cluster'],
  };
}

describe('a region whose default VPC was deleted', () => {
  test('gets a VPC that instances reach the internet from, once', async () => {
    const account = await openAccount(moto);
    await deleteDefaultVpc(account.clients.ec2(region));
    const run = await account.run(['init', ...usual]);
    expect(run.code, run.stderr).toBe(0);
    const expected = network('10.0.0.0/16', ['10.0.0.0/20', '10.0.16.0/20']);
    const found = await made(account);
    expect(found).toEqual({ ...expected, subnets: found.subnets });
    expect(found.subnets.map(({ cidr: _, ...subnet }) => subnet)).toEqual(
      expected.subnets.map(({ cidr: _, ...subnet }) => subnet),
    );
    expect((await account.exactly()).regions[region]?.vpcs).toHaveLength(1);
    const before = await account.exactly();
    account.recorder.clear();
    const again = await account.run(['init', ...usual]);
    expect(again.code, again.stderr).toBe(0);
    expect(account.writes()).toEqual([]);
    expect(await account.exactly()).toEqual(before);
  });
});

describe('--vpc-cidr', () => {
  test('makes a VPC of that range beside the default one, its host bits cleared', async () => {
    const account = await openAccount(moto);
    const args = ['init', ...usual, '--vpc-cidr', '10.20.3.4/16'];
    const run = await account.run(args);
    expect(run.code, run.stderr).toBe(0);
    const found = await made(account);
    const expected = network('10.20.0.0/16', ['', '']);
    expect(found).toEqual({ ...expected, subnets: found.subnets });
    expect(found.subnets.map(({ cidr: _, ...subnet }) => subnet)).toEqual(
      expected.subnets.map(({ cidr: _, ...subnet }) => subnet),
    );
    for (const { cidr } of found.subnets) expect(cidr).toMatch(/^10\.20\.\d+\.0\/\d\d$/);
    const sent = account.recorder.calls.filter((call) => call.action === 'CreateVpc');
    expect(sent.map((call) => call.parameters.CidrBlock)).toEqual(['10.20.0.0/16']);
    const vpcs = (await account.exactly()).regions[region]?.vpcs;
    expect(vpcs?.map((vpc) => vpc.cidr).sort()).toEqual(['10.20.0.0/16', '172.31.0.0/16']);
    account.recorder.clear();
    const [same, saved] = [await account.run(args), await account.run(['init', ...usual])];
    expect([same.code, saved.code]).toEqual([0, 0]);
    expect(account.writes()).toEqual([]);
  });

  test('that differs from the VPC made before is a conflict, and makes no second VPC', async () => {
    const account = await openAccount(moto);
    expect((await account.run(['init', ...usual, '--vpc-cidr', '10.20.0.0/16'])).code).toBe(0);
    const before = await account.exactly();
    account.recorder.clear();
    const run = await account.run(['init', ...usual, '--vpc-cidr', '10.30.0.0/16']);
    expect(run.code).toBe(1);
    expect(told(run).conflicts).toContain(`${region}/vpc`);
    expect(account.writes()).toEqual([]);
    expect(await account.exactly()).toEqual(before);
  });

  test.each([
    { args: ['--vpc-cidr', '10.40.0.0/28'], subnets: 1 },
    { args: ['--vpc', 'new', '--azs', '3'], subnets: 3 },
  ])('$args gives $subnets subnets in zones of their own', async ({ args, subnets }) => {
    const account = await openAccount(moto);
    const run = await account.run(['init', '--only', 'vpc', ...usual, ...args]);
    expect(run.code, run.stderr).toBe(0);
    const found = await made(account);
    expect(new Set(found.subnets.map((subnet) => subnet.zone)).size).toBe(subnets);
    expect(found.subnets).toHaveLength(subnets);
    expect(found.tables.find((table) => table.id === 'rtb ecs-public')?.associations).toHaveLength(subnets);
  });
});
