import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import { SetupError } from '../../src/engine/errors.ts';
import { vpcStep } from '../../src/steps/vpc.ts';
import { asked, NOTHING_ASKED, needs, type Place, place, specOf } from './place.ts';

const REGION = 'ap-northeast-2';
const ASKED = NOTHING_ASKED;

/** The nodes of a new VPC with these answers, by what they need; region names left out. */
async function nodesOf(here: Place, answers: Draft) {
  const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new', ...answers });
  const nodes = vpcStep.nodes(seen, draft, cx, ASKED);
  const short = (id: string) => id.replace(`${REGION}/`, '');
  const all = Object.entries(needs(nodes)).map(([id, ids]) => [short(id), ids.map(short)] as const);
  return { nodes, needs: Object.fromEntries(all.filter(([id]) => /private|nat|s3/.test(id))) };
}

async function findingsOf(here: Place, answers: Draft) {
  const { seen, draft, cx } = await here.settle(vpcStep, answers);
  return vpcStep.findings(seen, draft, cx, ASKED).map(({ level, code }) => `${level} ${code}`);
}

function refusal(check: ((value: boolean) => void) | undefined): unknown {
  try {
    check?.(true);
  } catch (error) {
    return error instanceof SetupError ? [error.code, error.facts, error.exitCode] : error;
  }
  return undefined;
}

describe('a new VPC without private subnets', () => {
  it('is asked about nothing more, and has nothing more', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new' });
    expect(asked(vpcStep.questions(seen, draft, cx)).slice(3)).toEqual([
      ['azs', 2, 'quiet'],
      ['privateSubnets', false, 'quiet'],
    ]);
    expect((await nodesOf(here, {})).needs).toEqual({});
  });

  it('may have the endpoint of S3, for its public route table', async () => {
    const { needs: all, nodes } = await nodesOf(await place(), { s3Endpoint: true });
    expect(all).toEqual({ 's3-endpoint': ['vpc', 'public-route-table'] });
    expect(specOf(nodes, `${REGION}/s3-endpoint`)).toMatchObject({ serviceName: `com.amazonaws.${REGION}.s3` });
  });
});

describe('a new VPC with private subnets', () => {
  const answers = { privateSubnets: true } as const;

  it('has one in each zone, in its upper half, with a route table of its own and the free way to S3', async () => {
    const { needs: all, nodes } = await nodesOf(await place(), { ...answers, nat: 'none' });
    expect(all).toEqual({
      'private-subnet-1': ['vpc'],
      'private-route-table-1': ['vpc'],
      'private-route-table-association-1': ['private-route-table-1', 'private-subnet-1'],
      'private-subnet-2': ['vpc'],
      'private-route-table-2': ['vpc'],
      'private-route-table-association-2': ['private-route-table-2', 'private-subnet-2'],
      's3-endpoint': ['vpc', 'private-route-table-1', 'private-route-table-2'],
    });
    expect(specOf(nodes, `${REGION}/private-subnet-2`)).toMatchObject({
      cidr: '10.0.144.0/20',
      zone: 'ap-northeast-2b',
      name: 'ecs-private-2',
      publicAddresses: false,
    });
  });

  it('is the default where they were chosen, although there is a default VPC; how they get out is asked, with prices', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, answers);
    const questions = vpcStep.questions(seen, draft, cx);
    expect(asked(questions)).toEqual([
      ['vpc', 'new', 'asked'],
      ['vpcName', 'ecs', 'quiet'],
      ['vpcCidr', '10.0.0.0/16', 'asked'],
      ['azs', 2, 'quiet'],
      ['privateSubnets', false, 'quiet'],
      ['nat', 'none', 'asked'],
      ['s3Endpoint', true, 'quiet'],
    ]);
    const nat = questions.find(({ key }) => key === 'nat');
    // 0.059 and 0.005 an hour in Seoul.
    expect(nat?.choices?.map(({ text }) => [text.code, text.facts?.price])).toEqual([
      ['vpc.nat-none', '0.00'],
      ['vpc.nat-one', '46.72'],
      ['vpc.nat-per-az', '93.44'],
    ]);
  });

  it('has one NAT gateway for all, its address last of all that it needs', async () => {
    const { needs: all } = await nodesOf(await place(), { ...answers, nat: 'one', s3Endpoint: false });
    expect(all).toMatchObject({
      'nat-address-1': ['public-subnet-1', 'default-route'],
      'nat-gateway-1': ['public-subnet-1', 'internet-gateway', 'nat-address-1'],
      'private-route-1': ['private-route-table-1', 'nat-gateway-1'],
      'private-route-2': ['private-route-table-2', 'nat-gateway-1'],
    });
    expect(Object.keys(all).filter((id) => /nat-|s3/.test(id))).toHaveLength(2);
  });

  it('has a NAT gateway in each zone', async () => {
    const { needs: all, nodes } = await nodesOf(await place(), { ...answers, nat: 'per-az', azs: 3 });
    for (const number of [1, 2, 3]) {
      expect(all[`private-route-${number}`]).toEqual([`private-route-table-${number}`, `nat-gateway-${number}`]);
      expect(specOf(nodes, `${REGION}/nat-gateway-${number}`)).toMatchObject({
        subnetId: { pending: `${REGION}/public-subnet-${number}` },
      });
    }
  });

  it.each<[Draft, readonly [string, number, string] | undefined]>([
    [{ vpcCidr: '10.0.0.0/26', azs: 2 }, undefined],
    [{ vpcCidr: '10.0.0.0/25', azs: 3 }, undefined],
    [{ vpcCidr: '10.0.0.0/26', azs: 3 }, ['25', 3, '2']],
    [{ vpcCidr: '10.0.0.0/27', azs: 2 }, ['26', 2, '']],
    [{ vpcCidr: '10.0.0.0/28', azs: 2 }, ['26', 2, '']],
  ])('is refused where it is too small, saying what would fit: %j', async (range, expected) => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new', ...range });
    const question = vpcStep.questions(seen, draft, cx).find(({ key }) => key === 'privateSubnets');
    const [prefix, zones, fits] = expected ?? [];
    const facts = { cidr: range.vpcCidr, zones: String(zones), prefix, fits };
    expect(refusal(question?.check)).toEqual(expected && ['vpc.no-room-for-private', facts, 2]);
  });
});

