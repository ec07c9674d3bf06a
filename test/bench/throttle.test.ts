import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { IAMClient, ListUsersCommand } from '@aws-sdk/client-iam';
import type { ServiceException } from '@smithy/core/client';
import { describe, expect, test } from 'vitest';
import { startLatencyProxy } from '../../bench/support/latency-proxy.ts';
import { throttle, tokenBucket } from '../../bench/support/throttle.ts';
import { exampleCredentials } from '../support/environment.ts';
import type { Call } from '../support/wire-call.ts';

describe('tokenBucket', () => {
  test('lets through what it is full of, and then as much as comes back', () => {
    const bucket = tokenBucket(5, 5);
    const take = (count: number, now: number) =>
      Array.from({ length: count }, () => bucket.take(now)).filter(Boolean).length;
    expect(take(8, 0)).toBe(5);
    expect(take(3, 100)).toBe(0);
    expect(take(3, 200)).toBe(1);
    expect(take(8, 1200)).toBe(5);
  });

  test('saves up no more than it holds', () => {
    const bucket = tokenBucket(2, 5);
    const taken = [0, 60_000, 60_000, 60_000].map((now) => bucket.take(now));
    expect(taken).toEqual([true, true, true, false]);
  });
});

const call = (service: string, region: string): Call => {
  return { service, region, action: 'DescribeVpcs', writes: false, parameters: {}, at: 0 };
};

describe('throttle', () => {
  test('counts IAM for the whole account, and EC2 and ECS for each region', () => {
    const refuse = throttle(1);
    const isTaken = (service: string, region: string) => refuse(call(service, region), 0) === undefined;
    expect(['eu-west-1', 'us-east-1'].map((region) => isTaken('iam', region))).toEqual([true, false]);
    expect(['eu-west-1', 'us-east-1', 'eu-west-1'].map((region) => isTaken('ec2', region))).toEqual([
      true,
      true,
      false,
    ]);
    expect(['eu-west-1', 'us-east-1', 'eu-west-1'].map((region) => isTaken('ecs', region))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('answers so that the SDK knows it for throttling, in the words of each service', async () => {
    const proxy = await startLatencyProxy({
      hold: 0,
      target: () => async () => ({ status: 200, body: '' }),
      refuse: throttle(0),
    });
    const to = { endpoint: proxy.url, region: 'eu-west-1', credentials: exampleCredentials, maxAttempts: 1 };
    const failure = async (answer: Promise<unknown>) => {
      const { name, message, $metadata }: ServiceException = await answer.then(
        () => expect.unreachable(),
        (thrown) => thrown,
      );
      return { name, status: $metadata.httpStatusCode, message };
    };
    expect(await failure(new EC2Client(to).send(new DescribeVpcsCommand({})))).toEqual({
      name: 'RequestLimitExceeded',
      status: 503,
      message: 'Request limit exceeded.',
    });
    expect(await failure(new IAMClient(to).send(new ListUsersCommand({})))).toEqual({
      name: 'Throttling',
      status: 400,
      message: 'Rate exceeded',
    });
    expect(await failure(new ECSClient(to).send(new ListClustersCommand({})))).toEqual({
      name: 'ThrottlingException',
      status: 400,
      message: 'Rate exceeded',
    });
  });
});
