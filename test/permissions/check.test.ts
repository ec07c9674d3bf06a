import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/engine/plan.ts';
import { checksOf, requiredBy } from '../../src/permissions/check.ts';
import type { DryRun } from '../../src/permissions/dry-runs.ts';
import type { Verdict } from '../../src/permissions/simulate.ts';

const where = { partition: 'aws', accountId: '123456789012' };
const region = 'eu-west-1';
const change = (node: string, type: string, more: Partial<Change> = {}): Change => ({
  node,
  type,
  step: 'vpc',
  scope: region,
  action: 'create',
  spec: {},
  differences: [],
  ...more,
});
const vpc = change('eu-west-1/vpc', 'ec2.vpc', { spec: { cidr: '10.0.0.0/16' } });
const namesOf = (changes: readonly Change[]) => requiredBy(changes, where).map(({ action }) => action);

describe('what a plan requires', () => {
  it('is exactly the writes of what is to be done', () => {
    expect(namesOf([vpc])).toEqual(['ec2:CreateVpc', 'ec2:ModifyVpcAttribute', 'ec2:CreateTags']);
    for (const action of ['keep', 'conflict'] as const) expect(namesOf([{ ...vpc, action }])).toEqual([]);
    expect(namesOf([{ ...vpc, blockedBy: 'eu-west-1/other' }])).toEqual([]);
    const gone = { ...vpc, action: 'remove' as const, live: { vpcId: 'vpc-0abc' } };
    expect(requiredBy([gone], where)).toMatchObject([
      { action: 'ec2:DeleteVpc', resources: ['arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0abc'] },
    ]);
  });

  it('names what is known of things that have yet to be made', () => {
    const group = change('account/admin-group', 'iam.group', { scope: 'account', spec: { groupName: 'Admins' } });
    const policy = change('account/admin-group-policy', 'iam.group-policy', {
      scope: 'account',
      spec: {
        groupName: { pending: 'account/admin-group', fact: 'groupName' },
        policyArn: 'arn:aws:iam::aws:policy/X',
      },
    });
    expect(requiredBy([group, policy], where).at(-1)).toMatchObject({
      action: 'iam:AttachGroupPolicy',
      resources: ['arn:aws:iam::123456789012:group/Admins'],
      condition: { ArnEquals: { 'iam:PolicyARN': ['arn:aws:iam::aws:policy/X'] } },
    });
  });

  it('is asked once for all who need it', () => {
    const subnets = ['1', '2'].map((n) => change(`eu-west-1/subnet-${n}`, 'ec2.subnet', { spec: { cidr: n } }));
    const [create] = requiredBy(subnets, where);
    expect(create).toMatchObject({ action: 'ec2:CreateSubnet', nodes: ['eu-west-1/subnet-1', 'eu-west-1/subnet-2'] });
  });
});

describe('what is expected', () => {
  const [create, modify, tags] = requiredBy([vpc], where);
  if (!create || !modify || !tags) throw new TypeError('the table knows no VPC');
  const all = [create, modify, tags];
  const verdicts = (simulated: readonly Verdict[], runs: readonly DryRun[]) => {
    const results = new Map(simulated.map((verdict, at) => [all[at] ?? create, { verdict }]));
    return checksOf(all, results, runs).map(({ verdict }) => verdict);
  };
  const run = (verdict: Verdict, action = 'ec2:CreateVpc', node = vpc.node): DryRun => ({ node, verdict, action });

  it.each([
    [['unknown', 'unknown', 'unknown'], [], ['unknown', 'unknown', 'unknown']],
    [['allowed', 'denied', 'unknown'], [], ['allowed', 'denied', 'unknown']],
    [['unknown', 'unknown', 'unknown'], [run('allowed')], ['allowed', 'unknown', 'allowed']],
    [['denied', 'allowed', 'denied'], [run('allowed')], ['denied', 'allowed', 'denied']],
    [['allowed', 'allowed', 'allowed'], [run('denied')], ['denied', 'allowed', 'allowed']],
    [['allowed', 'allowed', 'allowed'], [run('denied', 'ec2:CreateTags')], ['allowed', 'allowed', 'denied']],
    [['allowed', 'allowed', 'allowed'], [run('unknown')], ['allowed', 'allowed', 'allowed']],
    [
      ['unknown', 'unknown', 'unknown'],
      [run('allowed', 'ec2:CreateVpc', 'eu-west-1/other')],
      ['unknown', 'unknown', 'unknown'],
    ],
  ] satisfies [Verdict[], DryRun[], Verdict[]][])(
    'of simulations %j and dry runs %j is %j',
    (simulated, runs, expected) => {
      expect(verdicts(simulated, runs)).toEqual(expected);
    },
  );
});
