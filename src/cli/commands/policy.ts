import { type Command, Option } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import { SetupError } from '../../engine/errors.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addStepOptions } from '../options.ts';
import { setupOptions } from '../setup-options.ts';

/** `policy`: what somebody has to be allowed for `init` with the same answers. */
export function addPolicy(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('policy').description(say('command.policy'));
  for (const [flags, name] of [
    ['--answers <file>', 'answers'],
    ['--only <a,b>', 'only'],
    ['--skip <a,b>', 'skip'],
  ] as const) {
    command.addOption(new Option(flags, say(`flag.${name}`)));
  }
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
  command.action(async () => {
    const values = valuesOf(command);
    if (values.only !== undefined && values.skip !== undefined) {
      throw new SetupError('input.only-and-skip', { flag: '--only' }, 2);
    }
    const { runPolicy } = await import('../../wizard/policy-run.ts');
    await cli.run(values, (options, around) => runPolicy(setupOptions(values, options), around));
  });
}
