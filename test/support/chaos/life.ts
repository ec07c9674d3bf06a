import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One run of the program inside the test's own process, which can be killed like a process: from that moment on nothing it does reaches
 * anybody, and nothing it waits for comes.
 */
export interface Life {
  readonly dead: boolean;
  /** Resolves when it is killed. */
  readonly killed: Promise<void>;
  kill(): void;
  /** Does something to the outside: not begun by a dead run, and never answered to one that died meanwhile. */
  act<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing that was begun is still under way. */
  quiet(): Promise<void>;
}

const running = new AsyncLocalStorage<Mortal>();
const never = new Promise<never>(() => undefined);

/** What the disk needs to know of a life. */
export interface Body {
  /** Its clock, milliseconds since the epoch. */
  now(): number;
  /** Told of every change on this computer just before it: `rename` and the path it is about. It may kill. */
  onChange(operation: string, path: string): void;
}

/** What a life is to the disk beneath it. */
export interface Mortal extends Life, Body {
  /** Told of everything it opens, so that it can be closed after it. */
  readonly handles: Set<{ close(): Promise<void> }>;
}

/** The life that the code asking belongs to; undefined outside of all. */
export function currentLife(): Mortal | undefined {
  return running.getStore();
}

/** Runs `work` as a life of its own; `work` never ends if it is killed. */
export function live<T>(body: Body, work: (life: Life) => Promise<T>): { life: Life; end: Promise<T> } {
  const life = newLife(body);
  return { life, end: running.run(life, () => work(life)) };
}

function newLife(body: Body): Mortal {
  let dead = false;
  let announce = () => {};
  const killed = new Promise<void>((resolve) => {
    announce = resolve;
  });
  const underWay = new Set<Promise<unknown>>();
  const handles: Mortal['handles'] = new Set();
  return {
    get dead() {
      return dead;
    },
    killed,
    kill() {
      dead = true;
      announce();
    },
    async act(work) {
      if (dead) return never;
      const begun = work();
      underWay.add(begun);
      try {
        const result = await begun;
        return dead ? never : result;
      } catch (error) {
        if (dead) return never;
        throw error;
      } finally {
        underWay.delete(begun);
      }
    },
    async quiet() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await Promise.allSettled([...handles].map((handle) => handle.close()));
      handles.clear();
    },
    ...body,
    handles,
  };
}
