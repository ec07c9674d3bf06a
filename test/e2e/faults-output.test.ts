import { beforeAll, describe, expect, test } from 'vitest';
import { builtTool, makeHome, type Program } from '../support/environment.ts';
import type { Inventory } from '../support/inventory.ts';
import { runTool } from '../support/run.ts';
import { practiceInventory, region } from './practice.ts';

const init = ['init', '--sandbox', '--yes', '--region', region, '--skip', 'aws-cli'] as const;
const stack = /^ +at .*:\d+:\d+/m;
/** The tool at the end of a shell's line; `"$@"` are its arguments. */
const shell = (line: string): Program => ['sh', '-c', line, ...builtTool];
const full = shell('exec "$0" "$@" >/dev/full');
/** Leaves with the tool's own exit code behind `#`: that of a pipe is the last program's. */
const cut = shell('{ "$0" "$@"; echo "#$?" >&2; } | head -1');

let undisturbed: Inventory;
beforeAll(async () => {
  const home = makeHome();
  expect((await runTool(init, { home })).code).toBe(0);
  undisturbed = await practiceInventory(home);
});

describe.concurrent('stdout on a full disk', () => {
  test.each([
    { what: 'init', args: init },
    { what: 'init --json', args: [...init, '--json'] },
    { what: 'status', args: ['status', '--sandbox', '--region', region] },
    { what: '--help', args: ['--help'] },
    { what: 'init --help', args: ['init', '--help'] },
  ])('$what says what could not be written, exit 1', async ({ args }) => {
    const run = await runTool(args, { program: full });
    expect([run.code, run.signal], run.stderr).toEqual([1, null]);
    expect(run.stderr).toMatch(/could not be written to stdout \(ENOSPC\)/);
    expect(run.stderr.match(/could not be written/g)).toHaveLength(1);
    expect(run.stderr).not.toMatch(stack);
    expect(run.stderr).not.toContain('Stopped.');
  });

  test('--version says so too, without a stack', async () => {
    const run = await runTool(['--version'], { program: full });
    expect([run.code, run.stderr]).toEqual([1, 'The version could not be written to stdout (ENOSPC).\n']);
  });

  test('in Korean it is said in Korean', async () => {
    const run = await runTool([...init, '--lang', 'ko'], { program: full });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('stdout 출력을 쓸 수 없어(ENOSPC)');
  });

  test('keeps nothing from being gone on with: the same command ends with room for its output', async () => {
    const home = makeHome();
    expect((await runTool(init, { home, program: full })).code).toBe(1);
    expect((await runTool(init, { home })).code).toBe(0);
    expect(await practiceInventory(home)).toEqual(undisturbed);
  });
});

describe.concurrent('stderr on a full disk', () => {
  test('ends with exit 1 and no hanging run', async () => {
    const run = await runTool(init, { program: shell('exec "$0" "$@" 2>/dev/full') });
    expect([run.code, run.signal]).toEqual([1, null]);
  });
});

describe.concurrent('a reader that goes away', () => {
  test.each([
    { what: 'talk and a plan', args: init },
    { what: 'lines of JSON', args: [...init, '--json'] },
  ])('from $what: exit 1, the closed pipe is named once, and the same command ends later', async ({ args }) => {
    const home = makeHome();
    // Slow, so that the reader is gone before the end.
    const env = { AWS_ECS_SETUP_SANDBOX_LATENCY: '50' };
    const run = await runTool(args, { home, env, program: cut });
    expect(run.stderr).toContain('#1\n');
    expect(run.stderr).not.toMatch(stack);
    expect(run.stderr.match(/the pipe was closed/g)).toHaveLength(1);
    expect(run.stderr).not.toContain('Stopped.');
    expect((await runTool(init, { home })).code).toBe(0);
    expect(await practiceInventory(home)).toEqual(undisturbed);
  });

  test('of both streams ends the run all the same', async () => {
    const program = shell('"$0" "$@" 2>&1 | head -1');
    const run = await runTool(init, { program, timeoutMilliseconds: 30_000 });
    expect([run.code, run.stderr]).toEqual([0, '']);
  });

  test('that reads all there is changes nothing: exit 0', async () => {
    const run = await runTool(init, { program: shell('{ "$0" "$@"; echo "#$?" >&2; } | cat') });
    expect(run.stderr).toContain('#0\n');
  });
});

describe.concurrent('no stdout at all', () => {
  test('is no reader that went away: the run ends well', async () => {
    const run = await runTool(init, { program: shell('exec "$0" "$@" >&-') });
    expect([run.code, run.signal], run.stderr).toEqual([0, null]);
  });
});
