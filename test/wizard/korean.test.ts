import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/i18n/catalogue.ts';
import { runView } from '../../src/ui/run-view.ts';
import { makeScreen } from '../../src/ui/screen.ts';
import { runDoctor, runStatus } from '../../src/wizard/commands.ts';
import { EVERYTHING, somebody } from './everything.ts';
import { type Runs, runs } from './run.ts';
import { SURE } from './undone.ts';

/** Four words in a row that are no name, command, path or value: a sentence, or most of one. */
const ENGLISH = /(?<![\w./:=-])[A-Za-z][a-z]+(?: [a-z]+){3,}/;
/** To be copied as they are: commands, policies, paths. */
const COPIED = /^\s*(\$|aws |aws-ecs-setup |npx |sudo |ssh |cat |echo |#!|curl |docker |[{}"[\]]|ECS_)/;

/** What a Korean reads of everything that was told so far, without what is to be copied. */
async function korean({ told }: Runs): Promise<readonly string[]> {
  const texts: string[] = [];
  const output = { write: (more: string) => void texts.push(more), isTerminal: false, columns: 200 };
  const report = runView(makeScreen(output, output, await loadCatalogue('ko'), false));
  for (const event of told) report(event);
  return texts
    .join('')
    .split('\n')
    .filter((line) => !COPIED.test(line));
}

describe('a Korean who sets up everything', () => {
  it('reads no English sentence, from the first look to the end of destroy', async () => {
    const here = await runs();
    expect(await here.run({ flags: EVERYTHING, dryRun: true })).toBe(0);
    expect(await here.run({ flags: EVERYTHING }, somebody(here))).toBe(0);
    const options = { yes: true, region: 'ap-northeast-2', stateDirectory: here.stateDirectory };
    await runStatus(options, here.around(undefined));
    await runDoctor(options, here.around(undefined));
    expect(await here.destroy(SURE)).toBe(0);
    const lines = await korean(here);
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => ENGLISH.test(line))).toEqual([]);
  }, 60_000);
});
