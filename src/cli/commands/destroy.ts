import { type Command, Option } from 'commander';
import { steps } from '../../wizard/given.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `destroy`: takes away again what the set-up made. */
export function addDestroy(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('destroy').description(say('command.destroy'));
  command.addOption(new Option('--dry-run', say('flag.destroy-dry-run')));
  command.addOption(new Option('--confirm <account>', say('flag.confirm')));
  command.addOption(new Option('--only <a,b>', say('flag.destroy-only')));
  addExamples(command, cli);
  command.action(async () => {
    const { only, confirm, dryRun, ...values } = valuesOf(command);
    const { runDestroy } = await import('../../wizard/destroy-run.ts');
    await cli.run({ ...values, goesOnWith: 'destroy' }, (options, around) =>
      runDestroy(
        {
          ...options,
          confirm: typeof confirm === 'string' ? confirm : undefined,
          only: typeof only === 'string' ? steps('--only', only) : undefined,
          dryRun: dryRun === true,
        },
        around,
      ),
    );
  });
}
