import { describe, expect, it } from 'vitest';
import type { AccountData } from '../../src/sandbox/account.ts';
import { patient } from './patient.ts';

const CHOSEN = {
  only: ['developers', 'external-role', 'budget'],
  flags: { 'developer-user': 'alice', 'budget-email': 'alice@example.com' },
} as const;

const policyOf = ({ iam }: AccountData) => iam.policies.find(({ name }) => name === 'ecs-developers-pass-role');

describe('the doctor, of developers, the external role and the budget', () => {
  it('finds nothing wrong after they were made', async () => {
    const here = await patient(CHOSEN);
    const { findings } = await here.doctor();
    const theirs = findings.filter(({ node = '' }) => /developer|external|budget/.test(node));
    expect(theirs.filter(({ light }) => light !== 'green')).toEqual([]);
  });

  it.each<[string, string, (account: AccountData) => void]>([
    ['account/budget', 'D001', ({ budgets = [] }) => void budgets.splice(0)],
    [
      'account/budget',
      'D001',
      ({ budgets = [] }) => {
        for (const budget of budgets) budget.amount = 5000;
      },
    ],
    [
      'account/budget',
      'D001',
      ({ budgets = [] }) => {
        for (const budget of budgets) budget.notifications.splice(0);
      },
    ],
    [
      'account/external-role',
      'D006',
      ({ iam }) => {
        for (const role of iam.roles.filter(({ name }) => name === 'ecsAnywhereRole')) {
          role.trust = role.trust.replace('ssm.amazonaws.com', 'ec2.amazonaws.com');
        }
      },
    ],
    [
      'account/external-role-ssm-policy',
      'D007',
      ({ iam }) => {
        for (const role of iam.roles.filter(({ name }) => name === 'ecsAnywhereRole')) {
          role.attachedPolicies = role.attachedPolicies.filter((arn) => !arn.includes('SSM'));
        }
      },
    ],
  ])('sees that %s is not as it was left (%s), and puts it right', async (node, id, change) => {
    const here = await patient(CHOSEN);
    await here.hurt(change);
    const { findings, exitCode } = await here.doctor();
    expect(findings.filter((one) => one.node === node)).toMatchObject([{ id, light: 'red' }]);
    expect(exitCode).toBe(1);
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan.map((planned) => planned.node)).toEqual([node]);
    expect(fixed.findings.filter((one) => one.node === node && one.light !== 'green')).toEqual([]);
  });

  it('sees that developers may hand on more than they were given, and puts it right', async () => {
    const here = await patient(CHOSEN);
    await here.hurt((account) => {
      const policy = policyOf(account);
      for (const version of policy?.versions ?? []) {
        version.document = JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }],
        });
      }
    });
    const { findings } = await here.doctor();
    expect(findings).toContainEqual(expect.objectContaining({ id: 'D001', node: 'account/developer-pass-role' }));
    const fixed = await here.doctor({ fix: [] });
    expect(fixed.plan.map((planned) => planned.node)).toEqual(['account/developer-pass-role']);
  });

  it('brings a developer whom somebody took out of the group back by its id alone', async () => {
    const here = await patient(CHOSEN);
    await here.hurt(({ iam }) => {
      for (const user of iam.users) user.groups = [];
    });
    const found = await here.doctor({ fix: [] });
    expect(found.plan).toEqual([]);
    expect(found.of('D012')).toMatchObject([{ light: 'yellow', node: 'account/developer-membership-alice' }]);
    const named = await here.doctor({ fix: ['D012'] });
    expect(named.plan.map((planned) => planned.node)).toEqual(['account/developer-membership-alice']);
  });
});
