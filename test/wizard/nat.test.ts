import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import type { RunEvent } from '../../src/wizard/events.ts';
import { type Runs, runs } from './run.ts';
import { account, last, SURE } from './undone.ts';

const REGION = 'ap-northeast-2';
const VPC = { only: ['vpc'], yes: true } as const;

/** The region as the practice account keeps it. */
async function regionOf(here: Runs): Promise<RegionData> {
  let region: RegionData | undefined;
  await here.sandbox.edit(({ regions }) => {
    region = structuredClone(regions[REGION]);
  });
  return region as RegionData;
}

const edit = (here: Runs, change: (region: RegionData) => void) =>
  here.sandbox.edit(({ regions }) => {
    if (regions[REGION]) change(regions[REGION]);
  });

/** What a run would do or did, by node: only what is not kept. */
const changes = (here: Runs): Readonly<Record<string, string>> =>
  Object.fromEntries(
    last(here, 'plan')
      .changes.filter(({ action }) => action !== 'keep')
      .map(({ node, action }) => [node.replace(`${REGION}/`, ''), action]),
  );

/** The nodes that were removed, in the order in which each was through. */
function removed(told: readonly RunEvent[]): readonly string[] {
  const done = told.filter((event) => event.type === 'node-done' && event.action === 'remove');
  return done.map((event) => ('node' in event ? String(event.node).replace(`${REGION}/`, '') : ''));
}

/** The NAT gateways that are there, and where the private route tables lead. */
async function waysOut(here: Runs) {
  const region = await regionOf(here);
  const gateways = region.natGateways.filter(({ state }) => state === 'available' || state === 'pending');
  const nameOf = (id: string) => {
    const gateway = gateways.find((one) => one.id === id);
    return gateway?.tags.find(({ Key }) => Key === 'aws-ecs-setup:node')?.Value.replace(`${REGION}/`, '') ?? id;
  };
  const tables = region.routeTables.filter(({ tags }) =>
    tags.some(({ Value }) => Value.includes('private-route-table')),
  );
  const routes = tables.map(({ routes }) => routes.find(({ destination }) => destination === '0.0.0.0/0')?.gatewayId);
  return {
    gateways: gateways.length,
    addresses: region.addresses.length,
    routes: routes.map((id) => (id === undefined ? 'none' : nameOf(id))),
  };
}

