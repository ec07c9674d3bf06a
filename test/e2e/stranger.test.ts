import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { region } from './practice.ts';

const init = ['init', '--sandbox', '--region', region] as const;

describe('what a stranger tripped over', () => {
  test('Ctrl-D at a question ends the run as Ctrl-C does, and not as if it were done', async () => {
    const terminal = openTerminal(init, { columns: 120 });
    await terminal.waitFor('Name of the administrator user');
    terminal.type('\u0004');
    expect(await terminal.exit, terminal.scrollback()).toEqual({ code: 130, signal: null });
    expect(terminal.scrollback()).toContain('aws-ecs-setup resume --sandbox');
    expect(terminal.scrollback()).toContain('Nothing was changed in the account');
  });

  test('a file that is no credentials file is left alone and named in words, not by a code', async () => {
    const home = makeHome();
    const diary = join(home, 'diary.txt');
    writeFileSync(diary, 'Dear diary\n');
    const run = await runTool([...init, '--yes', '--credentials-file', diary], { home });
    expect(run.code, run.stderr).toBe(1);
    expect(run.stdout).toContain('diary.txt');
    expect(run.stdout + run.stderr).not.toContain('credentials-file.foreign');
  });

  test('commands to copy name the practice account, or they would be carried out on the real one', async () => {
    const home = makeHome();
    const done = await runTool([...init, '--yes'], { home });
    expect(done.stdout).toMatch(/aws-ecs-setup destroy --sandbox/);
    const missing = await runTool(['status', '--sandbox', '--region', 'us-east-1'], { home });
    expect(missing.code).toBe(1);
    expect(missing.stderr).toMatch(/aws-ecs-setup\s+init\s+--region\s+us-east-1\s+--sandbox/);
  });

  test('status marks what was there before the set-up', async () => {
    const home = makeHome();
    await runTool([...init, '--yes'], { home });
    const { stdout } = await runTool(['status', '--sandbox'], { home });
    const marked = stdout.split('✔').filter((entry) => entry.replace(/\s+/g, ' ').includes('(was there before)'));
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain('172.31.0.0/16');
  });

  test('no ssh command is given where no rule lets SSH in', async () => {
    const run = await runTool([...init, '--yes', '--ssh-cidr', 'none']);
    expect(run.code).toBe(0);
    expect(run.stdout).not.toContain('ssh -i');
    expect(run.stdout).toContain('.pem');
  });
});
