import { describe, expect, test } from 'vitest';
import type { HeldCall } from '../../bench/support/latency-proxy.ts';
import { atBest, serviceTable } from '../../bench/support/throttled-traffic.ts';

const call = (service: string, region: string, passedOn: number, refused = false): HeldCall => ({
  service,
  region,
  action: 'DescribeVpcs',
  writes: false,
  parameters: {},
  at: 0,
  arrived: passedOn - 100,
  passedOn,
  answered: passedOn + 1,
  status: refused ? 503 : 200,
  refused,
});

describe('atBest', () => {
  test('is the time that the busiest service takes, once it has given what it had saved up', () => {
    const busiest = Array.from({ length: 15 }, () => call('ec2', 'eu-west-1', 100));
    expect(atBest([...busiest, call('iam', 'eu-west-1', 100)], 5)).toBe(2000);
  });

  test('adds up no regions, each of which has a limit of its own', () => {
    const calls = ['eu-west-1', 'us-east-1'].flatMap((region) =>
      Array.from({ length: 6 }, () => call('ec2', region, 100)),
    );
    expect(atBest(calls, 5)).toBe(200);
  });

  test('is nothing where everything is taken at once', () => {
    expect(atBest([call('iam', '', 100)], 5)).toBe(0);
  });
});

describe('serviceTable', () => {
  test('counts by service, and at once and in a second by what is counted by itself', () => {
    const calls = [
      call('ec2', 'eu-west-1', 100),
      call('ec2', 'eu-west-1', 150, true),
      call('ec2', 'eu-west-1', 1149),
      call('ec2', 'us-east-1', 100),
      call('iam', 'us-east-1', 100),
    ];
    expect(serviceTable('Asked', calls)).toMatchInlineSnapshot(`
      "Asked:
                                requests  refused  most at once  most in a second
        ec2, each of 2 regions         4        1             2                 2
        iam                            1        0             1                 1"
    `);
  });
});
