type Task<T> = () => Promise<T>;

/** At most `count` tasks at once; the rest wait their turn. */
export function limiter(count: number): <T>(task: Task<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** At most `count` tasks of the same key at once: no region waits for another. */
export function limiterByKey(count: number): <T>(key: string, task: Task<T>) => Promise<T> {
  const limiters = new Map<string, ReturnType<typeof limiter>>();
  return (key, task) => {
    const limit = limiters.get(key) ?? limiter(count);
    limiters.set(key, limit);
    return limit(task);
  };
}

/** Tasks of the same key one after another, in the order given. */
export function queueByKey(): <T>(key: string, task: Task<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(task);
    last.set(
      key,
      mine.catch(() => undefined),
    );
    return mine;
  };
}
