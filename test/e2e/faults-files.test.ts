import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { type RunResult, runTool } from '../support/run.ts';
import { practiceDirectory, region } from './practice.ts';
import { told } from './told.ts';

const init = ['init', '--sandbox', '--yes', '--region', region, '--skip', 'aws-cli'] as const;
const small = ['key-pair', '--sandbox', '--yes', '--region', region, '--key-type', 'ed25519'] as const;

/** A path in the home at which something lies that is no ordinary file. */
const ODD: Readonly<Record<string, (path: string) => string>> = {
  'a pipe that nobody writes to': (path) => {
    mkdirSync(dirname(path), { recursive: true });
    execFileSync('mkfifo', [path]);
    return path;
  },
  'a device without an end': () => '/dev/zero',
  'a full device': () => '/dev/full',
  'a folder': (path) => {
    mkdirSync(path, { recursive: true });
    return path;
  },
  'a path through a file': (path) => {
    writeFileSync(path, '');
    return join(path, 'below');
  },
};
const huge = (path: string) => {
  writeFileSync(path, 'x'.repeat(3_000_000));
  return path;
};

/** Refused as a mistake of the command: one line on stderr that names the flag and what is wrong, and nothing else happened. */
function expectRefused(run: RunResult, flag: string, path: string): void {
  expect([run.code, run.signal], run.stderr).toEqual([2, null]);
  expect(run.stderr).toMatch(new RegExp(`^${flag}: [^\\n]+\\n$`));
  expect(run.stderr).toContain(path);
  expect(run.stdout).toBe('');
}

describe.concurrent('a file named by a flag', () => {
  test.each(
    ['--public-key', '--answers', '--credentials-file'].flatMap((flag) =>
      Object.keys(ODD).map((what) => ({ flag, what })),
    ),
  )('$flag that is $what is refused at once', async ({ flag, what }) => {
    const home = makeHome();
    const path = ODD[what]?.(join(home, 'odd')) ?? '';
    const run = await runTool([...init, flag, path], { home, timeoutMilliseconds: 30_000 });
    expectRefused(run, flag, path);
  });

  test.each(['--public-key', '--answers'])('%s that is larger than any such file is refused', async (flag) => {
    const home = makeHome();
    const path = huge(join(home, 'huge'));
    expectRefused(await runTool([...init, flag, path], { home }), flag, path);
  });

  test.each(['--key-dir', '--state-dir'])('%s that cannot be a folder is refused', async (flag) => {
    const home = makeHome();
    const pipe = ODD['a pipe that nobody writes to']?.(join(home, 'pipe')) ?? '';
    const below = ODD['a path through a file']?.(join(home, 'file')) ?? '';
    for (const path of [pipe, below, '/dev/full']) {
      expectRefused(await runTool([...init, flag, path], { home }), flag, path);
    }
  });
});

const KEY = 'sam-key-pair';
/** Files of the tool's own, as they would lie in the home. */
const OWN = [
  { what: 'the state', at: 'state/sandbox/aws-123456789012.json', code: 1 },
  { what: 'the lock', at: 'state/sandbox/aws-123456789012.json.lock', code: 1 },
  { what: 'the account of the practice', at: 'state/sandbox/account.json', code: 1 },
  { what: 'the private key', at: `state/sandbox/keys/${KEY}.pem`, code: 1 },
] as const;

describe.concurrent('a pipe in the place of', () => {
  test.each(OWN)('$what is named and not waited for; once it is gone the same command ends', async ({ at, code }) => {
    const home = makeHome();
    const path = join(home, at);
    ODD['a pipe that nobody writes to']?.(path);
    const args = [...small, '--state-dir', join(home, 'state'), '--key-name', KEY];
    const run = await runTool(args, { home, timeoutMilliseconds: 30_000 });
    expect([run.code, run.signal], run.stderr).toEqual([code, null]);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(path);
    rmSync(path);
    const again = await runTool(args, { home });
    expect(again.code, again.stderr).toBe(0);
  });

  test('the credentials leaves the other steps their work', async () => {
    const home = makeHome();
    const path = join(practiceDirectory(home), 'Administrator-123456789012-credentials.csv');
    ODD['a pipe that nobody writes to']?.(path);
    const run = await runTool([...init, '--json'], { home, timeoutMilliseconds: 30_000 });
    expect(run.code, run.stderr).toBe(1);
    expect(told(run).of('step-failed')).toMatchObject([
      { step: 'admin', fault: { name: 'file.not-regular', facts: { path } } },
    ]);
    const steps = new Set(
      told(run)
        .of('node-done')
        .map((line) => line.step),
    );
    expect([...steps].sort()).toEqual(['cluster', 'instance-role', 'key-pair', 'security-group']);
    rmSync(path);
    expect((await runTool([...init, '--json'], { home })).code).toBe(0);
  });
});

describe.concurrent('a place that takes no files', () => {
  test('for the private key: the key pair is not sent, the path is named, the rest is made', async () => {
    const home = makeHome();
    mkdirSync(practiceDirectory(home), { recursive: true });
    const folder = join(practiceDirectory(home), 'keys');
    writeFileSync(folder, 'a file where the folder should be');
    const run = await runTool([...init, '--json'], { home });
    expect(run.code, run.stderr).toBe(1);
    const failures = JSON.stringify([...told(run).of('node-failed'), ...told(run).of('step-failed')]);
    expect(failures).toContain('file.not-a-directory');
    expect(failures).toContain(folder);
    const done = told(run)
      .of('node-done')
      .map((line) => line.node);
    expect(done).not.toContain(`${region}/key-pair`);
    expect(done.length).toBeGreaterThan(14);
    rmSync(folder);
    expect((await runTool([...init, '--json'], { home })).code).toBe(0);
  });

  test.each([
    { flag: '--key-dir', value: '/sys/aws-ecs-setup-test', node: `computer/${region}/key-file` },
    { flag: '--credentials-file', value: '/sys/aws-ecs-setup-test/file.csv', node: 'computer/credentials-file' },
  ])('$flag that root cannot write either: only what needs it is left undone', async ({ flag, value, node }) => {
    const home = makeHome();
    const run = await runTool([...init, '--json', flag, value], { home });
    expect(run.code, run.stderr).toBe(1);
    expect(told(run).failures.map((failure) => failure.node)).toEqual([node]);
    expect(JSON.stringify(told(run).of('node-failed'))).toContain(value);
    const elsewhere = flag === '--key-dir' ? join(home, 'keys') : join(home, 'file.csv');
    const again = await runTool([...init, '--json', flag, elsewhere], { home });
    expect(again.code, again.stdout).toBe(0);
  });

  test('for the state: nothing is made, and the path is named', async () => {
    const home = makeHome();
    const run = await runTool([...init, '--json', '--state-dir', '/sys/aws-ecs-setup-test'], { home });
    expect(run.code, run.stderr).toBe(1);
    expect(told(run).of('error')).toMatchObject([{ fault: { name: 'state.not-writable' } }]);
    expect(JSON.stringify(told(run).of('error'))).toContain('/sys/aws-ecs-setup-test');
    expect(told(run).of('node-started')).toEqual([]);
  });
});
