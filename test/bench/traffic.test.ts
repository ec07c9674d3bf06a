import { describe, expect, test } from 'vitest';
import { longestRow, mostAtOnce, roundsOf, timeUnderWay } from '../../bench/support/traffic.ts';

const call = (arrived: number, answered: number) => ({ arrived, answered });

describe('roundsOf', () => {
  test('counts a call one round trip later than what was answered before it arrived', () => {
    const [first, beside, second, third] = [call(0, 100), call(5, 105), call(101, 201), call(206, 306)];
    expect(roundsOf([third, second, beside, first])).toEqual([
      [1, first],
      [1, beside],
      [2, second],
      [3, third],
    ]);
  });

  test('takes no call to wait for one that was under way when it arrived', () => {
    expect(longestRow([call(0, 100), call(99, 199), call(198, 298)])).toBe(2);
  });

  test('knows of no round trips without calls', () => {
    expect(longestRow([])).toBe(0);
  });
});

describe('mostAtOnce', () => {
  test('counts what is under way at the fullest moment', () => {
    expect(mostAtOnce([call(0, 10), call(1, 11), call(2, 12), call(20, 30)])).toBe(3);
  });

  test('does not count what ends in the moment another begins', () => {
    expect(mostAtOnce([call(0, 10), call(10, 20)])).toBe(1);
  });
});

describe('timeUnderWay', () => {
  test('counts overlapping time once and idle time not at all', () => {
    expect(timeUnderWay([call(0, 10), call(5, 15), call(6, 8), call(100, 110)])).toBe(25);
  });
});
