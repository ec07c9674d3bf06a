import { type Command, Option } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addSelectionOptions, addStepOptions, refuseTwoSelections } from '../options.ts';
import { setupOptions } from '../setup-options.ts';

/** `policy`: what somebody has to be allowed for `init` with the same answers. */
export function addPolicy(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('policy').description(say('command.policy'));
  command.addOption(new Option('--answers <file>', say('flag.answers')));
  addSelectionOptions(command, say);
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
  command.action(async () => {
    const values = valuesOf(command);
    refuseTwoSelections(values);
    const { runPolicy } = await import('../../wizard/policy-run.ts');
    await cli.run(values, (options, around) => runPolicy(setupOptions(values, options), around));
  });
}
