import { describe, expect, it } from 'vitest';
import type { RegionData, VpcEndpointData } from '../../src/sandbox/region-data.ts';
import { type Patient, patient, REGION } from './patient.ts';

const PRIVATE = { only: ['vpc', 'endpoints'], yes: true, flags: { vpc: 'new', 'private-subnets': 'true' } };

const endpoint = (region: RegionData, ending: string): Partial<VpcEndpointData> =>
  region.vpcEndpoints.find(({ service }) => service === `com.amazonaws.${REGION}.${ending}`) ?? {};

/** What the check finds after somebody changed the region. */
async function hurtBy(here: Patient, change: (region: RegionData) => void) {
  await here.hurtRegion(change);
  return (await here.doctor()).of('D024');
}

describe('endpoints', () => {
  it('that were just made are in order, and where there are none nothing is said', async () => {
    const found = (await (await patient(PRIVATE)).doctor()).of('D024');
    expect(found).toMatchObject([{ light: 'green', code: 'doctor.endpoints.in-order' }]);
    expect(found[0]?.facts?.services).toContain('ecs-agent');
    const without = await patient({ only: ['vpc'], yes: true, flags: { vpc: 'new' } });
    expect((await without.doctor()).of('D024')).toEqual([]);
  });

  it('that failed are red with the reason, whatever the case of the state', async () => {
    const here = await patient(PRIVATE);
    const failure = { code: 'InternalError', message: 'no address left' };
    const found = await hurtBy(here, (region) => Object.assign(endpoint(region, 'logs'), { state: 'Failed', failure }));
    expect(found).toMatchObject([
      {
        light: 'red',
        code: 'doctor.endpoints.failed',
        facts: { service: 'logs', state: 'failed', reason: 'no address left' },
      },
    ]);
  });

  it('of which one of the three for agents is gone are yellow, and the step that brings it back is named', async () => {
    const here = await patient(PRIVATE);
    const found = await hurtBy(here, (region) => {
      region.vpcEndpoints = region.vpcEndpoints.filter(({ service }) => !service.endsWith('.ecs-telemetry'));
    });
    expect(found).toMatchObject([
      { light: 'yellow', code: 'doctor.endpoints.incomplete', facts: { missing: 'ecs-telemetry' } },
    ]);
    expect(found[0]?.fix).toContain(`endpoints --region ${REGION}`);
  });

  it('cannot be used without DNS in the VPC', async () => {
    const here = await patient(PRIVATE);
    const found = await hurtBy(here, (region) => {
      for (const vpc of region.vpcs) vpc.dnsHostnames = false;
    });
    expect(found).toMatchObject([{ light: 'red', code: 'doctor.endpoints.no-names' }]);
    expect(found[0]?.fix).toContain('--enable-dns-hostnames');
  });

  it('are shut to a subnet whose rule was taken out, which the command lets in again', async () => {
    const here = await patient(PRIVATE);
    const found = await hurtBy(here, (region) => {
      region.securityGroupRules = region.securityGroupRules.filter(({ cidr }) => cidr !== '10.0.128.0/20');
    });
    expect(found).toMatchObject([
      { light: 'red', code: 'doctor.endpoints.shut-out', facts: { cidrs: '10.0.128.0/20' } },
    ]);
    expect(found[0]?.fix).toContain("'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=10.0.128.0/20}]'");
  });

  it('let in by groups instead of ranges are not called shut', async () => {
    const here = await patient(PRIVATE);
    const found = await hurtBy(here, (region) => {
      const open = region.securityGroupRules.filter(({ fromPort, egress }) => fromPort === 443 && !egress);
      for (const rule of open) {
        rule.peerGroupId = region.securityGroups[0]?.id ?? '';
        delete rule.cidr;
      }
    });
    expect(found).toMatchObject([{ light: 'green' }]);
  });

  it('with the policy of the guide are red: agents cannot register through it', async () => {
    const flags = { ...PRIVATE.flags, 'endpoint-policy': 'guide-example' };
    const found = (await (await patient({ ...PRIVATE, flags })).doctor()).of('D024');
    expect(found).toMatchObject([
      {
        light: 'red',
        code: 'doctor.endpoints.policy-stops',
        facts: { service: 'ecs', action: 'ecs:RegisterContainerInstance' },
      },
    ]);
    expect(found[0]?.fix).toMatch(
      /^aws ec2 modify-vpc-endpoint --region \S+ --vpc-endpoint-id vpce-\w+ --reset-policy$/,
    );
  });
});
