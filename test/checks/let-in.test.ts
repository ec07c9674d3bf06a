import { describe, expect, it } from 'vitest';
import type { AccountData } from '../../src/sandbox/account.ts';
import { OWN, patient, REGION } from './patient.ts';

const admin = ({ iam }: AccountData) => iam.users.find(({ name }) => name === 'Administrator');

describe('what lets people in and was taken away', () => {
  it.each<[string, (account: AccountData) => void]>([
    ['account/admin-membership', (account) => admin(account)?.groups.splice(0)],
    ['account/admin-group-policy', ({ iam }) => iam.groups[0]?.attachedPolicies.splice(0)],
    ['account/admin-password', (account) => Reflect.deleteProperty(admin(account) ?? {}, 'login')],
    [
      `${REGION}/ingress-http`,
      ({ regions }) => {
        const rules = regions[REGION]?.securityGroupRules ?? [];
        rules.splice(
          rules.findIndex(({ fromPort }) => fromPort === 80),
          1,
        );
      },
    ],
  ])('is yellow, not brought back in passing, and brought back by its id: %s', async (node, change) => {
    const here = await patient();
    await here.hurt(change);
    const found = await here.doctor({ fix: [] });
    expect(found.plan).toEqual([]);
    expect(found.findings.filter(({ light }) => light !== 'green')).toMatchObject([
      {
        id: 'D012',
        light: 'yellow',
        node,
        code: 'doctor.taken-away.gone',
        fix: 'aws-ecs-setup doctor --fix D012 --sandbox',
      },
    ]);
    expect(found.exitCode).toBe(0);
    const named = await here.doctor({ fix: ['d012'] });
    expect(named.plan.map((planned) => planned.node)).toEqual([node]);
    expect(named.findings.filter(({ light }) => light !== 'green')).toEqual([]);
  });

  it('is not brought back by naming another check', async () => {
    const here = await patient();
    await here.hurt((account) => void admin(account)?.groups.splice(0));
    const other = await here.doctor({ fix: ['D001,D007', 'D011'] });
    expect([other.plan, other.lights.D012]).toEqual([[], 'yellow']);
  });

  it('and was changed instead is put back as it was by its id', async () => {
    const here = await patient();
    await here.hurtRegion((region) => {
      for (const rule of region.securityGroupRules) if (rule.fromPort === 22) rule.cidr = '198.51.100.0/24';
    });
    const found = await here.doctor();
    expect(found.of('D012')).toMatchObject([{ light: 'yellow', code: 'doctor.taken-away.changed', region: REGION }]);
    await here.doctor({ fix: ['D012'] });
    await here.hurtRegion((region) => {
      expect(region.securityGroupRules.filter(({ fromPort }) => fromPort === 22).map(({ cidr }) => cidr)).toEqual([
        OWN,
      ]);
    });
  });

  it('keeps a password that was set anew in the console', async () => {
    const here = await patient();
    const before = await here.doctor();
    expect(before.of('D012')).toMatchObject([{ light: 'green', facts: { count: '6' } }]);
    const rules = await here.doctor({ fix: ['D012'] });
    expect(rules.plan).toEqual([]);
    expect(here.told).toContainEqual({ type: 'notice', level: 'info', code: 'doctor.nothing-to-fix' });
  });
});
