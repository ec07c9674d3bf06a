import { type Command, Option } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addSelectionOptions, addStepOptions } from '../options.ts';

/** `policy`: what somebody has to be allowed for `init` with the same answers. */
export function definePolicy(command: Command, cli: Cli): void {
  const { say } = cli;
  command.addOption(new Option('--answers <file>', say('flag.answers')));
  addSelectionOptions(command, say);
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
}
