import type { Command } from 'commander';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `status`: what is there, what is missing, what was changed since. */
export function addStatus(program: Command, cli: Cli): void {
  const command = program.command('status').description(cli.say('command.status'));
  addExamples(command, cli);
  command.action(async () => {
    const { runStatus } = await import('../../wizard/status-run.ts');
    await cli.run(valuesOf(command), runStatus);
  });
}