describe('a new VPC with private subnets and NAT gateways', () => {
  test('is made, is found whole by a second run, and is taken away again with everything', async () => {
    const here = await runs();
    const before = await account(here);
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(0);
    expect(await waysOut(here)).toEqual({ gateways: 1, addresses: 1, routes: ['nat-gateway-1', 'nat-gateway-1'] });
    const made = await regionOf(here);
    const subnets = made.subnets.filter(({ defaultForAz }) => !defaultForAz);
    expect(subnets.map(({ cidr, zone, mapPublicIp }) => `${cidr} ${zone} ${mapPublicIp}`).toSorted()).toEqual([
      '10.0.0.0/20 ap-northeast-2a true',
      '10.0.128.0/20 ap-northeast-2a false',
      '10.0.144.0/20 ap-northeast-2b false',
      '10.0.16.0/20 ap-northeast-2b true',
    ]);
    const [endpoint] = made.vpcEndpoints;
    expect(endpoint).toMatchObject({ type: 'Gateway', service: `com.amazonaws.${REGION}.s3` });
    expect(endpoint?.routeTableIds).toHaveLength(2);

    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
    expect(await regionOf(here)).toEqual(made);

    expect(await here.destroy(SURE)).toBe(0);
    expect(await account(here)).toEqual(before);
    const gone = removed(here.told);
    const isBefore = (first: string, then: string) => gone.indexOf(first) < gone.indexOf(then);
    expect(gone.length).toBeGreaterThan(15);
    expect(isBefore('private-route-2', 'nat-gateway-1')).toBe(true);
    expect(isBefore('nat-gateway-1', 'nat-address-1')).toBe(true);
    expect(isBefore('nat-gateway-1', 'internet-gateway')).toBe(true);
    expect(isBefore('s3-endpoint', 'private-route-table-1')).toBe(true);
  });

  test('goes from one NAT gateway to one in each zone and back by changing routes, and the plan shows it', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    expect(await here.run({ ...VPC, flags: { nat: 'per-az' } })).toBe(0);
    expect(changes(here)).toEqual({
      'nat-address-2': 'create',
      'nat-gateway-2': 'create',
      'private-route-2': 'update',
    });
    expect(await waysOut(here)).toEqual({ gateways: 2, addresses: 2, routes: ['nat-gateway-1', 'nat-gateway-2'] });

    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(0);
    expect(changes(here)).toEqual({
      'nat-address-2': 'remove',
      'nat-gateway-2': 'remove',
      'private-route-2': 'update',
    });
    expect(await waysOut(here)).toEqual({ gateways: 1, addresses: 1, routes: ['nat-gateway-1', 'nat-gateway-1'] });
    expect(removed(here.told)).toEqual(['nat-gateway-2', 'nat-address-2']);
  });

  test('gives up its NAT gateway when that is not wanted any more: routes, the gateway, and then its address', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    expect(await here.run({ ...VPC, flags: { nat: 'none' } })).toBe(0);
    expect(changes(here)).toEqual({
      'private-route-1': 'remove',
      'private-route-2': 'remove',
      'nat-gateway-1': 'remove',
      'nat-address-1': 'remove',
    });
    expect(removed(here.told).slice(-2)).toEqual(['nat-gateway-1', 'nat-address-1']);
    expect(await waysOut(here)).toEqual({ gateways: 0, addresses: 0, routes: ['none', 'none'] });
    expect(await here.run({ ...VPC, flags: {} })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
  });

  test('gives up its private subnets with all that belongs to them', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { vpc: 'new' } });
    const core = await account(here);
    await here.run({ ...VPC, flags: { nat: 'per-az' } });
    expect(await here.run({ ...VPC, flags: { 'private-subnets': 'no' } })).toBe(0);
    expect(await account(here)).toEqual(core);
  });

  test('is not left with a NAT gateway that failed: it and its address go, the error says why, and the next run tries again', async () => {
    const here = await runs();
    const failure = { code: 'InsufficientFreeAddressesInSubnet', message: 'Subnet has no free addresses' };
    await here.run({ ...VPC, flags: { vpc: 'new' } });
    await here.sandbox.edit(({ regions }) => {
      Object.assign(regions[REGION] ?? {}, { natGatewayFailure: failure });
    });
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(1);
    const fault = here.told.find((event) => event.type === 'node-failed');
    expect(fault).toMatchObject({
      node: `${REGION}/nat-gateway-1`,
      fault: { name: 'nat-gateway.failed', facts: { reason: failure.code, message: failure.message } },
    });
    const region = await regionOf(here);
    expect([region.addresses, region.natGateways.filter(({ state }) => state === 'failed')]).toEqual([[], []]);
    expect(region.subnets.filter(({ mapPublicIp }) => !mapPublicIp)).toHaveLength(2);

    await here.sandbox.edit(({ regions }) => {
      delete regions[REGION]?.natGatewayFailure;
    });
    expect(await here.run({ ...VPC, resume: true })).toBe(0);
    expect(await waysOut(here)).toEqual({ gateways: 1, addresses: 1, routes: ['nat-gateway-1', 'nat-gateway-1'] });
  });

  test('waits on for a NAT gateway that an earlier run left pending', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    await here.sandbox.edit(({ regions }) => {
      for (const gateway of regions[REGION]?.natGateways ?? []) {
        gateway.state = 'pending';
        gateway.settles = here.clock.now + 90_000;
      }
    });
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(0);
    expect(changes(here)).toEqual({ 'nat-gateway-1': 'update' });
    const waits = here.told.filter((event) => event.type === 'node-waiting' && event.reason === 'under-way');
    expect(waits.length).toBeGreaterThan(5);
    expect(await waysOut(here)).toMatchObject({ gateways: 1, addresses: 1 });
    const natGateway = last(here, 'result');
    expect(natGateway).toMatchObject({ ok: true });
  });

  test('tells which limit it met, and the rest is done all the same', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { vpc: 'new' } });
    await here.sandbox.edit(({ regions }) => {
      for (const last of [1, 2, 3, 4, 5]) {
        regions[REGION]?.addresses.push({ id: `eipalloc-${last}`, publicIp: `192.0.2.${last}`, tags: [] });
      }
    });
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(1);
    const failed = here.told.find((event) => event.type === 'node-failed');
    expect(failed).toMatchObject({
      node: `${REGION}/nat-address-1`,
      fault: { kind: 'quota', name: 'AddressLimitExceeded', facts: { quotaCode: 'L-0263D0A3' } },
    });
    const region = await regionOf(here);
    expect(region.subnets.filter(({ defaultForAz }) => !defaultForAz)).toHaveLength(4);
    expect(region.vpcEndpoints).toHaveLength(1);
  });

  test('that AWS allows no more of costs nothing either: its address is released until the limit is raised', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { vpc: 'new' } });
    await here.sandbox.edit(({ regions }) => {
      const region = regions[REGION];
      const subnet = region?.subnets.find(({ cidr }) => cidr === '10.0.0.0/20');
      for (const id of ['nat-1', 'nat-2', 'nat-3', 'nat-4', 'nat-5']) {
        const at = { vpcId: 'vpc-1', subnetId: subnet?.id ?? '' };
        region?.natGateways.push({ id, ...at, state: 'available', tags: [] });
      }
    });
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(1);
    const failed = here.told.find((event) => event.type === 'node-failed');
    expect(failed).toMatchObject({
      node: `${REGION}/nat-gateway-1`,
      fault: { kind: 'quota', name: 'NatGatewayLimitExceeded', facts: { quotaCode: 'L-FE5A380F' } },
    });
    expect((await regionOf(here)).addresses).toEqual([]);
  });

  test('makes another one where a run was killed before it saw that the first had failed', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { vpc: 'new' } });
    const state = () =>
      readdirSync(here.stateDirectory, { recursive: true })
        .map(String)
        .find((name) => /^\S+\.json$/.test(name)) ?? '';
    await here.run({ ...VPC, flags: { nat: 'one' } });
    const path = join(here.stateDirectory, state());
    const record = JSON.parse(readFileSync(path, 'utf8'));
    const node = `${REGION}/nat-gateway-1`;
    const { live, ...rest } = record.nodes[node];
    const gateway = (await regionOf(here)).natGateways[0];
    const spec = { subnetId: live.subnetId, allocationId: live.allocationId, name: 'ecs-nat-1' };
    record.nodes[node] = { ...rest, status: 'applying', live: {}, spec, token: gateway?.clientToken };
    writeFileSync(path, JSON.stringify(record));
    await here.sandbox.edit(({ regions }) => {
      for (const one of regions[REGION]?.natGateways ?? []) one.state = 'failed';
      for (const address of regions[REGION]?.addresses ?? []) delete address.networkInterfaceId;
    });
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(0);
    expect(await waysOut(here)).toEqual({ gateways: 1, addresses: 1, routes: ['nat-gateway-1', 'nat-gateway-1'] });
  });

  test('gets a black hole mended', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    await here.sandbox.edit(({ regions }) => {
      for (const gateway of regions[REGION]?.natGateways ?? []) gateway.state = 'deleted';
      for (const address of regions[REGION]?.addresses ?? []) delete address.networkInterfaceId;
    });
    expect(await here.run({ ...VPC, flags: { nat: 'one' } })).toBe(0);
    expect(changes(here)).toEqual({
      'nat-gateway-1': 'create',
      'private-route-1': 'update',
      'private-route-2': 'update',
    });
    expect(await waysOut(here)).toEqual({ gateways: 1, addresses: 1, routes: ['nat-gateway-1', 'nat-gateway-1'] });
  });

  test('with fewer zones keeps no NAT gateway in those it gave up, and leaves no subnet there without a way out', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'per-az', azs: '3' } });
    expect(await here.run({ ...VPC, flags: { azs: '2' } })).toBe(0);
    expect(changes(here)).toEqual({
      'private-route-3': 'update',
      'nat-gateway-3': 'remove',
      'nat-address-3': 'remove',
    });
    expect(await waysOut(here)).toEqual({
      gateways: 2,
      addresses: 2,
      routes: ['nat-gateway-1', 'nat-gateway-2', 'nat-gateway-1'],
    });
    expect(await here.run({ ...VPC, flags: {} })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
    expect(await here.run({ ...VPC, flags: { nat: 'none' } })).toBe(0);
    expect(await waysOut(here)).toEqual({ gateways: 0, addresses: 0, routes: ['none', 'none', 'none'] });
  });

  test('that gave up its private subnets does not make their endpoint again in the next run', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    await here.run({ ...VPC, flags: { 'private-subnets': 'no' } });
    expect(await here.run({ ...VPC, flags: {} })).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'run.nothing-to-do' });
  });

  test('is given up also where its private subnets and tables are gone already', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    await edit(here, (region) => {
      const isPrivate = ({ tags }: RegionData['subnets'][number] | RegionData['routeTables'][number]) =>
        tags.some(({ Value }) => Value.includes('/private-'));
      region.subnets = region.subnets.filter((one) => !isPrivate(one));
      region.routeTables = region.routeTables.filter((one) => !isPrivate(one));
    });
    expect(await here.run({ ...VPC, flags: { 'private-subnets': 'no' } })).toBe(0);
    expect(await waysOut(here)).toEqual({ gateways: 0, addresses: 0, routes: [] });
  });

  test.each(['one', 'per-az'])('is kept as it is where the answers were lost: NAT %s', async (nat) => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat, azs: '3' } });
    const whole = await regionOf(here);
    const elsewhere = { stateDirectory: `${here.folder}/another-state` };
    expect(await here.run({ ...VPC, ...elsewhere, flags: {} })).toBe(0);
    expect(await regionOf(here)).toEqual(whole);
  });

  test('is taken away whole where the record of its associations was lost: each table after the subnets that have it', async () => {
    const here = await runs();
    const before = await account(here);
    await here.run({ ...VPC, flags: { nat: 'one' } });
    const elsewhere = { stateDirectory: `${here.folder}/another-state` };
    await here.run({ ...VPC, ...elsewhere, flags: {} });
    expect(await here.destroy({ ...SURE, ...elsewhere })).toBe(0);
    expect(await account(here)).toEqual(before);
  });

  test('is found again without the state file, by tags, and its routes with it', async () => {
    const here = await runs();
    await here.run({ ...VPC, flags: { nat: 'one' } });
    const whole = await regionOf(here);
    const elsewhere = { stateDirectory: `${here.folder}/another-state` };
    expect(await here.run({ ...VPC, ...elsewhere, flags: { nat: 'one' } })).toBe(0);
    expect(await regionOf(here)).toEqual(whole);
    expect(await here.run({ ...VPC, ...elsewhere, flags: { nat: 'none' } })).toBe(0);
    expect(await waysOut(here)).toEqual({ gateways: 0, addresses: 0, routes: ['none', 'none'] });
  });
});

describe('what costs less is named', () => {
  const codes = (here: Runs) =>
    here.told.flatMap((event) => (event.type === 'notice' && event.code.startsWith('vpc.') ? [event.code] : []));

  test('where there is a NAT gateway for each zone, and where S3 is reached through them', async () => {
    const here = await runs();
    await here.run({ ...VPC, dryRun: true, flags: { nat: 'per-az', 's3-endpoint': 'no' } });
    expect(codes(here)).toEqual([
      'vpc.subnet-room',
      'vpc.private-room',
      'vpc.nat-one-is-cheaper',
      'vpc.s3-endpoint-is-free',
    ]);
    const cheaper = here.told.find((event) => event.type === 'notice' && event.code === 'vpc.nat-one-is-cheaper');
    // 0.059 and 0.005 an hour in Seoul.
    expect(cheaper).toMatchObject({ facts: { count: '2', saving: '46.72' } });
  });
});
