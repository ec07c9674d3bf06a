import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { patient, REGION } from './patient.ts';

describe('what is only looked at', () => {
  it('tells whether awsvpcTrunking is on', async () => {
    const here = await patient();
    await here.hurtRegion((region) => Object.assign(region, { accountSettings: { awsvpcTrunking: 'enabled' } }));
    expect((await here.doctor()).of('D018')).toMatchObject([{ light: 'green', code: 'doctor.trunking.on' }]);
  });

  it.each([
    ['missing', { code: undefined, stdout: '', stderr: '' }, 'doctor.aws-cli.missing'],
    ['old', { code: 0, stdout: 'aws-cli/2.31.4 Python/3.13', stderr: '' }, 'doctor.aws-cli.old'],
  ])('is yellow when the AWS CLI is %s, with the command that installs it', async (_what, answer, code) => {
    const here = await patient();
    const found = await here.doctor({}, { computer: { run: async () => answer } });
    expect(found.of('D019')).toMatchObject([{ light: 'yellow', code }]);
    expect(found.of('D019')[0]?.fix).toContain('awscli.amazonaws.com');
  });

  it('tells what costs money, and is yellow for what nobody uses', async () => {
    const here = await patient();
    await here.hurtRegion((region) => {
      const [subnet] = region.subnets;
      const vpcId = subnet?.vpcId ?? '';
      region.addresses.push({ id: 'eipalloc-00000000000000001', publicIp: '203.0.113.7', tags: [] });
      const nat = { vpcId, subnetId: subnet?.id ?? '', state: 'available', publicIp: '203.0.113.8' } as const;
      region.natGateways.push({ ...nat, id: 'nat-00000000000000001', tags: [] });
    });
    const found = await here.doctor();
    expect(found.of('D020').map(({ light, code }) => `${light} ${code}`)).toEqual([
      'yellow doctor.costs.idle-address',
      'yellow doctor.costs.idle-gateway',
      'green doctor.costs.sum',
    ]);
    expect(found.of('D020')[0]).toMatchObject({
      facts: { address: '203.0.113.7', price: '3.65', asOf: '2026-06' },
      fix: `aws ec2 release-address --region ${REGION} --allocation-id eipalloc-00000000000000001`,
    });
  });
});

describe('what carries our tags', () => {
  it('and is in no state file is yellow: init goes on with it', async () => {
    const here = await patient();
    await rm(here.stateDirectory, { recursive: true });
    const found = await here.doctor();
    expect(new Set(found.of('D021').map(({ code, fix }) => `${code} ${fix}`))).toEqual(
      new Set(['doctor.leftovers.no-state aws-ecs-setup init --region ap-northeast-2 --sandbox']),
    );
    expect(found.of('D021').map(({ node }) => node)).toEqual(
      expect.arrayContaining([
        `${REGION}/key-pair`,
        `${REGION}/security-group`,
        `${REGION}/cluster`,
        'account/admin-user',
      ]),
    );
  });

  it('is put right without a state file too, as far as tags tell that it is ours', async () => {
    const here = await patient();
    await rm(here.stateDirectory, { recursive: true });
    await here.hurt(({ iam }) => void iam.instanceProfiles[0]?.roles.splice(0));
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan.map((planned) => planned.node)).toEqual(['account/instance-profile-role']);
    expect(fixed.lights.D008).toBe('green');
  });

  it('and was left by another set-up is named with that', async () => {
    const here = await patient();
    await here.hurtRegion((region) => {
      const [pair] = region.keyPairs;
      const tags = pair?.tags.map((tag) => (tag.Key.endsWith('setup-id') ? { ...tag, Value: '0123456789ab' } : tag));
      if (pair) region.keyPairs.push({ ...pair, id: 'key-00000000000000001', name: 'old', tags: tags ?? [] });
    });
    expect((await here.doctor()).of('D021')).toMatchObject([
      {
        light: 'yellow',
        code: 'doctor.leftovers.other',
        facts: { setup: '0123456789ab', value: 'old' },
        region: REGION,
      },
    ]);
  });
});
