import { chmod, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { ED25519 } from '../sandbox/practice.ts';
import { keyPath, patient, REGION } from './patient.ts';

const SETUP = { flags: { vpc: 'new' } };
const open = ({ light }: { light: string }) => light !== 'green';

describe('the private key', () => {
  it('that is gone is red, and never made anew in passing', async () => {
    const here = await patient();
    await rm(keyPath(here));
    const found = await here.doctor({ fix: [] });
    expect(found.plan).toEqual([]);
    expect(found.findings.filter(open)).toMatchObject([
      {
        id: 'D010',
        code: 'doctor.key-file.missing',
        fix: `aws-ecs-setup key-pair --region ${REGION} --replace-key-pair --sandbox`,
      },
    ]);
  });

  it('that is gone brings no way out that its step does not have', async () => {
    const here = await patient();
    await rm(keyPath(here));
    const flags = async (options: Parameters<typeof here.run>[0]) => {
      here.told.splice(0);
      expect(await here.run(options)).toBe(1);
      const changes = here.told.flatMap((event) => (event.type === 'plan' ? event.changes : []));
      return changes.flatMap(({ conflict }) => conflict?.choices ?? []).map(({ flag }) => flag);
    };
    expect(await flags({})).toContain('--skip key-pair');
    expect(await flags({ only: ['key-pair', 'cluster'] })).toContain('--only cluster');
    expect(await flags({ only: ['key-pair'] })).toEqual(['--key-name NAME', '--public-key FILE', '--replace-key-pair']);
  });

  it('that others can read is put right by --fix', async () => {
    const here = await patient();
    await chmod(keyPath(here), 0o644);
    expect((await here.doctor()).lights.D010).toBe('red');
    expect((await here.doctor({ fix: ['D010'] })).lights.D010).toBe('green');
  });

  it('that is not the half of the pair in EC2 is red', async () => {
    const here = await patient();
    await here.hurtRegion((region) => Object.assign(region.keyPairs[0] ?? {}, { publicKey: ED25519 }));
    const found = await here.doctor();
    expect(found.findings.filter(open)).toMatchObject([
      { id: 'D010', light: 'red', code: 'doctor.key-file.other-half' },
    ]);
  });

  it('that cannot be read as one could not be looked at', async () => {
    const here = await patient();
    await chmod(keyPath(here), 0o600);
    await writeFile(keyPath(here), 'not a key');
    expect((await here.doctor()).lights.D010).toBe('yellow');
  });
});

describe('a VPC', () => {
  const defaultVpc = (region: RegionData) => region.vpcs.find(({ isDefault }) => isDefault);

  it('of ours without DNS is red and put right', async () => {
    const here = await patient(SETUP);
    await here.hurtRegion(({ vpcs }) => {
      for (const vpc of vpcs) if (!vpc.isDefault) Object.assign(vpc, { dnsSupport: false, dnsHostnames: false });
    });
    const found = await here.doctor();
    expect(found.findings.filter(open).map(({ id, light, fixable }) => [id, light, fixable])).toEqual([
      ['D016', 'red', true],
      ['D016', 'yellow', true],
    ]);
    expect((await here.doctor({ fix: [] })).findings.filter(open)).toEqual([]);
  });

  it('that was chosen is left as it is, and the command is named', async () => {
    const here = await patient();
    await here.hurtRegion((region) => Object.assign(defaultVpc(region) ?? {}, { dnsSupport: false }));
    const found = await here.doctor({ fix: ['D016'] });
    expect(found.plan).toEqual([]);
    expect(found.of('D016')[0]?.fix).toMatch(
      /^aws ec2 modify-vpc-attribute --region \S+ --vpc-id vpc-\w+ --enable-dns-support$/,
    );
  });

  it('that was chosen and has no route out is red, until it has all three endpoints', async () => {
    const here = await patient();
    await here.hurtRegion((region) => {
      for (const table of region.routeTables) table.routes.splice(1);
    });
    const found = await here.doctor();
    expect(found.findings.filter(open)).toMatchObject([
      { id: 'D015', light: 'red', facts: { missing: 'ecs-agent, ecs-telemetry, ecs' }, fixable: false },
    ]);
    expect(found.of('D015')[0]?.how?.code).toBe('doctor.vpc-way-out.how');
    await here.hurtRegion((region) => endpoints(region, ['ecs-agent', 'ecs-telemetry']));
    expect((await here.doctor()).of('D015')).toMatchObject([{ light: 'red', facts: { missing: 'ecs' } }]);
    await here.hurtRegion((region) => endpoints(region, ['ecs']));
    const last = await here.doctor();
    expect(last.of('D015')).toMatchObject([{ light: 'green', code: 'doctor.vpc-way-out.endpoints' }]);
    expect(last.of('D020')).toMatchObject([{ light: 'green', facts: { endpoints: '3', price: '21.90' } }]);
  });

  function endpoints(region: RegionData, names: readonly string[]): void {
    for (const name of names) {
      const vpcId = defaultVpc(region)?.id ?? '';
      const service = `com.amazonaws.${REGION}.${name}`;
      const subnetIds = region.subnets.slice(0, 1).map(({ id }) => id);
      const id = `vpce-0${name.length.toString(16).padStart(16, '0')}`;
      region.vpcEndpoints.push({ id, tags: [], vpcId, service, type: 'Interface', state: 'available', subnetIds });
    }
  }
});
