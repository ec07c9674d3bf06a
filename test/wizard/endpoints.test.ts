import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settleEndpoints } from '../../src/sandbox/ec2-vpc-endpoint-states.ts';
import { addSecurityGroup, addVpc, newRegion } from '../../src/sandbox/new-region.ts';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { type Runs, runs } from './run.ts';
import { account, last, SURE, stays } from './undone.ts';

const REGION = 'ap-northeast-2';
const SERVICE = (ending: string) => `com.amazonaws.${REGION}.${ending}`;
const ALONE = { only: ['vpc', 'endpoints'], yes: true } as const;

/** The region as the practice account keeps it. */
async function regionOf(here: Runs): Promise<RegionData> {
  let region = newRegion(REGION, true);
  await here.sandbox.edit(({ regions }) => {
    region = structuredClone(regions[REGION] ?? region);
  });
  settleEndpoints(region, here.clock.now);
  return region;
}
const edit = (here: Runs, change: (region: RegionData) => void) =>
  here.sandbox.edit(({ regions }) => {
    const region = regions[REGION] ?? newRegion(REGION, true);
    regions[REGION] = region;
    change(region);
  });
const endings = ({ vpcEndpoints }: RegionData) =>
  vpcEndpoints.map(
    ({ service, type }) => `${type === 'Gateway' ? 'gateway ' : ''}${service.split('.').slice(3).join('.')}`,
  );
/** What a run would do or did, by node: only what is not kept. */
const changes = (here: Runs): Readonly<Record<string, string>> =>
  Object.fromEntries(
    last(here, 'plan')
      .changes.filter(({ action }) => action !== 'keep')
      .map(({ node, action }) => [node.replace(`${REGION}/`, ''), action]),
  );
const findings = ({ told }: Runs) => told.flatMap((event) => (event.type === 'notice' ? [event] : []));

const isThere = ({ state }: RegionData['vpcEndpoints'][number]) => !/^delet/.test(state);

