import { describe, expect, it } from 'vitest';
import { newRegion } from '../../src/sandbox/new-region.ts';
import type { EndpointServiceData, RegionData } from '../../src/sandbox/region-data.ts';
import { endpointsStep } from '../../src/steps/endpoints.ts';
import { asked, needs, nodeOf, type Place, place, specOf } from './place.ts';

const REGION = 'ap-northeast-2';
const PRIVATE = {
  vpc: 'new',
  vpcCidr: '10.0.0.0/16',
  azs: 2,
  privateSubnets: true,
  nat: 'none',
  s3Endpoint: true,
} as const;
const NOTHING = { resetPassword: '' };

/** The usual services, by the end of their names, otherwise. */
function offering(change: (services: EndpointServiceData[]) => EndpointServiceData[], region = REGION) {
  const zones = ['a', 'b', 'c', 'd'].map((zone) => `${region}${zone}`);
  const all = [
    'ecs-agent',
    'ecs-telemetry',
    'ecs',
    'ecr.api',
    'ecr.dkr',
    'logs',
    'secretsmanager',
    'ssm',
    'ssmmessages',
  ];
  const usual = all.map((ending): EndpointServiceData => {
    return { service: `com.amazonaws.${region}.${ending}`, type: 'Interface', owner: 'amazon', zones, policies: true };
  });
  return (data: RegionData) => Object.assign(data, { endpointServices: change(usual) });
}

const planned = async (here: Place, answers: Parameters<Place['settle']>[1] = PRIVATE) => {
  const { seen, draft, cx } = await here.settle(endpointsStep, answers);
  const nodes = endpointsStep.nodes(seen, draft, cx, NOTHING);
  const findings = endpointsStep.findings(seen, draft, cx, NOTHING);
  return { nodes, findings, ids: nodes.map(({ id }) => id.replace(`${REGION}/endpoint-`, '')) };
};

