import { randomUUID } from 'node:crypto';
import type { MadeUpAnswer } from '../../test/support/proxy.ts';
import type { Call } from '../../test/support/wire-call.ts';
import { type Protocol, refusal } from './practice-account-answer.ts';

/** Tokens that come back at a steady rate: what AWS counts requests with (EC2 API Reference, "Request throttling"). */
export interface TokenBucket {
  /** Takes a token; false when there is none. */
  take(now: number): boolean;
}

/** A full bucket of `size` tokens, refilled with `perSecond` of them. `now` is in milliseconds. */
export function tokenBucket(size: number, perSecond: number): TokenBucket {
  let tokens = size;
  let at: number | undefined;
  return {
    take(now) {
      tokens = Math.min(size, tokens + ((now - (at ?? now)) / 1000) * perSecond);
      at = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}

/** IAM and STS count for the whole account; EC2 and ECS for each region of it. */
export function countedAs({ service, region }: Pick<Call, 'service' | 'region'>): string {
  return service === 'ec2' || service === 'ecs' ? `${service} ${region}` : service;
}

interface Refusal {
  readonly protocol: Protocol;
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const OF_QUERY: Refusal = { protocol: 'query', status: 400, code: 'Throttling', message: 'Rate exceeded' };
const OF_JSON: Refusal = { protocol: 'json', status: 400, code: 'ThrottlingException', message: 'Rate exceeded' };
const REFUSALS: Readonly<Record<string, Refusal>> = {
  ec2: { protocol: 'ec2', status: 503, code: 'RequestLimitExceeded', message: 'Request limit exceeded.' },
  ecs: OF_JSON,
  budgets: OF_JSON,
};

/** What a service answers beyond its rate, as AWS documents it for its protocol. */
function throttlingAnswer(service: string): MadeUpAnswer {
  return refusal((REFUSALS[service] ?? OF_QUERY).protocol, {
    ...(REFUSALS[service] ?? OF_QUERY),
    requestId: randomUUID(),
  });
}

/** Answers in a service's place once it is asked more than so many times a second; a fresh one for each run. */
export function throttle(perSecond: number): (call: Call, now?: number) => MadeUpAnswer | undefined {
  const buckets = new Map<string, TokenBucket>();
  return (call, now = performance.now()) => {
    const key = countedAs(call);
    const bucket = buckets.get(key) ?? tokenBucket(perSecond, perSecond);
    buckets.set(key, bucket);
    return bucket.take(now) ? undefined : throttlingAnswer(call.service);
  };
}
