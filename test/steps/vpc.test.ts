import { CreateVpcCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import { SetupError } from '../../src/engine/errors.ts';
import { vpcStep } from '../../src/steps/vpc.ts';
import { asked, NOTHING_ASKED, needs, nodeOf, type Place, place, SETUP_ID, specOf } from './place.ts';

const VPC = 'ap-northeast-2/vpc';

const look = async ({ cx }: Place, draft: Draft = {}) => vpcStep.look(cx(), draft);
const questionsOf = async (here: Place, draft: Draft = {}) =>
  vpcStep.questions(await look(here, draft), draft, here.cx());

async function madeVpc({ ec2 }: Place, cidr: string, ours = false): Promise<string> {
  const Tags = [
    { Key: 'aws-ecs-setup:setup-id', Value: SETUP_ID },
    { Key: 'aws-ecs-setup:node', Value: VPC },
  ];
  const tagged = ours ? { TagSpecifications: [{ ResourceType: 'vpc' as const, Tags }] } : {};
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: cidr, ...tagged }));
  return Vpc?.VpcId ?? '';
}

/** What a check refuses an answer with. */
function refusal(check: ((value: string | number) => void) | undefined, value: string | number): object {
  try {
    check?.(value);
  } catch (error) {
    if (error instanceof SetupError) return { code: error.code, facts: error.facts, exitCode: error.exitCode };
    throw error;
  }
  throw new TypeError('was not refused');
}

describe('the step "vpc" where there is a default VPC', () => {
  it('offers it first, with its number and range, and then a new one', async () => {
    const here = await place();
    const [question, ...more] = await questionsOf(here);
    expect(more).toEqual([]);
    expect(question).toMatchObject({ key: 'vpc', default: 'default', found: { code: 'vpc.found-default' } });
    expect(question?.choices).toEqual([
      {
        value: 'default',
        text: { code: 'vpc.choice-default', facts: { vpc: expect.stringMatching(/^vpc-\w+ \(172\.31\.0\.0\/16\)$/) } },
      },
      { value: 'new', text: { code: 'vpc.choice-new' } },
    ]);
  });

  it('uses it as it is', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep);
    const nodes = vpcStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ [VPC]: [] });
    expect(nodeOf(nodes, VPC)).toMatchObject({
      adoptOnly: true,
      otherwise: [{ flag: '--vpc new', answers: { vpc: 'new' } }],
    });
    expect(specOf(nodes, VPC)).toEqual({ vpcId: expect.stringMatching(/^vpc-/) });
    expect(vpcStep.findings(seen, draft, cx, { resetPassword: '' })).toEqual([]);
  });

  it('offers others that are there by their ids', async () => {
    const here = await place();
    const other = await madeVpc(here, '10.9.0.0/16');
    const [question] = await questionsOf(here);
    expect(question?.choices?.map(({ value }) => value)).toEqual(['default', 'new', other]);
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: other });
    expect(specOf(vpcStep.nodes(seen, draft, cx, NOTHING_ASKED), VPC)).toEqual({ vpcId: other });
    const codes = vpcStep.findings(seen, draft, cx, { resetPassword: '' }).map(({ code }) => code);
    expect(codes).toEqual(['vpc.no-public-subnet', 'vpc.no-dns-hostnames']);
  });

  it('goes on with the one an earlier run made, whatever the state says now', async () => {
    const here = await place();
    await madeVpc(here, '10.7.0.0/16', true);
    const [question] = await questionsOf(here);
    expect(question).toMatchObject({ default: 'new' });
    expect(question?.choices?.map(({ value }) => value)).toEqual(['default', 'new']);
    expect(asked(await questionsOf(here, { vpc: 'new' }))).toContainEqual(['vpcCidr', '10.7.0.0/16', 'asked']);
  });

  it.each<[string, Parameters<Place['editRegion']>[0], string]>([
    ['without a way to the internet', (region) => void region.routeTables[0]?.routes.pop(), 'vpc.no-public-subnet'],
    ['without subnets', (region) => void region.subnets.splice(0), 'vpc.no-public-subnet'],
    ['whose gateway is gone', (region) => void region.internetGateways.splice(0), 'vpc.no-public-subnet'],
    [
      'without DNS resolution',
      ({ vpcs }) => void Object.assign(vpcs[0] ?? {}, { dnsSupport: false }),
      'vpc.no-dns-support',
    ],
    [
      'without DNS host names',
      ({ vpcs }) => void Object.assign(vpcs[0] ?? {}, { dnsHostnames: false }),
      'vpc.no-dns-hostnames',
    ],
  ])('says that one %s is not fit, beside the question, in the choice and as a warning', async (_how, change, code) => {
    const here = await place();
    await here.editRegion(change);
    const [question] = await questionsOf(here);
    expect(question?.choices?.[0]?.text.code).toBe('vpc.choice-default-unfit');
    expect(question?.found).toEqual({ code: 'vpc.found-default-unfit' });
    const { seen, cx } = await here.settle(vpcStep);
    expect(vpcStep.findings(seen, { vpc: 'default' }, cx, { resetPassword: '' })).toEqual([
      { level: 'warning', code, facts: { vpc: expect.stringContaining('172.31.0.0/16') } },
    ]);
  });

  it('knows ids that are there, and refuses others', async () => {
    const [question] = await questionsOf(await place());
    expect(() => question?.check?.('default')).not.toThrow();
    expect(() => question?.check?.('new')).not.toThrow();
    const vpc = 'vpc-0123456789abcdef0';
    expect(refusal(question?.check, vpc)).toEqual({ code: 'vpc.unknown', facts: { vpc }, exitCode: 2 });
  });
});

