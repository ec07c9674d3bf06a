import { type Command, Option } from 'commander';
import type { Cli } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `ssh-access`: lets the present address use SSH, in the place of the one before. */
export function defineSshAccess(command: Command, cli: Cli): void {
  const { say } = cli;
  command.addOption(new Option('--cidr <my-ip|CIDR>', say('flag.cidr')));
  command.addOption(new Option('--remove', say('flag.remove')));
  command.addOption(new Option('--allow-ssh-from-anywhere', say('flag.ssh-access-anywhere')));
  command.addOption(new Option('--dry-run', say('flag.dry-run')));
  addExamples(command, cli);
}
