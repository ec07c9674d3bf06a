import { defineConfig } from 'vitest/config';

/**
 * Four projects: `unit` needs nothing but Node, `e2e` runs the built program, `programs` needs ssh-keygen and puttygen,
 * `wire` needs moto (python3 -m moto.server).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/wire/**', 'test/programs/**'],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      { test: { name: 'programs', include: ['test/programs/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'wire', include: ['test/wire/**/*.test.ts'], testTimeout: 90_000, hookTimeout: 60_000 } },
    ],
  },
});
