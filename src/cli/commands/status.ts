import type { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `status`: what is there, what is missing, what was changed since. */
export function defineStatus(command: Command, cli: Cli): void {
  addExamples(command, cli);
}
