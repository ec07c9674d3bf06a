import type { Command } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addSelectionOptions, addStepOptions, refuseTwoSelections } from '../options.ts';
import { setupOptions } from '../setup-options.ts';

/** `init`: the wizard. */
export function addInit(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('init').description(say('command.init'));
  addRunOptions(command, say);
  addSelectionOptions(command, say);
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
  command.action(async () => {
    const values = valuesOf(command);
    refuseTwoSelections(values);
    const { runSetup } = await import('../../wizard/setup-run.ts');
    await cli.run(values, (options, around) => runSetup(setupOptions(values, options), around));
  });
}
