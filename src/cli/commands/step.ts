import type { Command } from 'commander';
import type { StepId } from '../../answers/flags.ts';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';
import { addRunOptions, addStepOptions } from '../options.ts';

/** A step as its own command: what it needs of other steps is looked for and never made. */
export function defineStep(command: Command, step: StepId, cli: Cli): void {
  const { say } = cli;
  addRunOptions(command, say);
  addStepOptions(command, [step], say);
  addExamples(command, cli);
}
