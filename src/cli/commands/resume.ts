import type { Command } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addStepOptions } from '../options.ts';
import { setupOptions } from '../setup-options.ts';

/** `resume`: goes on with the answers already given. */
export function addResume(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('resume').description(say('command.resume'));
  addRunOptions(command, say);
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
  command.action(async () => {
    const values = valuesOf(command);
    const { runSetup } = await import('../../wizard/setup-run.ts');
    await cli.run(values, (options, around) => runSetup({ ...setupOptions(values, options), resume: true }, around));
  });
}
