import { describe, expect, it } from 'vitest';
import type { RegionData, SecurityGroupRuleData } from '../../src/sandbox/region-data.ts';
import { runs } from '../wizard/run.ts';
import { doctorFor, groupIn, OWN, patient, REGION } from './patient.ts';

let made = 0;

/** Somebody adds a rule to the group of the set-up. */
function addRule(region: RegionData, rule: Partial<SecurityGroupRuleData>): void {
  made += 1;
  const id = `sgr-0${String(made).padStart(16, '0')}`;
  const ports = { protocol: 'tcp', fromPort: 22, toPort: 22 };
  region.securityGroupRules.push({ id, groupId: groupIn(region), egress: false, ...ports, tags: [], ...rule });
}

const sshRules = (region: RegionData) =>
  region.securityGroupRules.filter(({ groupId, egress }) => groupId === groupIn(region) && !egress);
/** Which ranges may reach a port of the group. */
const ranges = (region: RegionData, port = 22) =>
  sshRules(region).flatMap(({ fromPort, toPort, cidr, cidr6 }) =>
    fromPort <= port && port <= toPort ? [cidr ?? cidr6] : [],
  );

describe('a rule that opens SSH to the world', () => {
  it.each<[string, Partial<SecurityGroupRuleData>]>([
    ['0.0.0.0/0', { cidr: '0.0.0.0/0' }],
    ['a range wider than /16', { cidr: '203.0.0.0/15' }],
    ['::/0', { cidr6: '::/0' }],
    ['a range of ports with 22 in it', { cidr: '0.0.0.0/0', fromPort: 0, toPort: 1024 }],
    ['every protocol', { cidr: '0.0.0.0/0', protocol: '-1', fromPort: -1, toPort: -1 }],
  ])('is taken out by --fix, although somebody else made it: %s', async (_what, rule) => {
    const here = await patient();
    await here.hurtRegion((region) => addRule(region, rule));
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan).toMatchObject([{ action: 'remove', type: 'ec2.ingress-rule' }]);
    expect([fixed.lights.D011, fixed.exitCode]).toEqual(['green', 0]);
    await here.hurtRegion((region) => expect([ranges(region), ranges(region, 80)]).toEqual([[OWN], ['0.0.0.0/0']]));
  });

  it('is told with the group, the region and the command', async () => {
    const here = await patient();
    await here.hurtRegion((region) => addRule(region, { cidr: '0.0.0.0/0' }));
    const found = await here.doctor();
    expect(found.findings.filter(({ light }) => light !== 'green')).toMatchObject([
      { id: 'D011', light: 'red', code: 'doctor.ssh-world.open', region: REGION, fixable: true },
    ]);
    expect(found.exitCode).toBe(1);
  });

  it.each<[string, Partial<SecurityGroupRuleData>]>([
    ['a /16', { cidr: '198.51.0.0/16' }],
    ['another port', { cidr: '0.0.0.0/0', fromPort: 443, toPort: 8443 }],
    ['another protocol', { cidr: '0.0.0.0/0', protocol: 'udp' }],
    ['the way out', { cidr: '0.0.0.0/0', egress: true }],
    ['another group', { cidr: '0.0.0.0/0', groupId: 'sg-00000000000000000' }],
  ])('is not: %s', async (_what, rule) => {
    const here = await patient();
    await here.hurtRegion((region) => addRule(region, rule));
    expect((await here.doctor()).lights.D011).toBe('green');
  });

  it('and was asked for is closed for good: the next run does not ask for it again', async () => {
    const here = await patient({ flags: { 'ssh-cidr': '0.0.0.0/0', 'allow-ssh-from-anywhere': 'true' } });
    expect((await here.doctor()).lights.D011).toBe('red');
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.findings.filter(({ light }) => light !== 'green')).toEqual([]);
    expect(await here.run({})).toBe(0);
    await here.hurtRegion((region) => expect(ranges(region)).toEqual([]));
  });

  it('in a group that was there before is not touched, and the command is named', async () => {
    const here = await runs();
    const { ec2 } = here;
    const { CreateSecurityGroupCommand, DescribeVpcsCommand } = await import('@aws-sdk/client-ec2');
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({}));
    const GroupName = 'ecs-instances-default-cluster';
    await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description: 'theirs', VpcId: Vpcs?.[0]?.VpcId }));
    expect(await here.run({})).toBe(0);
    await here.sandbox.edit(({ regions }) => {
      const region = regions[REGION];
      if (region) addRule(region, { cidr: '0.0.0.0/0' });
    });
    const found = await doctorFor(here)({ fix: [] });
    expect(found.plan).toEqual([]);
    expect(found.of('D011')).toMatchObject([{ light: 'red', fixable: false }]);
    expect(found.of('D011')[0]?.fix).toMatch(
      /^aws ec2 revoke-security-group-ingress --region ap-northeast-2 --group-id sg-\w+ --security-group-rule-ids sgr-\w+$/,
    );
  });
});

describe('the address SSH is open to', () => {
  it('is yellow when it is not the present one', async () => {
    const here = await patient();
    const local = { ownAddress: async () => ({ address: '198.51.100.7' }) };
    const found = await here.doctor({}, { local });
    expect(found.findings.filter(({ light }) => light !== 'green')).toMatchObject([
      {
        id: 'D013',
        light: 'yellow',
        facts: { cidr: OWN, address: '198.51.100.7' },
        fix: `aws-ecs-setup ssh-access --region ${REGION} --sandbox`,
      },
    ]);
  });

  it('is yellow, and not green, when the present one cannot be found', async () => {
    const here = await patient();
    const local = { ownAddress: async () => ({ refused: 'timeout', detail: '5000' }) as const };
    expect((await here.doctor({}, { local })).of('D013')).toMatchObject([
      { light: 'yellow', facts: { reason: 'timeout' } },
    ]);
  });

  it.each(['CI', 'CloudShell', 'Codespaces'] as const)('is not compared in %s', async (remoteShell) => {
    const here = await patient();
    let asked = 0;
    const ownAddress = async () => {
      asked += 1;
      return { address: '198.51.100.7' };
    };
    expect((await here.doctor({}, { local: { remoteShell, ownAddress } })).of('D013')).toEqual([]);
    expect(asked).toBe(0);
  });
});

describe('addresses of earlier days', () => {
  it('are yellow; those this set-up put in are taken out, those of others are left', async () => {
    const here = await patient();
    await here.hurtRegion((region) => {
      const ours = region.securityGroupRules.find(({ cidr }) => cidr === OWN);
      addRule(region, { cidr: '198.51.100.1/32', tags: [...(ours?.tags ?? [])] });
      addRule(region, { cidr: '198.51.100.2/32' });
    });
    const found = await here.doctor();
    expect(found.of('D014').map(({ light, facts, fixable }) => [light, facts.cidr, fixable])).toEqual([
      ['yellow', '198.51.100.1/32', true],
      ['yellow', '198.51.100.2/32', false],
    ]);
    expect(found.findings.filter(({ light }) => light !== 'green').map(({ id }) => id)).toEqual(['D014', 'D014']);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.of('D014').map(({ facts }) => facts.cidr)).toEqual(['198.51.100.2/32']);
    await here.hurtRegion((region) => expect(ranges(region)).toEqual([OWN, '198.51.100.2/32']));
  });

  it('are none where somebody let in the present address beside the answer', async () => {
    const here = await patient({ flags: { 'ssh-cidr': '198.51.100.0/24' } });
    await here.hurtRegion((region) => addRule(region, { cidr: OWN }));
    expect((await here.doctor()).lights.D014).toBe('green');
  });
});
