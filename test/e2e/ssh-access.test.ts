import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { practiceInventory, region } from './practice.ts';
import { told } from './told.ts';

const ssh = ['ssh-access', '--sandbox'] as const;
const node = `${region}/ingress-ssh`;

/** A home with a set-up in the practice account that lets one address in. */
async function setUp(): Promise<string> {
  const home = makeHome();
  const flags = ['--ssh-cidr', '198.51.100.7/32', '--key-type', 'ed25519'];
  const run = await runTool(['init', '--sandbox', '--yes', '--region', region, ...flags], { home });
  expect(run.code, run.stderr).toBe(0);
  return home;
}

async function sources(home: string): Promise<readonly string[]> {
  const groups = (await practiceInventory(home)).regions[region]?.securityGroups ?? [];
  return groups.flatMap(({ rules }) => rules.filter((rule) => rule.ports?.startsWith('22')).map((rule) => rule.peer));
}

describe.concurrent('ssh-access --sandbox', () => {
  test('moves the rule to the present address in the region of the set-up; status, resume and a second run agree', async () => {
    const home = await setUp();
    const run = await runTool([...ssh, '--yes', '--json'], { home });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(told(run).plan).toMatchObject([{ node, action: 'update', value: 'tcp/22 ← 203.0.113.25/32' }]);
    expect(await sources(home)).toEqual(['203.0.113.25/32']);
    const again = await runTool([...ssh, '--yes', '--json'], { home });
    expect([again.code, told(again).of('node-started')]).toEqual([0, []]);
    const status = await runTool(['status', '--sandbox', '--json'], { home });
    const resume = await runTool(['resume', '--sandbox', '--yes', '--json'], { home });
    expect([status.code, resume.code, told(resume).of('node-started')]).toEqual([0, 0, []]);
  });

  test.each([
    { lang: 'en', done: /allowed from 203\.0\.113\.25\/32/, gone: /SSH rule of this set-up is gone/ },
    {
      lang: 'ko',
      done: /203\.0\.113\.25\/32에서 SSH\(포트 22\)를 쓸 수 있습니다/,
      gone: /SSH 규칙을 제거했습니다/,
    },
  ])('shows a person the plan, asks once, and tells the ssh command ($lang)', async ({ lang, done, gone }) => {
    const home = await setUp();
    const terminal = openTerminal([...ssh, '--lang', lang], { home, columns: 120 });
    const prompts = await terminal.answerAllWithEnter();
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 0, signal: null });
    expect(prompts).toHaveLength(1);
    expect(terminal.scrollback()).toMatch(done);
    expect(terminal.scrollback()).toMatch(/ssh -i ".+\.pem" ec2-user@/);
    const removed = await runTool([...ssh, '--remove', '--yes', '--lang', lang], { home });
    expect([removed.code, await sources(home)]).toEqual([0, []]);
    expect(removed.stdout + removed.stderr).toMatch(gone);
  });

  test('changes nothing in a dry run, and where nobody can be asked', async () => {
    const home = await setUp();
    const dry = await runTool([...ssh, '--dry-run', '--json'], { home });
    expect([dry.code, told(dry).of('plan')]).toMatchObject([0, [{ dryRun: true, changes: [{ action: 'update' }] }]]);
    const silent = await runTool([...ssh], { home });
    expect([silent.code, silent.stdout]).toEqual([2, '']);
    expect(silent.stderr).toMatch(/^--yes: .+\n$/);
    expect(await sources(home)).toEqual(['198.51.100.7/32']);
  });

  test.each([
    { args: ['--cidr', '203.0.113.0/24', '--remove'] },
    { args: ['--cidr', 'none'] },
    { args: ['--cidr', '0.0.0.0/0'] },
    { args: ['--cidr', 'there'] },
  ])('refuses $args on one line that names the flag', async ({ args }) => {
    for (const lang of ['en', 'ko']) {
      const run = await runTool([...ssh, '--yes', '--lang', lang, ...args]);
      expect([run.code, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toMatch(/^--cidr: .+\n$/);
    }
  });

  test('needs a set-up (3), and its security group (2)', async () => {
    const home = makeHome();
    const none = await runTool([...ssh, '--yes', '--json'], { home });
    expect([none.code, told(none).of('error')]).toMatchObject([3, [{ fault: { name: 'resume.none-at-all' } }]]);
    expect((await runTool(['cluster', '--sandbox', '--yes', '--region', region], { home })).code).toBe(0);
    for (const lang of ['en', 'ko']) {
      const run = await runTool([...ssh, '--yes', '--lang', lang], { home });
      expect([run.code, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toContain(`aws-ecs-setup security-group --region ${region}`);
    }
  });

  test('is in the help, with its flags and examples', async () => {
    const help = await runTool(['ssh-access', '--help']);
    for (const text of ['--cidr', '--remove', '--dry-run', '--allow-ssh-from-anywhere', '$ aws-ecs-setup ssh-access']) {
      expect(help.stdout).toContain(text);
    }
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain('| `ssh-access` |');
  });
});
