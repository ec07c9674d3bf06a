import { type Command, Option } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import { SetupError } from '../../engine/errors.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addStepOptions } from '../options.ts';
import { setupOptions } from '../setup-options.ts';

/** `init`: the wizard. */
export function addInit(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('init').description(say('command.init'));
  addRunOptions(command, say);
  command.addOption(new Option('--only <a,b>', say('flag.only')));
  command.addOption(new Option('--skip <a,b>', say('flag.skip')));
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
  command.action(async () => {
    const values = valuesOf(command);
    if (values.only !== undefined && values.skip !== undefined) {
      throw new SetupError('input.only-and-skip', { flag: '--only' }, 2);
    }
    const { runSetup } = await import('../../wizard/setup-run.ts');
    await cli.run(values, (options, around) => runSetup(setupOptions(values, options), around));
  });
}
