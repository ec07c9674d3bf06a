import { describe, expect, test } from 'vitest';
import { limiter, limiterByKey, queueByKey } from '../../src/engine/limits.ts';

/** Tasks that end when told to, and the names of those that have begun. */
function tasks() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: (name: string) => void; reject: (error: Error) => void }>();
  const task = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, { resolve, reject }));
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    begun,
    task,
    settle,
    async end(name: string) {
      ends.get(name)?.resolve(name);
      await settle();
    },
    async fail(name: string) {
      ends.get(name)?.reject(new Error(name));
      await settle();
    },
  };
}

describe('limiterByKey', () => {
  test('limits the tasks of each key, and lets no key wait for another', async () => {
    const { begun, task, settle, end } = tasks();
    const limited = limiterByKey(1);
    const all = Promise.all([limited('x', task('x1')), limited('x', task('x2')), limited('y', task('y1'))]);
    await settle();
    expect(begun).toEqual(['x1', 'y1']);
    await end('x1');
    expect(begun).toEqual(['x1', 'y1', 'x2']);
    await end('x2');
    await end('y1');
    expect(await all).toEqual(['x1', 'x2', 'y1']);
  });
});

describe('limiter', () => {
  test('lets as many tasks run at once as it is told, and the next one when one ends', async () => {
    const { begun, task, settle, end } = tasks();
    const limited = limiter(2);
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => limited(task(name))));
    await settle();
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    await end('c');
    await end('a');
    await end('d');
    expect(await all).toEqual(['a', 'b', 'c', 'd']);
  });

  test('gives the place of a failed task to the next one', async () => {
    const { begun, task, settle, end, fail } = tasks();
    const limited = limiter(1);
    const failed = limited(task('a')).catch((error: Error) => error.message);
    const next = limited(task('b'));
    await settle();
    await fail('a');
    expect(await failed).toBe('a');
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(await next).toBe('b');
  });

  test('is not worn out: after the waiting ones it again runs as many at once', async () => {
    const { begun, task, settle, end } = tasks();
    const limited = limiter(2);
    const first = ['a', 'b', 'c'].map((name) => limited(task(name)));
    await settle();
    for (const name of ['a', 'b', 'c']) await end(name);
    await Promise.all(first);
    const second = ['d', 'e', 'f'].map((name) => limited(task(name)));
    await settle();
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const name of ['d', 'e', 'f']) await end(name);
    await Promise.all(second);
  });
});

describe('queueByKey', () => {
  test('runs tasks of one key one after another in the order given, and those of other keys beside them', async () => {
    const { begun, task, settle, end } = tasks();
    const queued = queueByKey();
    const all = Promise.all([queued('k', task('k1')), queued('k', task('k2')), queued('other', task('o1'))]);
    await settle();
    expect(begun).toEqual(['k1', 'o1']);
    await end('k1');
    expect(begun).toEqual(['k1', 'o1', 'k2']);
    await end('k2');
    await end('o1');
    expect(await all).toEqual(['k1', 'k2', 'o1']);
  });

  test('goes on with the next task of a key when one fails', async () => {
    const { begun, task, settle, end, fail } = tasks();
    const queued = queueByKey();
    const failed = queued('k', task('k1')).catch((error: Error) => error.message);
    const next = queued('k', task('k2'));
    await settle();
    await fail('k1');
    expect(await failed).toBe('k1');
    expect(begun).toEqual(['k1', 'k2']);
    await end('k2');
    expect(await next).toBe('k2');
  });
});
