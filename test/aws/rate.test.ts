import { describe, expect, it } from 'vitest';
import { Rate } from '../../src/aws/rate.ts';
import { limiter } from '../../src/engine/limits.ts';
import { testClock } from '../support/clock.ts';

/** A service that takes `perSecond` calls a second, and as many at once after a second of rest. */
function service(perSecond: number) {
  const clock = testClock();
  let tokens = perSecond;
  let filled = clock.now();
  let refusals = 0;
  const ask = async (): Promise<boolean> => {
    await clock.sleep(25);
    tokens = Math.min(perSecond, tokens + ((clock.now() - filled) / 1000) * perSecond);
    filled = clock.now();
    const takes = tokens >= 1;
    if (takes) tokens -= 1;
    else refusals += 1;
    await clock.sleep(25);
    return takes;
  };
  /** So many calls, sixteen at a time, each until it is taken; how long that took in seconds, and how often one of them was sent at most. */
  const run = async (calls: number, rate = new Rate(clock)) => {
    const start = clock.now();
    const slots = limiter(16);
    const send = async () => {
      await rate.turn();
      const at = clock.now();
      const takes = await ask();
      if (takes) rate.taken();
      else rate.refused(at);
      return takes;
    };
    const persist = async () => {
      let sends = 1;
      while (!(await slots(send))) sends += 1;
      return sends;
    };
    const sends = await Promise.all(Array.from({ length: calls }, persist));
    return { seconds: (clock.now() - start) / 1000, worst: Math.max(...sends) };
  };
  return { clock, run, refusals: () => refusals };
}

describe('the rate of calls to a service', () => {
  it('is nobody’s concern as long as nothing is refused', async () => {
    const { clock, run } = service(1000);
    const rate = new Rate(clock);
    expect(await run(200, rate)).toEqual({ seconds: 0.65, worst: 1 });
    expect(rate.perSecond).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([5, 20, 50])('settles near what the service takes: %i a second', async (perSecond) => {
    const { run, refusals } = service(perSecond);
    const calls = perSecond * 20;
    const { seconds, worst } = await run(calls);
    expect(seconds).toBeLessThan(19 * 1.15);
    expect(refusals()).toBeLessThan(16 + calls / 5);
    expect(worst).toBeLessThanOrEqual(4);
  });

  it('lets several that do not know of each other share one limit', async () => {
    const { run } = service(5);
    const all = await Promise.all(Array.from({ length: 5 }, () => run(20)));
    expect(Math.max(...all.map(({ seconds }) => seconds))).toBeLessThan(19 * 1.3);
  });

  it('falls once for a rush, however many of it are refused', () => {
    const clock = testClock();
    const rate = new Rate(clock);
    const sentAt = clock.now();
    for (let n = 0; n < 10; n += 1) rate.taken();
    for (let n = 0; n < 10; n += 1) rate.refused(sentAt);
    expect(rate.perSecond).toBe(7);
  });

  it('falls again for what was sent at the lower rate, and never to nothing', async () => {
    const clock = testClock();
    const rate = new Rate(clock);
    for (let n = 0; n < 10; n += 1) rate.taken();
    const rates: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await clock.sleep(1);
      rate.refused(clock.now());
      rates.push(rate.perSecond);
    }
    expect(rates[1]).toBeCloseTo(4.9);
    expect(rates.at(-1)).toBeCloseTo(0.58, 1);
    for (let n = 0; n < 20; n += 1) {
      await clock.sleep(1);
      rate.refused(clock.now());
    }
    expect(rate.perSecond).toBe(0.2);
  });

  it('grows while it is used and nothing is refused, until it is free again', async () => {
    const { clock, run } = service(1000);
    const rate = new Rate(clock);
    for (let n = 0; n < 5; n += 1) rate.taken();
    rate.refused(clock.now());
    await run(30, rate);
    const soon = rate.perSecond;
    expect(soon).toBeGreaterThan(5);
    await run(3000, rate);
    expect(rate.perSecond).toBe(Number.POSITIVE_INFINITY);
  });

  it('gives turns in the order they were asked for', async () => {
    const clock = testClock();
    const rate = new Rate(clock);
    rate.refused(clock.now());
    const turns: string[] = [];
    const start = clock.now();
    const wait = async (name: string) => {
      await rate.turn();
      turns.push(`${name} ${Math.round((clock.now() - start) / 100) / 10}`);
    };
    await Promise.all(['a', 'b', 'c'].map(wait));
    expect(turns).toEqual(['a 1.4', 'b 2.9', 'c 4.3']);
  });

  it('is not waited for any more once the run is stopped', async () => {
    const clock = testClock({ manual: true });
    const stop = new AbortController();
    const rate = new Rate({ now: clock.now, sleep: (milliseconds) => clock.sleep(milliseconds, stop.signal) });
    rate.refused(clock.now());
    const waiting = Promise.allSettled(Array.from({ length: 3 }, () => rate.turn()));
    await clock.advance(0);
    stop.abort('Ctrl-C');
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });
});