describe('the step "vpc" where there is no default VPC', () => {
  it('proposes a new one in the first free range', async () => {
    const here = await place({ defaultVpc: false });
    const { draft } = await here.settle(vpcStep);
    expect(draft).toEqual({ vpc: 'new', vpcName: 'ecs', vpcCidr: '10.0.0.0/16', azs: 2, privateSubnets: false });
    const [question] = await questionsOf(here);
    expect(question?.found).toEqual({ code: 'vpc.found-none' });
    expect(question?.choices?.map(({ value }) => value)).toEqual(['new']);
    expect(refusal(question?.check, 'default')).toEqual({ code: 'vpc.no-default', facts: {}, exitCode: 2 });
  });

  it('keeps clear of ranges that are taken', async () => {
    const here = await place({ defaultVpc: false });
    await madeVpc(here, '10.0.128.0/20');
    await madeVpc(here, '10.1.0.0/16');
    expect(asked(await questionsOf(here, { vpc: 'new' }))).toEqual([
      ['vpc', 'new', 'asked'],
      ['vpcName', 'ecs', 'quiet'],
      ['vpcCidr', '10.2.0.0/16', 'asked'],
      ['azs', 2, 'quiet'],
      ['privateSubnets', false, 'quiet'],
    ]);
  });
});

