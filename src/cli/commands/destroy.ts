import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `destroy`: takes away again what the set-up made. */
export function defineDestroy(command: Command, cli: Cli): void {
  const { say } = cli;
  command.addOption(new Option('--dry-run', say('flag.destroy-dry-run')));
  command.addOption(new Option('--confirm <account>', say('flag.confirm')));
  command.addOption(new Option('--only <a,b>', say('flag.destroy-only')));
  addExamples(command, cli);
}
