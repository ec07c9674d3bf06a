import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { keyPath, patient, REGION } from './patient.ts';

const SETUP = { flags: { vpc: 'new' } };
const open = ({ light }: { light: string }) => light !== 'green';
const ownTable = (region: RegionData) => region.routeTables.find(({ tags }) => tags.length > 0);

describe('what the set-up made', () => {
  it.each<[string, string, (region: RegionData) => void]>([
    ['a route', `${REGION}/default-route`, (region) => void ownTable(region)?.routes.splice(1)],
    [
      'a route table association',
      `${REGION}/public-route-table-association-1`,
      (region) => void ownTable(region)?.associations.splice(0, 1),
    ],
    [
      'public addresses of a subnet',
      `${REGION}/public-subnet-2`,
      (region) =>
        Object.assign(region.subnets.find(({ cidr }) => cidr.startsWith('10.0.16.')) ?? {}, { mapPublicIp: false }),
    ],
    ['the cluster', `${REGION}/cluster`, (region) => Object.assign(region.clusters[0] ?? {}, { status: 'INACTIVE' })],
    ['the key pair', `${REGION}/key-pair`, (region) => void region.keyPairs.splice(0)],
  ])('and is missing or changed is red and brought back: %s', async (_what, node, change) => {
    const here = await patient(SETUP);
    await here.hurtRegion(change);
    const found = await here.doctor();
    expect(found.findings.filter(open)).toMatchObject([{ id: 'D001', light: 'red', node, fixable: true }]);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan.map((planned) => planned.node)).toEqual([node]);
    expect([fixed.findings.filter(open), fixed.exitCode]).toEqual([[], 0]);
  });

  it('and is gone with all that stood in it comes back as a whole', async () => {
    const here = await patient(SETUP);
    await here.hurtRegion((region) => {
      const table = ownTable(region);
      region.routeTables = region.routeTables.filter((one) => one !== table);
    });
    const found = await here.doctor();
    expect(new Set(found.findings.filter(open).map(({ id }) => id))).toEqual(new Set(['D001']));
    expect(found.of('D001')).toHaveLength(4);
    expect((await here.doctor({ fix: [] })).findings.filter(open)).toEqual([]);
  });

  it('and can be read by others on this computer is closed again', async () => {
    const here = await patient();
    const csv = join(here.folder, 'Administrator-123456789012-credentials.csv');
    await chmod(csv, 0o644);
    await chmod(keyPath(here), 0o640);
    const found = await here.doctor();
    expect(found.findings.filter(open).map(({ id, node }) => `${id} ${node}`)).toEqual([
      'D001 computer/credentials-file',
      `D010 computer/${REGION}/key-file`,
    ]);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.findings.filter(open)).toEqual([]);
    expect([(await stat(csv)).mode & 0o777, (await stat(keyPath(here))).mode & 0o777]).toEqual([0o600, 0o400]);
  });

  it('but was never finished is gone on with, not brought back', async () => {
    const here = await patient({ only: ['key-pair'] });
    const found = await here.doctor({ fix: [] });
    expect(found.plan).toEqual([]);
    expect(found.of('D001').find(({ node }) => node === `${REGION}/cluster`)).toMatchObject({
      light: 'red',
      code: 'doctor.set-up.not-made',
      fix: `aws-ecs-setup init --region ${REGION} --sandbox`,
      fixable: false,
    });
  });
});