describe('what to know of private subnets', () => {
  const room = ['info vpc.subnet-room', 'info vpc.private-room'];

  it.each<[string, Draft, readonly string[]]>([
    ['without a way out', { privateSubnets: true, nat: 'none' }, [...room, 'warning vpc.private-no-way-out']],
    ['with endpoints', { privateSubnets: true, nat: 'none', with: ['endpoints'] }, room],
    ['with one NAT gateway', { privateSubnets: true, nat: 'one' }, [...room, 'info vpc.nat-one-zone']],
    [
      'with a NAT gateway each and no endpoint for S3',
      { privateSubnets: true, nat: 'per-az', s3Endpoint: false },
      [...room, 'info vpc.nat-one-is-cheaper', 'warning vpc.s3-endpoint-is-free'],
    ],
    [
      'in too small a VPC',
      { privateSubnets: true, nat: 'one', vpcCidr: '10.0.0.0/26', azs: 3 },
      ['info vpc.subnet-room', 'warning vpc.too-few-private'],
    ],
  ])('%s', async (_how, answers, expected) => {
    expect(await findingsOf(await place(), { vpc: 'new', ...answers })).toEqual(expected);
  });

  it('in a VPC that was chosen: that none are made there', async () => {
    const found = await findingsOf(await place(), { vpc: 'default', privateSubnets: true });
    expect(found).toEqual(['warning vpc.private-needs-new']);
  });

  it('where S3 has no endpoint in the region: that none is made', async () => {
    const here = await place();
    await here.editRegion((region) => Object.assign(region, { endpointServices: [] }));
    const answers = { vpc: 'new', privateSubnets: true, nat: 'one' } as const;
    expect(await findingsOf(here, answers)).toContain('warning vpc.no-s3-service');
    expect((await nodesOf(here, answers)).needs).not.toHaveProperty('s3-endpoint');
  });
});

describe('what is said of private subnets once they are there', () => {
  it.each<[object, object | undefined, readonly string[]]>([
    [{ subnetId: 'subnet-1' }, { natGatewayId: 'nat-1' }, ['vpc.note-private-nat']],
    [{ subnetId: 'subnet-1' }, {}, ['vpc.note-private-closed']],
    [{ subnetId: 'subnet-1' }, undefined, ['vpc.note-private-closed']],
    [{}, {}, []],
  ])('subnet %j, NAT gateway %j: %j', async (subnet, gateway, expected) => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new', privateSubnets: true });
    const lives: Record<string, object | undefined> = { 'private-subnet-1': subnet, 'nat-gateway-1': gateway };
    const results = (node: string) => lives[node.replace(`${REGION}/`, '')] as never;
    expect(vpcStep.notes(draft, results, cx, seen).map(({ code }) => code)).toEqual(expected);
  });
});

describe('the ranges of other VPCs', () => {
  it('are looked at all, also those that were added to one', async () => {
    const here = await place();
    expect(await findingsOf(here, { vpc: 'new', vpcCidr: '172.31.0.0/16' })).toContain('warning vpc.overlaps');
  });

  it('of the one that was chosen is told where Docker uses it', async () => {
    const here = await place();
    await here.editRegion(({ vpcs }) => {
      for (const vpc of vpcs) vpc.cidr = '172.17.0.0/16';
    });
    expect(await findingsOf(here, { vpc: 'default' })).toEqual(['warning vpc.docker-bridge']);
  });
});
