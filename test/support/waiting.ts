import { setTimeout as sleep } from 'node:timers/promises';

/** Does `text` hold the wanted words, or match the wanted pattern? */
export function holds(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : text.search(wanted) >= 0;
}

/** Asks `ready` every 20 ms until it is true. Throws what `describe` says when it is not within `milliseconds`. */
export async function until(ready: () => boolean, milliseconds: number, describe: () => string): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!ready()) {
    if (performance.now() > end) throw new Error(describe());
    await sleep(20);
  }
}
