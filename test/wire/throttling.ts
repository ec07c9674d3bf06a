import type { Interference, MadeUpAnswer } from '../support/proxy.ts';
import type { Call } from '../support/wire-call.ts';
import { refusalOf } from './refusals.ts';

/** A limit in front of an account. */
export interface Throttling {
  readonly interference: Interference;
  /** How many calls were refused since this was last asked. */
  refused(): number;
  /** The most calls to one service of one region that were under way at once. */
  most(): number;
  /** Takes the limit away. */
  lift(): void;
}

/** What each service says to one call too many. */
function oneTooMany(call: Call): MadeUpAnswer {
  if (call.service === 'ec2') return refusalOf(call, 'RequestLimitExceeded', 503, 'Request limit exceeded.');
  const isJson = call.service === 'ecs' || call.service === 'budgets';
  if (isJson) return refusalOf({ service: 'ecs' }, 'ThrottlingException', 400, 'Rate exceeded');
  return refusalOf(call, 'Throttling', 400, 'Rate exceeded');
}

/** Each service takes so many calls a second of the whole account, and as many at once after a second of rest (a token bucket). */
export function throttle(perSecond: number): Throttling {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const underWay = new Map<string, number>();
  let limit = perSecond;
  let refused = 0;
  let most = 0;
  const takes = (service: string) => {
    if (limit === Number.POSITIVE_INFINITY) return true;
    const now = Date.now();
    const { tokens, at } = buckets.get(service) ?? { tokens: perSecond, at: now };
    const left = Math.min(limit, tokens + ((now - at) / 1000) * limit);
    buckets.set(service, { tokens: left >= 1 ? left - 1 : left, at: now });
    return left >= 1;
  };
  const placeOf = ({ service, region }: Call) => (service === 'iam' ? service : `${service} ${region}`);
  const count = (call: Call, by: number) => {
    const now = (underWay.get(placeOf(call)) ?? 0) + by;
    underWay.set(placeOf(call), now);
    most = Math.max(most, now);
  };
  return {
    interference: {
      before(call) {
        if (takes(call.service)) return void count(call, 1);
        refused += 1;
        return oneTooMany(call);
      },
      after: (call) => void count(call, -1),
    },
    refused() {
      const soFar = refused;
      refused = 0;
      return soFar;
    },
    most: () => most,
    lift() {
      limit = Number.POSITIVE_INFINITY;
    },
  };
}
