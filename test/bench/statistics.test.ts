import { describe, expect, test } from 'vitest';
import { alternate } from '../../bench/frame/alternate.ts';
import { median, pairedRatio, quantile } from '../../bench/frame/statistics.ts';

describe('the median', () => {
  test('is the value in the middle, in whatever order the values come', () => expect(median([9, 1, 5])).toBe(5));

  test('lies between the two in the middle where their number is even', () => expect(median([4, 1, 2, 9])).toBe(3));

  test('of nothing is refused', () => expect(() => median([])).toThrow('no values'));

  test('and the quartiles leave the values as they were', () => {
    const values = [3, 1, 2];
    expect([quantile(values, 0.25), quantile(values, 0.75)]).toEqual([1.5, 2.5]);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('the ratio of two things measured in turn', () => {
  test('is not bent by a round in which the machine was slow, for it was slow for both', () => {
    const ours = [10, 12, 200, 11, 10];
    const beside = [10, 12, 200, 11, 10].map((value) => value * 2);
    expect(pairedRatio(ours, beside)).toEqual({ median: 0.5, low: 0.5, high: 0.5 });
  });

  test('is the median of the rounds, not the ratio of the medians', () => {
    expect(pairedRatio([1, 2, 9], [1, 4, 3]).median).toBe(1);
    expect(median([1, 2, 9]) / median([1, 4, 3])).not.toBe(1);
  });

  test('says between which ratios the middle half of the rounds lies', () => {
    expect(pairedRatio([1, 2, 3, 4, 5], [1, 1, 1, 1, 1])).toEqual({ median: 3, low: 2, high: 4 });
  });

  test('is refused where a round has one of them only', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow('2 values against 1');
  });
});

describe('measuring in turn', () => {
  const counting = () => {
    const order: string[] = [];
    const measure = (name: string) => async () => order.push(name);
    return { order, subjects: { a: measure('a'), b: measure('b') } };
  };

  test('measures one after the other, round by round, and leaves the warm-up out', async () => {
    const { order, subjects } = counting();
    const samples = await alternate(subjects, { runs: 2 });
    expect(order.join('')).toBe('ababab');
    expect(samples).toEqual({ a: [3, 5], b: [4, 6] });
  });

  test('has as many rounds of warm-up as it is told, and tells of each', async () => {
    const { order, subjects } = counting();
    const said: string[] = [];
    await alternate(subjects, { runs: 2, warmUp: 0, say: (text) => void said.push(text) });
    expect(order).toHaveLength(4);
    expect(said).toEqual(['round 1 of 2', 'round 2 of 2']);
  });
});
