import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const setupFiles = ['test/support/end-leftovers.ts'];
const globalSetup = 'test/support/packed-program.ts';

/** They put a module of Node's aside for themselves; all others share what is imported, which halves their time. */
const alone = [
  'test/computer/keys/ahead.test.ts',
  'test/computer/private-file.test.ts',
  'test/wizard/faults-disk.test.ts',
];

/**
 * `unit` (and `alone`, which is the same for a few files) needs nothing but Node, `e2e` runs the program as npm packs and installs it, `programs` needs ssh-keygen and puttygen,
 * `wire` needs moto (python3 -m moto.server).
 */
export default defineConfig({
  test: {
    // Most of the time goes to processes the tests start and wait for: a small machine has room for two files at once.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/wire/**', 'test/programs/**', 'test/chaos/**', ...alone],
          testTimeout: 20_000,
          isolate: false,
          setupFiles,
        },
      },
      { test: { name: 'alone', include: alone, setupFiles, testTimeout: 20_000 } },
      {
        test: {
          name: 'chaos',
          include: ['test/chaos/*.test.ts'],
          setupFiles: ['test/support/chaos/setup.ts', ...setupFiles],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'chaos-wire',
          include: ['test/chaos/wire/*.test.ts'],
          globalSetup,
          setupFiles,
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxConcurrency: 5,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup,
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'programs',
          include: ['test/programs/**/*.test.ts'],
          globalSetup,
          setupFiles,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'wire',
          include: ['test/wire/**/*.test.ts'],
          globalSetup,
          setupFiles,
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // One emulator serves all files of a process.
          isolate: false,
        },
      },
    ],
  },
});
