import { expect, it } from 'vitest';
import { hasSessionManagerPlugin } from '../../src/computer/session-manager-plugin.ts';

it.each<[string, { code: number | undefined; stdout: string }, boolean]>([
  ['there', { code: 0, stdout: '1.2.707.0\n' }, true],
  ['something else of that name', { code: 0, stdout: 'hello\n' }, false],
  ['broken', { code: 1, stdout: '1.2.707.0\n' }, false],
  ['not there', { code: undefined, stdout: '' }, false],
])('the Session Manager plugin is %s', async (_what, answer, found) => {
  const asked: unknown[] = [];
  const run = async (file: string, args: readonly string[]) => {
    asked.push([file, ...args]);
    return { ...answer, stderr: '' };
  };
  expect(await hasSessionManagerPlugin({ run })).toBe(found);
  expect(asked).toEqual([['session-manager-plugin', '--version']]);
});
