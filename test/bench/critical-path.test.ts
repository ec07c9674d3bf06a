import { describe, expect, test } from 'vitest';
import { longestChain, type Work } from '../../bench/support/critical-path.ts';
import { criticalPath } from '../../bench/support/critical-path-run.ts';
import { criticalPathText } from '../../bench/support/critical-path-text.ts';

const work = (id: string, rounds: number, needs: readonly string[] = [], serial?: string): Work => {
  return { id, rounds, needs, serial, calls: [] };
};
const chainOf = (...all: readonly Work[]) => {
  const { rounds, work: chain } = longestChain(all);
  return [rounds, ...chain.map(({ id }) => id)];
};

describe('longestChain', () => {
  test('is the way of needs that takes the most round trips, not the one with the most on it', () => {
    const long = [work('a', 1), work('b', 1, ['a']), work('c', 1, ['b'])];
    expect(chainOf(...long, work('slow', 4), work('after', 1, ['slow']))).toEqual([5, 'slow', 'after']);
  });

  test('does what has the same key one after another, whoever is ready first', () => {
    const rules = [work('late', 1, ['slow'], 'group'), work('one', 1, [], 'group'), work('two', 1, [], 'group')];
    expect(chainOf(work('slow', 3), ...rules)).toEqual([4, 'slow', 'late']);
    expect(chainOf(...rules.slice(1), work('three', 1, [], 'group'))).toEqual([3, 'one', 'two', 'three']);
  });

  test('leaves out what takes no round trip, and takes needs that are not among the work for done', () => {
    expect(chainOf(work('file', 0), work('key', 1, ['file', 'elsewhere']))).toEqual([1, 'key']);
  });

  test('is empty where there is nothing to do', () => {
    expect(longestChain([])).toEqual({ rounds: 0, work: [] });
  });

  test('names what needs each other', () => {
    expect(() => longestChain([work('a', 1, ['b']), work('b', 1, ['a'])])).toThrow('these need each other: a, b');
  });
});

describe('criticalPath', () => {
  test('is what the set-up takes at least, and hardly more', async () => {
    const path = await criticalPath();
    const beyond = path.carriedOut - path.rounds;
    // A busy computer may begin a call of its own accord so late that it takes another round trip.
    expect([0, 1, 2]).toContain(beyond);
    expect(path.making.work.at(0)).toMatchObject({ id: 'ap-northeast-2/vpc' });
    expect(path.secondRun).toBeLessThan(path.rounds);
  }, 60_000);
});

describe('criticalPathText', () => {
  test('names node by node what is waited for', () => {
    const one = { ...work('eu-west-1/vpc', 2), calls: ['CreateVpc', 'ModifyVpcAttribute'] };
    const none = { rounds: 0, work: [] };
    const path = {
      looking: none,
      making: { rounds: 2, work: [one] },
      proving: none,
      rounds: 2,
      carriedOut: 2,
      secondRun: 0,
    };
    expect(criticalPathText(path, 100)).toMatchInlineSnapshot(`
      "Critical path of a fresh set-up, computed from the graph of nodes (one call: one round trip of 100 ms):
        look              0 × 100 = 0 ms
        make             2 × 100 = 200 ms
          eu-west-1/vpc  2 × 100 = 200 ms  CreateVpc → ModifyVpcAttribute
        prove             0 × 100 = 0 ms
        in all           2 × 100 = 200 ms"
    `);
  });
});
