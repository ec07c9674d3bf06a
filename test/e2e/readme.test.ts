import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeHome } from '../support/environment.ts';
import { runTool } from '../support/run.ts';
import { told } from './told.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, answers = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];

test('the examples of the README work in its order, in one account, and leave nothing undone', async () => {
  const home = makeHome();
  writeFileSync(join(home, 'answers.yaml'), answers);
  const examples = [...readme.matchAll(/^aws-ecs-setup (init --yes .*)$/gm)].map(([, words = '']) => words.split(' '));
  expect(examples.length).toBeGreaterThan(3);
  for (const words of examples) {
    const run = await runTool([...words.filter((word) => word !== '--json'), '--sandbox', '--json'], {
      home,
      cwd: home,
    });
    expect(run.code, `${words.join(' ')}\n${run.stdout}`).toBe(0);
    expect(told(run).plan.filter((change) => change.action === 'conflict' || 'blockedBy' in change)).toEqual([]);
  }
});
