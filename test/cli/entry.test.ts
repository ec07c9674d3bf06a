import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';

/** The entry of the package with a program of the test's own behind it. */
function entryTo(main: string): readonly [string, string] {
  const folder = makeHome();
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name));
  const entry = join(folder, 'bin', 'aws-ecs-setup.cjs');
  copyFileSync(fileURLToPath(new URL('../../bin/aws-ecs-setup.cjs', import.meta.url)), entry);
  copyFileSync(fileURLToPath(new URL('../../bin/help.cjs', import.meta.url)), join(folder, 'bin', 'help.cjs'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "0.0.0" }');
  writeFileSync(join(folder, 'dist', 'main.cjs'), `exports.main = ${main};`);
  return [process.execPath, entry];
}

describe('the exit code', () => {
  it.each([
    ['is the one the program ends with', 'async () => 0', 0],
    ['is that of a failure where the program never says how it ended', '() => new Promise(() => undefined)', 1],
    ['is that of a failure where the program cannot be started', 'undefined', 1],
  ])('%s', async (_what, main, code) => {
    expect((await runTool(['init'], { program: entryTo(main) })).code).toBe(code);
  });
});
