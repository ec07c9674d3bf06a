import { describe, expect, test } from 'vitest';
import { testClock } from '../support/clock.ts';

describe('testClock', () => {
  test('lets an hour of sleep pass at once', async () => {
    const clock = testClock({ start: 1_000 });
    const before = performance.now();
    await clock.sleep(3_600_000);
    expect(clock.now()).toBe(3_601_000);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(clock.sleeps).toEqual([3_600_000]);
  });

  test('wakes several sleepers in the order of their times, also one that sleeps again', async () => {
    const clock = testClock({ start: 0 });
    const seen: string[] = [];
    const sleeper = async (name: string, ...times: number[]) => {
      for (const time of times) {
        await clock.sleep(time);
        seen.push(`${name} ${clock.now()}`);
      }
    };
    await Promise.all([sleeper('slow', 50), sleeper('fast', 10, 10, 10, 10)]);
    expect(seen).toEqual(['fast 10', 'fast 20', 'fast 30', 'fast 40', 'slow 50']);
  });

  test('a manual clock stands still until it is advanced', async () => {
    const clock = testClock({ start: 0, manual: true });
    let awake = 0;
    const asleep = clock
      .sleep(100)
      .then(() => clock.sleep(100))
      .then(() => {
        awake = clock.now();
      });
    await clock.advance(199);
    expect([awake, clock.now()]).toEqual([0, 199]);
    await clock.advance(1);
    await asleep;
    expect(awake).toBe(200);
  });

  test('an aborted sleep rejects with the reason and takes no time', async () => {
    const clock = testClock({ start: 0, manual: true });
    const abort = new AbortController();
    const asleep = clock.sleep(100, abort.signal);
    abort.abort(new Error('Ctrl-C'));
    await expect(asleep).rejects.toThrow('Ctrl-C');
    await expect(clock.sleep(100, abort.signal)).rejects.toThrow('Ctrl-C');
    expect(clock.now()).toBe(0);
  });
});
