/** Time that passes only when somebody sleeps or a test says so; fits the `now` and `sleep` of a Computer. */
export interface TestClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Rejects with the signal's reason when aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Lets the time pass and wakes whoever is due, in order. */
  advance(milliseconds: number): Promise<void>;
  /** The lengths of all sleeps asked for, in order. */
  readonly sleeps: readonly number[];
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * A clock that jumps to the next sleeper's time whenever the program has nothing else to do at once;
 * with `manual: true` it stands still until `advance`.
 */
export function testClock(options: { readonly start?: number; readonly manual?: boolean } = {}): TestClock {
  let now = options.start ?? Date.UTC(2026, 0, 1);
  let jumping = false;
  const sleepers: Sleeper[] = [];
  const sleeps: number[] = [];

  const wakeNext = (limit: number): boolean => {
    sleepers.sort((one, other) => one.at - other.at);
    const next = sleepers[0];
    if (next === undefined || next.at > limit) return false;
    sleepers.shift();
    now = Math.max(now, next.at);
    next.wake();
    return true;
  };
  // One sleeper a turn: the one woken may go to sleep again for less than the next one still has to wait.
  const jump = async () => {
    if (jumping) return;
    jumping = true;
    do await turn();
    while (wakeNext(Number.POSITIVE_INFINITY));
    jumping = false;
  };

  return {
    sleeps,
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        sleeps.push(milliseconds);
        if (signal?.aborted) return reject(signal.reason);
        const abort = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        const sleeper: Sleeper = { at: now + Math.max(0, milliseconds), wake };
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.push(sleeper);
        if (!options.manual) void jump();
      }),
    async advance(milliseconds) {
      const end = now + milliseconds;
      await turn();
      while (wakeNext(end)) await turn();
      now = Math.max(now, end);
    },
  };
}
