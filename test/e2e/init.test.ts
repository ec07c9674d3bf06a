import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { practiceDirectory, practiceInventory, region } from './practice.ts';
import { told } from './told.ts';

const init = ['init', '--sandbox', '--yes', '--json', '--region', region] as const;

describe.concurrent('init --sandbox --yes', () => {
  test('sets the practice account up; the second run and status find everything in place', async () => {
    const home = makeHome();
    const first = await runTool(init, { home });
    expect(first.code, first.stderr).toBe(0);
    expect(told(first).plan.filter((change) => change.action === 'create').length).toBeGreaterThan(15);
    const made = await practiceInventory(home);
    expect(made.users).toMatchObject([{ name: 'Administrator', hasPassword: true, groups: ['Administrators'] }]);
    const changedAt = statSync(join(practiceDirectory(home), 'account.json')).mtimeMs;
    const second = await runTool(init, { home });
    const status = await runTool(['status', '--sandbox', '--json'], { home });
    expect([second.code, status.code]).toEqual([0, 0]);
    expect(new Set(told(second).plan.map((change) => change.action))).toEqual(new Set(['keep']));
    expect(told(second).of('node-started')).toEqual([]);
    expect(new Set(Object.values(told(status).status))).toEqual(new Set(['done']));
    expect(Object.keys(told(status).status)).toHaveLength(told(first).plan.length);
    expect(statSync(join(practiceDirectory(home), 'account.json')).mtimeMs).toBe(changedAt);
    expect(await practiceInventory(home)).toEqual(made);
  });

  test('keeps everything in its own folder: not a file elsewhere in the home', async () => {
    const home = makeHome();
    expect((await runTool(init, { home })).code).toBe(0);
    const elsewhere = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.startsWith(practiceDirectory(home)));
    expect(elsewhere).toEqual([]);
  });

  test('needs no region and no network', async () => {
    const run = await runTool(['init', '--sandbox', '--yes', '--json'], { env: { HTTPS_PROXY: 'http://127.0.0.1:1' } });
    expect(run.code, run.stderr).toBe(0);
    expect(told(run).plan.some((change) => change.node === 'us-east-1/cluster')).toBe(true);
    expect(told(run).of('identity')).toMatchObject([{ practice: true, accountId: '123456789012' }]);
  });

  test('tells what it took for each question, and the flag that gives it', async () => {
    const home = makeHome();
    const help = await runTool(['init', '--help'], { home });
    const answers = told(await runTool(init, { home })).of('answer');
    expect(answers.length).toBeGreaterThan(6);
    const flags = answers.flatMap((line) => (line.flag === undefined ? [] : [String(line.flag)]));
    expect(flags.length).toBeGreaterThan(5);
    const unknown = flags.filter((flag) => !help.stdout.includes(`${flag} `));
    expect(unknown).toEqual([]);
    const plain = await runTool(['init', '--sandbox', '--yes', '--region', region]);
    for (const { value } of answers.filter((line) => typeof line.value === 'string' && line.value.includes('-'))) {
      expect(plain.stderr).toContain(String(value));
    }
    expect(plain.stderr).toContain('Administrator');
  });

  test('status before anything was made says so, and makes nothing', async () => {
    const home = makeHome();
    const run = await runTool(['status', '--sandbox', '--json'], { home });
    expect(run.code).toBe(1);
    expect(new Set(Object.values(told(run).status))).toContain('missing');
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('init --sandbox --dry-run', () => {
  test('leaves no file anywhere', async () => {
    const home = makeHome();
    const run = await runTool(['init', '--sandbox', '--dry-run', '--json', '--region', region], { home });
    expect(run.code, run.stderr).toBe(0);
    expect(told(run).of('plan')).toMatchObject([{ dryRun: true }]);
    expect(readdirSync(home)).toEqual([]);
  });

  test('is the wizard that stops after the plan, where there is somebody to ask', async () => {
    const home = makeHome();
    const dry = openTerminal(['init', '--sandbox', '--dry-run'], { home });
    const wet = openTerminal(['init', '--sandbox']);
    const asked = await dry.answerAllWithEnter();
    expect(await dry.exit, dry.scrollback()).toEqual({ code: 0, signal: null });
    const all = await wet.answerAllWithEnter();
    expect(asked.map(({ question }) => question)).toEqual(all.slice(0, -1).map(({ question }) => question));
    const screen = dry.scrollback();
    expect(screen.indexOf('Practice account')).toBeLessThan(screen.indexOf(asked[0]?.question ?? '?'));
    expect(screen).toContain('Dry run: nothing was changed');
    expect(readdirSync(home)).toEqual([]);
  });
});

describe.concurrent('key files', () => {
  test.each([
    { flags: ['--key-type', 'ed25519'], name: 'my-key.pem', begins: '-----BEGIN', type: 'ssh-ed25519 <key>' },
    { flags: ['--key-format', 'ppk'], name: 'my-key.ppk', begins: 'PuTTY-User-Key-File-', type: 'ssh-rsa <key>' },
    {
      flags: ['--key-type', 'ed25519', '--key-format', 'ppk'],
      name: 'my-key.ppk',
      begins: 'PuTTY-User-Key-File-',
      type: 'ssh-ed25519 <key>',
    },
  ])('$flags', async ({ flags, name, begins, type }) => {
    const home = makeHome();
    const args = ['key-pair', ...init.slice(1), '--key-name', 'my-key', '--key-dir', '~/keys', ...flags];
    const run = await runTool(args, { home });
    expect(run.code, run.stdout).toBe(0);
    expect(readdirSync(join(home, 'keys'))).toEqual([name]);
    expect(readFileSync(join(home, 'keys', name), 'utf8').startsWith(begins)).toBe(true);
    expect(statSync(join(home, 'keys', name)).mode & 0o777).toBe(0o400);
    expect((await practiceInventory(home)).regions[region]?.keyPairs).toMatchObject([
      { name: 'my-key', publicKey: type },
    ]);
    const again = await runTool(args, { home });
    expect([again.code, told(again).of('node-started')]).toEqual([0, []]);
  });
});
