import type { Command } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addSkipOption, addStepOptions } from '../options.ts';

/** `resume`: goes on with the answers already given. */
export function defineResume(command: Command, cli: Cli): void {
  const { say } = cli;
  addRunOptions(command, say);
  addSkipOption(command, say);
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
}
