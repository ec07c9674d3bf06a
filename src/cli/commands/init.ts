import type { Command } from 'commander';
import { STEP_IDS } from '../../answers/flags.ts';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addSelectionOptions, addStepOptions } from '../options.ts';

/** `init`: the wizard. */
export function defineInit(command: Command, cli: Cli): void {
  const { say } = cli;
  addRunOptions(command, say);
  addSelectionOptions(command, say);
  addStepOptions(command, STEP_IDS, say);
  addExamples(command, cli);
}