describe('a changed mind about endpoints', () => {
  const endings = async (here: Runs) =>
    (await regionOf(here)).vpcEndpoints
      .filter((one) => one.type === 'Interface' && isThere(one))
      .map(({ service }) => service.replace(`com.amazonaws.${REGION}.`, ''))
      .toSorted();
  const PRIVATE = { vpc: 'new', 'private-subnets': 'yes' };

  test('about the number of zones: what stands in a zone that was given up is paid for no more', async () => {
    const here = await runs();
    const zones = async () =>
      new Set((await regionOf(here)).vpcEndpoints.filter(isThere).map(({ subnetIds = [] }) => subnetIds.length));
    expect(await here.run({ ...ALONE, flags: { ...PRIVATE, azs: '3', 'endpoints-for': 'fargate' } })).toBe(0);
    expect(await zones()).toEqual(new Set([0, 3]));
    expect(await here.run({ ...ALONE, flags: { azs: '2' } })).toBe(0);
    expect(await zones()).toEqual(new Set([0, 2]));
    expect(await here.run(ALONE)).toBe(0);
    expect(changes(here)).toEqual({});
  });

  test('about what they are for takes away those that nothing is done with any more: each is paid for', async () => {
    const here = await runs();
    await here.run({ ...ALONE, flags: { ...PRIVATE, 'endpoints-for': 'all' } });
    expect(await here.run({ ...ALONE, flags: { 'endpoints-for': 'fargate' } })).toBe(0);
    expect(await endings(here)).toEqual(['ecr.api', 'ecr.dkr', 'logs', 'secretsmanager']);
    expect(await here.run({ ...ALONE, flags: {} })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
  });

  test.each(['all', 'fargate', 'ec2'])(
    'is not taken for granted where the answers were lost: for %s',
    async (purpose) => {
      const here = await runs();
      const sessions = { 'endpoints-session-manager': purpose === 'fargate' ? 'yes' : 'no' };
      await here.run({ ...ALONE, flags: { ...PRIVATE, ...sessions, 'endpoints-for': purpose } });
      const made = await regionOf(here);
      const elsewhere = { stateDirectory: `${here.folder}/another-state` };
      expect(await here.run({ ...ALONE, ...elsewhere, flags: {} })).toBe(0);
      expect(await regionOf(here)).toEqual(made);
    },
  );

  test('about their private subnets moves them, and each subnet goes once no endpoint stands in it', async () => {
    const here = await runs();
    await here.run({ ...ALONE, flags: { ...PRIVATE, 'endpoints-for': 'ec2' } });
    expect(await here.run({ ...ALONE, flags: { 'private-subnets': 'no' } })).toBe(0);
    const { subnets } = await regionOf(here);
    expect(subnets.filter(({ tags }) => tags.some(({ Value }) => Value.includes('/private-')))).toEqual([]);
  });
});

describe('endpoints in a new VPC with private subnets', () => {
  const PRIVATE = { ...ALONE, flags: { 'private-subnets': 'true', vpc: 'new' } };

  test('are made for agents, images, logs and secrets, found by a second run, and taken away with all that belongs to them', async () => {
    const here = await runs();
    const before = await account(here);
    expect(await here.run(PRIVATE)).toBe(0);
    const made = await regionOf(here);
    expect(endings(made).toSorted()).toEqual([
      'ecr.api',
      'ecr.dkr',
      'ecs',
      'ecs-agent',
      'ecs-telemetry',
      'gateway s3',
      'logs',
      'secretsmanager',
    ]);
    const group = made.securityGroups.find(({ name }) => name === 'ecs-endpoints');
    const subnets = made.subnets.filter(({ cidr }) => /^10\.0\.1(28|44)/.test(cidr)).map(({ id }) => id);
    for (const endpoint of made.vpcEndpoints.filter(({ type }) => type === 'Interface')) {
      expect(endpoint).toMatchObject({
        state: 'available',
        privateDns: true,
        groupIds: [group?.id],
        subnetIds: subnets,
      });
    }
    const rules = made.securityGroupRules.filter(({ groupId, egress }) => groupId === group?.id && !egress);
    expect(rules.map(({ cidr, fromPort, toPort }) => `${cidr} ${fromPort} ${toPort}`)).toEqual([
      '10.0.0.0/20 443 443',
      '10.0.16.0/20 443 443',
      '10.0.128.0/20 443 443',
      '10.0.144.0/20 443 443',
    ]);

    expect(await here.run(PRIVATE)).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
    expect(await regionOf(here)).toEqual(made);

    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
    expect(await regionOf(here)).toMatchObject({ vpcEndpoints: [], networkInterfaces: [] });
  });

  test('are priced by service and zone before anything is made, and compared with a NAT gateway', async () => {
    const here = await runs();
    expect(await here.run({ ...PRIVATE, dryRun: true })).toBe(0);
    const { changes: planned } = last(here, 'plan');
    const priced = planned.filter(({ type }) => type === 'ec2.interface-endpoint');
    expect(priced.map(({ monthlyPrice }) => monthlyPrice?.toFixed(2))).toEqual(Array(7).fill('18.98'));
    const cheaper = findings(here).find(({ code }) => code === 'endpoints.nat-cheaper');
    expect(cheaper?.facts).toMatchObject({ count: '7', price: '132.86', nat: '46.72' });
    expect((await regionOf(here)).vpcEndpoints).toEqual([]);
  });

  test('are for what they are asked for: Fargate needs none of ECS, all has those of ECS Exec', async () => {
    const here = await runs();
    await here.run({ ...PRIVATE, flags: { ...PRIVATE.flags, 'endpoints-for': 'fargate' } });
    expect(endings(await regionOf(here)).toSorted()).toEqual([
      'ecr.api',
      'ecr.dkr',
      'gateway s3',
      'logs',
      'secretsmanager',
    ]);
    await here.run({ ...PRIVATE, flags: { ...PRIVATE.flags, 'endpoints-for': 'all' } });
    expect(endings(await regionOf(here))).toEqual(expect.arrayContaining(['ecs-agent', 'ssm', 'ssmmessages']));
    expect(endings(await regionOf(here))).not.toContain('ec2messages');
    await here.run({ ...PRIVATE, flags: { ...PRIVATE.flags, 'endpoints-session-manager': 'true' } });
    expect(endings(await regionOf(here))).toContain('ec2messages');
  });

  test('wait for the name of one that was deleted moments ago', async () => {
    const here = await runs();
    await here.run(PRIVATE);
    await edit(here, ({ vpcEndpoints }) => {
      const agent = vpcEndpoints.find(({ service }) => service === SERVICE('ecs-agent'));
      Object.assign(agent ?? {}, { state: 'deleting', settles: here.clock.now + 30_000 });
    });
    expect(await here.run(PRIVATE)).toBe(0);
    expect(changes(here)).toEqual({ 'endpoint-ecs-agent': 'create' });
    const { vpcEndpoints } = await regionOf(here);
    expect(vpcEndpoints.filter(({ service }) => service === SERVICE('ecs-agent'))).toMatchObject([
      { state: 'available' },
    ]);
  });

  test('that failed are told of with the reason, deleted, and made anew by the next run', async () => {
    const here = await runs();
    await here.run(PRIVATE);
    await edit(here, ({ vpcEndpoints }) => {
      const logs = vpcEndpoints.find(({ service }) => service === SERVICE('logs'));
      Object.assign(logs ?? {}, { state: 'failed', failure: { code: 'InternalError', message: 'no address left' } });
    });
    expect(await here.run(PRIVATE)).toBe(1);
    const failed = here.told.find((event) => event.type === 'node-failed');
    expect(failed).toMatchObject({ fault: { name: 'endpoint.failed', facts: { reason: 'no address left' } } });
    expect(await here.run(PRIVATE)).toBe(0);
    const { vpcEndpoints } = await regionOf(here);
    expect(vpcEndpoints.filter(({ service }) => service === SERVICE('logs'))).toMatchObject([{ state: 'available' }]);
  });
});

describe('endpoints of a VPC that loses its private subnets', () => {
  test('move to the public ones, so that the private ones can go', async () => {
    const here = await runs();
    const flags = { vpc: 'new', 'private-subnets': 'true' };
    expect(await here.run({ ...ALONE, flags })).toBe(0);
    await here.run({ ...ALONE, flags: { 'private-subnets': 'false' } });
    expect(await here.run({ ...ALONE, flags: {} })).toBe(0);
    const { subnets, vpcEndpoints } = await regionOf(here);
    const own = subnets.filter(({ defaultForAz }) => !defaultForAz);
    expect(own.map(({ cidr }) => cidr)).toEqual(['10.0.0.0/20', '10.0.16.0/20']);
    const agent = vpcEndpoints.find(({ service }) => service === SERVICE('ecs-agent'));
    expect(agent?.subnetIds.toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    expect(await here.destroy(SURE)).toBe(0);
  });
});

describe('the policy of endpoints', () => {
  const POLICY = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: '*', Resource: '*' }],
  };

  test('is put on each from a file, changed with it, and taken off again', async () => {
    const here = await runs();
    const file = join(here.folder, 'policy.json');
    await writeFile(file, JSON.stringify(POLICY));
    const flags = { vpc: 'new', 'private-subnets': 'true', 'endpoint-policy': file };
    expect(await here.run({ ...ALONE, flags })).toBe(0);
    const policies = async () => {
      const { vpcEndpoints } = await regionOf(here);
      return new Set(vpcEndpoints.filter(({ type }) => type === 'Interface').map(({ policy }) => policy));
    };
    expect(await policies()).toEqual(new Set([JSON.stringify(POLICY)]));
    expect(await here.run({ ...ALONE, flags: {} })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
    expect(await here.run({ ...ALONE, flags: { 'endpoint-policy': 'full-access' } })).toBe(0);
    expect(await policies()).toEqual(new Set([undefined]));
  });

  test('of the guide is put on the API of ECS alone, with a warning that agents cannot register through it', async () => {
    const here = await runs();
    const flags = { vpc: 'new', 'private-subnets': 'true', 'endpoint-policy': 'guide-example' };
    expect(await here.run({ ...ALONE, flags })).toBe(0);
    expect(findings(here).map(({ code }) => code)).toContain('endpoints.policy-stops-agents');
    const { vpcEndpoints } = await regionOf(here);
    const withOne = vpcEndpoints.filter(({ policy }) => policy !== undefined);
    expect(withOne.map(({ service }) => service)).toEqual([SERVICE('ecs')]);
  });

  test.each<[string, string | object]>([
    ['input.policy-not-json', 'Version: 2012-10-17'],
    ['input.policy-shape', { ...POLICY, Version: '2026-01-01' }],
    ['input.policy-shape', { ...POLICY, Statement: [] }],
    ['input.policy-shape', { ...POLICY, Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    ['input.policy-size', { ...POLICY, Id: 'x'.repeat(20_480) }],
  ])('is refused before anything is made: %s', async (code, content) => {
    const here = await runs();
    const file = join(here.folder, 'policy.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    const run = here.run({ ...ALONE, flags: { 'endpoint-policy': file } });
    await expect(run).rejects.toMatchObject({ code, exitCode: 2, facts: { flag: '--endpoint-policy' } });
  });
});

/** A VPC that was there before: a public subnet and two private ones in two zones, a container instance in the second. */
async function givenVpc(here: Runs, { hostnames = true, running = false } = {}): Promise<string> {
  await edit(here, (region) => {
    const vpc = addVpc(
      region,
      { cidr: '10.9.0.0/16', isDefault: false, tenancy: 'default', dnsHostnames: hostnames },
      (kind) => `${kind}-0a1b2c3d4e5f6789${region.vpcs.length}`,
    );
    const [main] = region.routeTables.filter(({ vpcId }) => vpcId === vpc.id);
    const subnet = (number: number, zone: string) => {
      const id = `subnet-0a1b2c3d4e5f6789${number}`;
      const cidr = `10.9.${number}.0/24`;
      region.subnets.push({
        id,
        vpcId: vpc.id,
        cidr,
        zone: `${REGION}${zone}`,
        defaultForAz: false,
        mapPublicIp: false,
        tags: [],
      });
      return id;
    };
    const open = subnet(1, 'a');
    region.internetGateways.push({ id: 'igw-0a1b2c3d4e5f67890', vpcId: vpc.id, tags: [] });
    const routes = [...(main?.routes ?? []), { destination: '0.0.0.0/0', gatewayId: 'igw-0a1b2c3d4e5f67890' }];
    const associations = [{ id: 'rtbassoc-0a1b2c3d4e5f67899', subnetId: open }];
    region.routeTables.push({ id: 'rtb-0a1b2c3d4e5f67899', vpcId: vpc.id, routes, associations, tags: [] });
    subnet(2, 'a');
    subnet(3, 'a');
    const closed = subnet(4, 'b');
    if (running) {
      const instance = {
        id: 'i-0a1b2c3d4e5f67890',
        vpcId: vpc.id,
        subnetId: closed,
        groupIds: [],
        state: 'running',
        tags: [],
      } as const;
      region.instances.push({ ...instance, groupIds: [], tags: [] });
      const cluster = { name: 'web', status: 'ACTIVE', containerInsights: 'disabled', services: 0, tasks: 0 } as const;
      region.clusters.push({
        ...cluster,
        capacityProviders: [],
        strategy: [],
        tags: [],
        containerInstances: 1,
        instanceIds: [instance.id],
      });
    }
  });
  const { vpcs } = await regionOf(here);
  return vpcs.find(({ cidr }) => cidr === '10.9.0.0/16')?.id ?? '';
}

describe('endpoints in a VPC that was there before', () => {
  test('stand in one private subnet a zone, let the whole VPC in, and give private tables the free way to S3', async () => {
    const here = await runs();
    const vpc = await givenVpc(here);
    const before = await account(here);
    const tables = (await regionOf(here)).routeTables;
    expect(await here.run({ ...ALONE, flags: { vpc } })).toBe(0);
    const made = await regionOf(here);
    const agent = made.vpcEndpoints.find(({ service }) => service === SERVICE('ecs-agent'));
    expect(agent?.subnetIds).toEqual(['subnet-0a1b2c3d4e5f67892', 'subnet-0a1b2c3d4e5f67894']);
    const gateway = made.vpcEndpoints.find(({ type }) => type === 'Gateway');
    const main = made.routeTables.find(
      ({ vpcId, associations }) => vpcId === vpc && associations.some((one) => !one.subnetId),
    );
    expect(gateway?.routeTableIds).toEqual([main?.id]);
    const rules = made.securityGroupRules.filter(
      ({ groupId, egress }) => agent?.groupIds?.includes(groupId) && !egress,
    );
    expect(rules.map(({ cidr }) => cidr)).toEqual(['10.9.1.0/24', '10.9.2.0/24', '10.9.3.0/24', '10.9.4.0/24']);
    expect(await here.run({ ...ALONE, flags: { vpc } })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
    expect((await regionOf(here)).routeTables).toEqual(tables);
  });

  test('are made in the order that agents want where container instances run, whose restart is told', async () => {
    const here = await runs();
    const vpc = await givenVpc(here, { running: true });
    expect(await here.run({ ...ALONE, flags: { vpc } })).toBe(0);
    const done = here.told.flatMap((event) =>
      event.type === 'node-done' ? [event.node.replace(`${REGION}/endpoint-`, '')] : [],
    );
    const order = done.filter((node) => ['ecs-agent', 'ecs-telemetry', 'ecs'].includes(node));
    expect(order).toEqual(['ecs-agent', 'ecs-telemetry', 'ecs']);
    const noted = () => here.told.filter((event) => JSON.stringify(event).includes('endpoints.note-restart'));
    expect(JSON.stringify(noted())).toContain('i-0a1b2c3d4e5f67890');
    const told = noted().length;
    await here.run({ ...ALONE, flags: { vpc } });
    expect(noted()).toHaveLength(told);
  });

  test('are not made where DNS is off, which is not changed in passing: the command is told, the rest is done', async () => {
    const here = await runs();
    const vpc = await givenVpc(here, { hostnames: false });
    expect(await here.run({ ...ALONE, flags: { vpc } })).toBe(1);
    const fault = last(here, 'plan').changes.find(({ node }) => node.endsWith('endpoint-ecs-agent'))?.fault;
    expect(fault).toMatchObject({ name: 'endpoint.no-private-names' });
    expect(fault?.facts?.command).toBe(
      `aws ec2 modify-vpc-attribute --region ${REGION} --vpc-id ${vpc} --enable-dns-hostnames`,
    );
    const { vpcs, vpcEndpoints } = await regionOf(here);
    expect(vpcs.find(({ id }) => id === vpc)?.dnsHostnames).toBe(false);
    expect(vpcEndpoints.map(({ type }) => type)).toEqual(['Gateway']);
  });

  test('of the default VPC are told to be a luxury: what runs there has a way out', async () => {
    const here = await runs();
    expect(await here.run({ ...ALONE, flags: { vpc: 'default' }, dryRun: true })).toBe(0);
    expect(findings(here).find(({ code }) => code === 'endpoints.not-needed')?.facts).toMatchObject({
      count: '7',
      price: '265.72',
    });
    expect(last(here, 'plan').changes.map(({ type }) => type)).not.toContain('ec2.gateway-endpoint');
  });

  test('made by somebody else are used as they are, or changed and given back when that is accepted', async () => {
    const here = await runs();
    const vpc = await givenVpc(here);
    await edit(here, (region) => {
      const group = addSecurityGroup(
        region,
        vpc,
        { name: 'theirs', description: 'theirs' },
        (kind) => `${kind}-0f1b2c3d4e5f6789${region.securityGroupRules.length}`,
      );
      const theirs = {
        vpcId: vpc,
        type: 'Interface',
        state: 'available',
        privateDns: true,
        groupIds: [group.id],
      } as const;
      for (const [index, ending] of ['ecs', 'logs'].entries()) {
        const one = { ...theirs, id: `vpce-0f1b2c3d4e5f6789${index}`, service: SERVICE(ending), tags: [] };
        region.vpcEndpoints.push({
          ...one,
          groupIds: [group.id],
          subnetIds: ['subnet-0a1b2c3d4e5f67893', 'subnet-0a1b2c3d4e5f67894'],
        });
      }
      const [first] = region.vpcEndpoints;
      const letIn = {
        groupId: group.id,
        egress: false,
        protocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        tags: [],
      } as const;
      if (first) first.groupIds = ['sg-0f1b2c3d4e5f67899'];
      region.securityGroups.push({
        id: 'sg-0f1b2c3d4e5f67899',
        vpcId: vpc,
        name: 'shut',
        description: 'shut',
        tags: [],
      });
      region.securityGroupRules.push({ ...letIn, id: 'sgr-0f1b2c3d4e5f67899', cidr: '10.9.0.0/16', tags: [] });
    });
    const before = (await regionOf(here)).vpcEndpoints;
    expect(await here.run({ ...ALONE, flags: { vpc } })).toBe(1);
    const refused = last(here, 'plan').changes.filter(({ action }) => action === 'conflict');
    expect(refused.map(({ node, conflict }) => [node, conflict?.reason])).toEqual([
      [`${REGION}/endpoint-ecs`, 'conflict.endpoint-of-others'],
    ]);
    expect((await regionOf(here)).vpcEndpoints.slice(0, 2)).toEqual(before);

    expect(await here.run({ ...ALONE, flags: {}, accept: [`${REGION}/endpoint-ecs`] })).toBe(0);
    const group = (await regionOf(here)).securityGroups.find(({ name }) => name === 'ecs-endpoints');
    expect((await regionOf(here)).vpcEndpoints[0]?.groupIds).toEqual(['sg-0f1b2c3d4e5f67899', group?.id]);
    expect(await here.destroy(SURE)).toBe(0);
    expect(stays(here)).toEqual({});
    expect((await regionOf(here)).vpcEndpoints).toEqual(before);
    expect((await regionOf(here)).securityGroups.map(({ name }) => name)).not.toContain('ecs-endpoints');
  });
});
