import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `doctor`: how the account and this computer stand, and with `--fix` what this tool may put right. */
export function defineDoctor(command: Command, cli: Cli): void {
  const { say } = cli;
  command.addOption(new Option('--fix [ids...]', say('flag.fix')));
  addExamples(command, cli);
}
