import { afterAll } from 'vitest';

const endings: (() => Promise<void> | void)[] = [];

/** Has `end` called once after the last test of the file, newest first; for what a test that failed half-way cannot end itself. */
export function atFileEnd(end: () => Promise<void> | void): void {
  endings.push(end);
}

afterAll(async () => {
  const failures: unknown[] = [];
  for (const end of endings.splice(0).reverse()) {
    try {
      await end();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what a test left behind could not be ended');
});
