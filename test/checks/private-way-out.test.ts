import { describe, expect, it } from 'vitest';
import type { RegionData } from '../../src/sandbox/region-data.ts';
import { patient, REGION } from './patient.ts';

const INIT = `aws-ecs-setup init --region ${REGION}`;
const withNat = () => patient({ flags: { nat: 'one' } });

/** As somebody leaves it who deletes the NAT gateway by hand. */
function withoutGateway(region: RegionData): void {
  for (const gateway of region.natGateways) Object.assign(gateway, { state: 'deleted' });
  for (const address of region.addresses) delete address.networkInterfaceId;
  region.networkInterfaces = [];
}

describe('private subnets', () => {
  it('are in order while they reach the internet through their NAT gateway, which costs are told of once', async () => {
    const here = await withNat();
    const found = await here.doctor();
    expect(found.of('D022')).toMatchObject([{ light: 'green', code: 'doctor.private-way-out.in-order' }]);
    expect(found.of('D001')).toMatchObject([{ light: 'green' }]);
    expect(found.of('D020')).toMatchObject([
      { light: 'green', code: 'doctor.costs.sum', facts: { ips: '1', gateways: '1', endpoints: '0' } },
    ]);
  });

  it('are nobody else’s business where there are none', async () => {
    const here = await patient({ flags: { vpc: 'new' } });
    expect((await here.doctor()).of('D022')).toEqual([]);
  });

  it('whose routes lead to a NAT gateway that is gone are red, and put right by init', async () => {
    const here = await withNat();
    await here.hurtRegion(withoutGateway);
    const found = await here.doctor();
    expect(found.of('D022')).toMatchObject([
      {
        light: 'red',
        code: 'doctor.private-way-out.black-hole',
        node: `${REGION}/private-route-1`,
        facts: { gateway: expect.stringMatching(/^nat-/) },
        fix: expect.stringContaining(INIT),
      },
      { light: 'red', node: `${REGION}/private-route-2` },
    ]);
    expect(found.of('D001')).toMatchObject([{ light: 'red', node: `${REGION}/nat-gateway-1` }]);
    expect(await here.run({ yes: true, flags: {} })).toBe(0);
    expect((await here.doctor()).of('D022')).toMatchObject([{ light: 'green' }]);
  });

  it('whose NAT gateway failed are red with what AWS says', async () => {
    const here = await withNat();
    await here.hurtRegion((region) => {
      for (const gateway of region.natGateways) {
        Object.assign(gateway, { state: 'failed', failure: { code: 'Gateway.NotAttached', message: 'no gateway' } });
      }
    });
    const [failed] = (await here.doctor()).of('D022');
    expect(failed).toMatchObject({
      light: 'red',
      code: 'doctor.private-way-out.failed',
      facts: { reason: 'Gateway.NotAttached', message: 'no gateway' },
    });
  });

  it('without any way out and without endpoints are yellow', async () => {
    const here = await patient({ flags: { 'private-subnets': 'yes' } });
    const found = await here.doctor();
    expect(found.of('D022')).toMatchObject([
      {
        light: 'yellow',
        code: 'doctor.private-way-out.none',
        facts: { missing: 'ecs-agent, ecs-telemetry, ecs' },
        fix: expect.stringContaining(`${INIT} --nat one`),
      },
    ]);
  });
});
