import { describe, expect, test } from 'vitest';
import { type Answered, repeatsOf } from '../../bench/support/repeats.ts';

/** A call as `service:Action`, and what else is said of it. */
type Asked = readonly [name: string, more?: Partial<Answered>];

/** One after another. */
function calls(...all: Asked[]): readonly Answered[] {
  return all.map(([name, more], at) => {
    const [service = '', action = ''] = name.split(':');
    const writes = !/^(Describe|Get|List)/.test(action);
    const times = { arrived: at * 100, answered: at * 100 + 50 };
    return { service, region: 'eu-west-1', action, writes, parameters: {}, status: 200, ...times, ...more };
  });
}

const needless = (...all: Asked[]) => repeatsOf(calls(...all)).needless.map(({ action }) => action);
const user = (UserName: string) => ({ parameters: { UserName } });

describe('repeatsOf', () => {
  test('finds a read that was answered before, whatever order its parameters stand in', () => {
    const parameters = { A: '1', B: '2' };
    expect(
      needless(['ec2:DescribeVpcs', { parameters }], ['ec2:DescribeVpcs', { parameters: { B: '2', A: '1' } }]),
    ).toEqual(['DescribeVpcs']);
  });

  test('finds one that was still under way', () => {
    expect(needless(['ec2:DescribeVpcs', { answered: 900 }], ['ec2:DescribeVpcs'])).toEqual(['DescribeVpcs']);
  });

  test('takes other parameters or another region for another question', () => {
    expect(needless(['iam:GetUser', user('a')], ['iam:GetUser', user('b')])).toEqual([]);
    expect(needless(['ec2:DescribeVpcs'], ['ec2:DescribeVpcs', { region: 'us-east-1' }])).toEqual([]);
  });

  test('takes an account-wide service for the same in every region', () => {
    expect(needless(['iam:GetUser', user('a')], ['iam:GetUser', { ...user('a'), region: 'us-east-1' }])).toEqual([
      'GetUser',
    ]);
  });

  test('lets a read be asked again after a write that may have changed its answer', () => {
    expect(needless(['ec2:DescribeVpcs'], ['ec2:CreateVpc'], ['ec2:DescribeVpcs'])).toEqual([]);
    expect(needless(['iam:GetUser', user('a')], ['iam:CreateUser', user('a')], ['iam:GetUser', user('a')])).toEqual([]);
    expect(needless(['iam:ListRoles'], ['ecs:CreateCluster'], ['iam:ListRoles'])).toEqual([]);
    expect(needless(['ecs:DescribeClusters'], ['ecs:CreateCluster'], ['ecs:DescribeClusters'])).toEqual([]);
  });

  test('does not let it after a write to something else', () => {
    expect(needless(['ec2:DescribeKeyPairs'], ['ec2:CreateVpc'], ['ec2:DescribeKeyPairs'])).toEqual([
      'DescribeKeyPairs',
    ]);
    expect(needless(['iam:GetUser', user('a')], ['iam:CreateUser', user('b')], ['iam:GetUser', user('a')])).toEqual([
      'GetUser',
    ]);
    expect(needless(['ec2:DescribeVpcs'], ['iam:CreateUser', user('a')], ['ec2:DescribeVpcs'])).toEqual([
      'DescribeVpcs',
    ]);
    const elsewhere = { region: 'us-east-1' };
    expect(needless(['ec2:DescribeVpcs'], ['ec2:CreateVpc', elsewhere], ['ec2:DescribeVpcs'])).toEqual([
      'DescribeVpcs',
    ]);
    expect(needless(['ec2:DescribeAvailabilityZones'], ['ec2:CreateVpc'], ['ec2:DescribeAvailabilityZones'])).toEqual([
      'DescribeAvailabilityZones',
    ]);
  });

  test('finds a write that was done already', () => {
    expect(needless(['iam:CreateUser', user('a')], ['iam:CreateUser', user('a')])).toEqual(['CreateUser']);
  });

  test('tells what was asked again after a failure or a refusal for now from what was asked for nothing', () => {
    const failed = repeatsOf(calls(['ec2:DescribeVpcs', { status: 500 }], ['ec2:DescribeVpcs']));
    expect([failed.needless.length, failed.afterFailure.length]).toEqual([0, 1]);
    const refused = repeatsOf(calls(['iam:CreateUser', { status: 400, refused: true }], ['iam:CreateUser']));
    expect([refused.needless.length, refused.afterFailure.length]).toEqual([0, 1]);
  });

  test('takes "there is none" for an answer', () => {
    expect(needless(['iam:GetUser', { ...user('a'), status: 404 }], ['iam:GetUser', user('a')])).toEqual(['GetUser']);
  });
});
