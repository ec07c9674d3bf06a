import { describe, expect, it } from 'vitest';
import { patient } from './patient.ts';

/** Who cannot look when one action is refused. */
const BLINDED: Readonly<Record<string, string>> = {
  'iam:GetAccountSummary': 'D002 D003',
  'iam:GetAccountPasswordPolicy': 'D001 D004 D005 D023',
  'iam:ListMFADevices': 'D005',
  'iam:GetRole': 'D001 D006 D007 D008 D009 D021',
  'iam:ListAttachedRolePolicies': 'D001 D006 D007 D008 D009',
  'iam:ListUsers': 'D021',
  'ec2:DescribeSecurityGroupRules': 'D001 D011 D013 D014 D021',
  'ec2:DescribeVpcs': 'D001 D011 D013 D014 D015 D016 D021 D024',
  'ec2:DescribeRouteTables': 'D001 D011 D013 D014 D015 D016 D020 D021 D024',
  'ec2:DescribeKeyPairs': 'D001 D010 D021',
  'ec2:DescribeAddresses': 'D020 D021',
  'ecs:ListAccountSettings': 'D018',
  'ecs:DescribeClusters': 'D001 D017 D021',
};

describe('a check that may not look', () => {
  it('is yellow and names the action, never green, and the others look all the same', async () => {
    const here = await patient();
    const blinded: Record<string, string> = {};
    for (const action of Object.keys(BLINDED)) {
      const { findings, exitCode } = await here.doctor({}, { denied: [action.slice(action.indexOf(':') + 1)] });
      const yellow = findings.filter(({ light }) => light === 'yellow');
      expect(new Set(yellow.map(({ code, facts }) => `${code} ${facts.action}`))).toEqual(
        new Set([`doctor.unseen.denied ${action}`]),
      );
      expect([findings.filter(({ light }) => light === 'red'), exitCode]).toEqual([[], 0]);
      const ids = new Set(yellow.map(({ id }) => id));
      expect(findings.filter(({ id, light }) => light === 'green' && ids.has(id))).toEqual([]);
      blinded[action] = [...ids].join(' ');
    }
    expect(blinded).toEqual(BLINDED);
  }, 60_000);
});
