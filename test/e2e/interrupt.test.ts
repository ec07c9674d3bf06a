import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import type { Inventory } from '../support/inventory.ts';
import { runTool, startTool } from '../support/run.ts';
import { openTerminal } from '../support/terminal.ts';
import { practiceDirectory, practiceInventory, region } from './practice.ts';
import { told } from './told.ts';

const init = ['init', '--sandbox', '--region', region] as const;
const slow = { AWS_ECS_SETUP_SANDBOX_LATENCY: '300' };

let undisturbed: Inventory;
beforeAll(async () => {
  const home = makeHome();
  expect((await runTool([...init, '--yes'], { home })).code).toBe(0);
  undisturbed = await practiceInventory(home);
});

describe('Ctrl-C', () => {
  test('at a question: exit 130, resume is named, and what was answered is not asked again', async () => {
    const home = makeHome();
    const all = await openTerminal(init).answerAllWithEnter();
    const fourth = all[3]?.question ?? 'no fourth prompt';
    const first = openTerminal(init, { home });
    await first.answerAllWithEnter({ until: `? ${fourth.slice(0, 30)}` });
    first.press('ctrl-c');
    expect(await first.exit, first.scrollback()).toEqual({ code: 130, signal: null });
    expect(first.scrollback()).toContain('resume');
    expect(existsSync(join(practiceDirectory(home), 'account.json'))).toBe(false);

    const second = openTerminal(init, { home });
    const asked = await second.answerAllWithEnter();
    expect(await second.exit, second.scrollback()).toEqual({ code: 0, signal: null });
    expect(asked.map((prompt) => prompt.question)).toEqual(all.slice(3).map((prompt) => prompt.question));
    expect(await practiceInventory(home)).toEqual(undisturbed);
  });

  test('while things are made: exit 130, and the next run ends like one that was left alone', async () => {
    const home = makeHome();
    const first = openTerminal([...init, '--yes'], { home, env: slow });
    await first.waitFor(/✔[^\n]*ecsInstanceRole/);
    first.press('ctrl-c');
    expect(await first.exit, first.scrollback()).toEqual({ code: 130, signal: null });
    expect(first.scrollback()).toContain('resume');
    expect(first.scrollback()).not.toMatch(/^ +at .*:\d+/m);
    const between = await practiceInventory(home);
    expect(between).not.toEqual(undisturbed);
    const second = await runTool(['resume', '--sandbox', '--yes', '--json'], { home });
    expect(second.code, second.stdout).toBe(0);
    expect(await practiceInventory(home)).toEqual(undisturbed);
  });

  test('twice is no different', async () => {
    const home = makeHome();
    const first = openTerminal([...init, '--yes'], { home, env: { AWS_ECS_SETUP_SANDBOX_LATENCY: '1500' } });
    await first.waitFor(/Administrator → Administrators/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    first.press('ctrl-c');
    first.press('ctrl-c');
    expect(await first.exit, first.scrollback()).toEqual({ code: 130, signal: null });
    expect((await runTool([...init, '--yes'], { home })).code).toBe(0);
    expect(await practiceInventory(home)).toEqual(undisturbed);
  });
});

describe.concurrent('a signal', () => {
  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
    '%s while things are made: exit 130, and resume ends it',
    async (signal) => {
      const home = makeHome();
      const first = startTool([...init, '--yes', '--json'], { home, env: slow });
      await first.waitFor('"node-done"');
      first.kill(signal);
      const end = await first.wait();
      expect([end.code, end.signal], end.stderr).toEqual([130, null]);
      expect(told(end).of('error')).toMatchObject([{ exitCode: 130 }]);
      const second = await runTool(['resume', '--sandbox', '--yes', '--json'], { home });
      expect(second.code, second.stdout).toBe(0);
      expect(await practiceInventory(home)).toEqual(undisturbed);
    },
  );
});
