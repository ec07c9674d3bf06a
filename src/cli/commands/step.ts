import type { Command } from 'commander';
import type { StepId } from '../../answers/flags.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addStepOptions } from '../options.ts';
import { setupOptions } from '../setup-options.ts';

/** A step as its own command: what it needs of other steps is looked for and never made. */
export function addStep(program: Command, step: StepId, cli: Cli): void {
  const { say } = cli;
  const command = program.command(step).description(say(`command.${step}`));
  addRunOptions(command, say);
  addStepOptions(command, [step], say);
  addExamples(command, cli);
  command.action(async () => {
    const values = valuesOf(command);
    const { runSetup } = await import('../../wizard/setup-run.ts');
    await cli.run(values, (options, around) => runSetup({ ...setupOptions(values, options), only: [step] }, around));
  });
}