describe('a new VPC', () => {
  it('is made with two public subnets, each after what it needs', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new' });
    const nodes = vpcStep.nodes(seen, draft, cx, NOTHING_ASKED);
    const region = 'ap-northeast-2';
    expect(needs(nodes)).toEqual({
      [VPC]: [],
      [`${region}/internet-gateway`]: [VPC],
      [`${region}/public-route-table`]: [VPC],
      [`${region}/default-route`]: [`${region}/public-route-table`, `${region}/internet-gateway`],
      [`${region}/public-subnet-1`]: [VPC],
      [`${region}/public-route-table-association-1`]: [`${region}/public-route-table`, `${region}/public-subnet-1`],
      [`${region}/public-subnet-2`]: [VPC],
      [`${region}/public-route-table-association-2`]: [`${region}/public-route-table`, `${region}/public-subnet-2`],
    });
    expect(nodes.every(({ scope, step }) => scope === region && step === 'vpc')).toBe(true);
    const vpcId = { pending: VPC, fact: 'vpcId' };
    expect(specOf(nodes, VPC)).toEqual({ cidr: '10.0.0.0/16', name: 'ecs' });
    expect(specOf(nodes, `${region}/internet-gateway`)).toEqual({ vpcId, name: 'ecs' });
    expect(specOf(nodes, `${region}/public-route-table`)).toEqual({ vpcId, name: 'ecs-public' });
    expect(specOf(nodes, `${region}/default-route`)).toEqual({
      routeTableId: { pending: `${region}/public-route-table`, fact: 'routeTableId' },
      destination: '0.0.0.0/0',
      gatewayId: { pending: `${region}/internet-gateway`, fact: 'internetGatewayId' },
    });
    expect(specOf(nodes, `${region}/public-subnet-2`)).toEqual({
      vpcId,
      cidr: '10.0.16.0/20',
      zone: 'ap-northeast-2b',
      name: 'ecs-public-2',
      publicAddresses: true,
    });
    expect(specOf(nodes, `${region}/public-route-table-association-2`)).toEqual({
      routeTableId: { pending: `${region}/public-route-table`, fact: 'routeTableId' },
      subnetId: { pending: `${region}/public-subnet-2`, fact: 'subnetId' },
    });
  });

  it('spans the zones a region has: two in us-west-1, where a third is refused', async () => {
    const here = await place({ region: 'us-west-1' });
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new' });
    const nodes = vpcStep.nodes(seen, draft, cx, NOTHING_ASKED);
    const zones = [1, 2].map((number) => specOf(nodes, `us-west-1/public-subnet-${number}`).zone);
    expect(zones).toEqual(['us-west-1a', 'us-west-1c']);
    const azs = vpcStep.questions(seen, draft, cx).find(({ key }) => key === 'azs');
    expect(() => azs?.check?.(2)).not.toThrow();
    expect(refusal(azs?.check, 3)).toEqual({ code: 'vpc.too-few-zones', facts: { zones: '2' }, exitCode: 2 });
  });

  it('spans three zones where asked', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, {
      vpc: 'new',
      azs: 3,
      vpcName: 'web',
      vpcCidr: '192.168.0.0/24',
    });
    const nodes = vpcStep.nodes(seen, draft, cx, NOTHING_ASKED);
    const subnets = nodes.filter(({ id }) => id.includes('public-subnet')).map((node) => specOf(nodes, node.id));
    expect(subnets).toMatchObject([
      { cidr: '192.168.0.0/27', zone: 'ap-northeast-2a', name: 'web-public-1' },
      { cidr: '192.168.0.32/27', zone: 'ap-northeast-2b', name: 'web-public-2' },
      { cidr: '192.168.0.64/27', zone: 'ap-northeast-2c', name: 'web-public-3' },
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['10.0.0.0/16', ['info vpc.subnet-room']],
    ['10.0.0.0/28', ['warning vpc.one-zone-only']],
    ['172.17.0.0/16', ['warning vpc.docker-bridge', 'info vpc.subnet-room']],
    ['198.18.0.0/16', ['warning vpc.not-private', 'info vpc.subnet-room']],
    ['172.31.8.0/24', ['warning vpc.overlaps', 'info vpc.subnet-room']],
  ])('of %s is worth these words: %j', async (vpcCidr, expected) => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new', vpcCidr });
    const findings = vpcStep.findings(seen, draft, cx, { resetPassword: '' });
    expect(findings.map(({ level, code }) => `${level} ${code}`)).toEqual(expected);
  });

  it('in a /28 has one subnet in one zone', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new', vpcCidr: '10.0.0.0/28' });
    const subnets = vpcStep.nodes(seen, draft, cx, NOTHING_ASKED).filter(({ id }) => id.includes('public-subnet'));
    expect(subnets).toHaveLength(1);
    expect(vpcStep.findings(seen, draft, cx, { resetPassword: '' })).toMatchObject([
      { facts: { subnets: '1', usable: '11' } },
    ]);
  });

  it('of ours does not overlap itself', async () => {
    const here = await place();
    await madeVpc(here, '10.7.0.0/16', true);
    const { seen, draft, cx } = await here.settle(vpcStep, { vpc: 'new' });
    expect(vpcStep.findings(seen, draft, cx, { resetPassword: '' }).map(({ code }) => code)).toEqual([
      'vpc.subnet-room',
    ]);
  });
});