describe('the step endpoints', () => {
  it('asks what they are for and whether sessions need some; policy and group have their defaults', async () => {
    const here = await place();
    const cx = here.cx();
    const ask = async (answers: object) =>
      asked(endpointsStep.questions(await endpointsStep.look(cx, answers), answers, cx));
    expect(await ask(PRIVATE)).toEqual([
      ['endpointsFor', 'ec2', 'asked'],
      ['endpointsSessionManager', false, 'asked'],
      ['endpointPolicy', 'full-access', 'quiet'],
      ['endpointSgName', 'ecs-endpoints', 'quiet'],
    ]);
    const sessions = { ...PRIVATE, endpointsFor: 'ec2', sessionManager: true };
    expect((await ask(sessions))[1]).toEqual(['endpointsSessionManager', true, 'asked']);
    expect((await ask({ ...sessions, nat: 'one' }))[1]).toEqual(['endpointsSessionManager', false, 'asked']);
  });

  it('plans them after VPC, subnets, group and rules, side by side, with the zones known before the subnets are', async () => {
    const { nodes, ids } = await planned(await place());
    expect(ids.filter((id) => !id.startsWith('ingress-'))).toEqual([
      'security-group',
      ...['ecs-agent', 'ecs-telemetry', 'ecs', 'ecr-api', 'ecr-dkr', 'logs', 'secretsmanager'],
    ]);
    const rules = ids.filter((id) => id.startsWith('ingress-')).map((id) => `${REGION}/endpoint-${id}`);
    expect(needs(nodes)[`${REGION}/endpoint-ecs`]).toEqual([
      ...[`${REGION}/vpc`, `${REGION}/endpoint-security-group`, ...rules],
      ...[`${REGION}/private-subnet-1`, `${REGION}/private-subnet-2`],
    ]);
    expect(specOf(nodes, `${REGION}/endpoint-ecr-api`)).toMatchObject({
      service: `com.amazonaws.${REGION}.ecr.api`,
      zones: [`${REGION}a`, `${REGION}b`],
      subnetIds: { pending: `${REGION}/private-subnet-1`, fact: 'subnetId' },
      policy: 'full-access',
    });
    expect(nodeOf(nodes, `${REGION}/endpoint-ecr-api`).value).toBe(`ecr.api ${REGION}a, ${REGION}b`);
  });

  it('takes the names that the region lists, whatever they begin with, and none of others', async () => {
    const here = await place();
    await here.editRegion(
      offering((services) => [
        ...services.map((one) => (one.service.includes('.ecr.') ? { ...one, service: `cn.${one.service}` } : one)),
        { service: 'com.amazonaws.vpce.ecs', type: 'Interface', owner: '444455556666', zones: [], policies: true },
      ]),
    );
    const { nodes } = await planned(here);
    expect(specOf(nodes, `${REGION}/endpoint-ecr-dkr`).service).toBe(`cn.com.amazonaws.${REGION}.ecr.dkr`);
    expect(specOf(nodes, `${REGION}/endpoint-ecs`).service).toBe(`com.amazonaws.${REGION}.ecs`);
  });

  it('stands in the zones only that a service is in, and says where it is not', async () => {
    const here = await place();
    const only = (zone: string) => (services: EndpointServiceData[]) =>
      services.map((one) => (one.service.endsWith('.logs') ? { ...one, zones: [`${REGION}${zone}`] } : one));
    await here.editRegion(offering(only('b')));
    const { nodes, findings } = await planned(here);
    expect(specOf(nodes, `${REGION}/endpoint-logs`)).toMatchObject({ zones: [`${REGION}b`] });
    expect(findings).toContainEqual({
      level: 'info',
      code: 'endpoints.zones-left-out',
      facts: { services: 'logs', zones: `${REGION}a` },
    });
    await here.editRegion(offering(only('c')));
    const without = await planned(here);
    expect(without.ids).not.toContain('logs');
    expect(without.findings).toContainEqual({
      level: 'warning',
      code: 'endpoints.no-common-zone',
      facts: { services: 'logs' },
    });
  });

  it('leaves out what the region does not offer, but not what agents need', async () => {
    const here = await place();
    const without = (ending: string) => (services: EndpointServiceData[]) =>
      services.filter(({ service }) => !service.endsWith(ending));
    await here.editRegion(offering(without('.secretsmanager')));
    const { ids, findings } = await planned(here);
    expect(ids).not.toContain('secretsmanager');
    expect(findings).toContainEqual({
      level: 'info',
      code: 'endpoints.service-left-out',
      facts: { services: 'secretsmanager', region: REGION },
    });
    await here.editRegion(offering(without('.ecs-telemetry')));
    const seen = await endpointsStep.look(here.cx(), PRIVATE);
    const [purpose] = endpointsStep.questions(seen, PRIVATE, here.cx());
    expect(() => purpose?.check?.('fargate')).not.toThrow();
    expect(() => purpose?.check?.('all')).toThrow(
      expect.objectContaining({
        code: 'endpoints.no-ecs-service',
        exitCode: 2,
        facts: { services: 'ecs-telemetry', region: REGION },
      }),
    );
  });

  it('puts a policy only on services that take one', async () => {
    const here = await place();
    await here.editRegion(
      offering((services) => services.map((one) => (one.service.endsWith('.ecs') ? { ...one, policies: false } : one))),
    );
    const { nodes, findings } = await planned(here, { ...PRIVATE, endpointPolicy: 'guide-example' });
    expect(specOf(nodes, `${REGION}/endpoint-ecs`).policy).toBe('full-access');
    expect(findings.map(({ code }) => code)).not.toContain('endpoints.policy-stops-agents');
  });

  it('says that image layers cannot be reached without the gateway endpoint for S3', async () => {
    const here = await place();
    const { findings } = await planned(here, { ...PRIVATE, s3Endpoint: false });
    expect(findings).toContainEqual({ level: 'warning', code: 'endpoints.no-s3' });
    expect((await planned(here)).findings.map(({ code }) => code)).toEqual(['endpoints.nat-cheaper']);
  });

  it('lets a VPC of many subnets in as a whole, for a security group takes sixty rules', async () => {
    const here = await place();
    await here.editRegion((region) => {
      const [vpc] = newRegion(REGION, true).vpcs;
      for (let number = 0; number < 18; number += 1) {
        const subnet = {
          id: `subnet-${number}`,
          vpcId: vpc?.id ?? '',
          cidr: `172.31.${64 + number}.0/24`,
          zone: `${REGION}a`,
        };
        region.subnets.push({ ...subnet, defaultForAz: false, mapPublicIp: true, tags: [] });
      }
    });
    const { ids } = await planned(here, { vpc: 'default' });
    expect(ids.filter((id) => id.startsWith('ingress-'))).toEqual(['ingress-172-31-0-0-16']);
  });
});
