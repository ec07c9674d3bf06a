import { type Command, Option } from 'commander';
import type { SshAccessOptions } from '../../wizard/ssh-access-wish.ts';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';

type Asked = Pick<SshAccessOptions, 'cidr' | 'remove' | 'sshFromAnywhere' | 'dryRun'>;

/** `ssh-access`: lets the present address use SSH, in the place of the one before. */
export function addSshAccess(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('ssh-access').description(say('command.ssh-access'));
  command.addOption(new Option('--cidr <my-ip|CIDR>', say('flag.cidr')));
  command.addOption(new Option('--remove', say('flag.remove')));
  command.addOption(new Option('--allow-ssh-from-anywhere', say('flag.ssh-access-anywhere')));
  command.addOption(new Option('--dry-run', say('flag.dry-run')));
  addExamples(command, cli);
  command.action(async () => {
    const { cidr, remove, allowSshFromAnywhere, dryRun, ...values } = valuesOf(command);
    const asked: Asked = {
      cidr: typeof cidr === 'string' ? cidr : undefined,
      remove: remove === true,
      sshFromAnywhere: allowSshFromAnywhere === true,
      dryRun: dryRun === true,
    };
    const { runSshAccess } = await import('../../wizard/ssh-access-run.ts');
    await cli.run({ ...values, goesOnWith: again(asked) }, (options, around) =>
      runSshAccess({ ...options, ...asked }, around),
    );
  });
}

/** The command as it was given; a range that cannot be one is refused before anything can be interrupted. */
function again({ cidr, remove, sshFromAnywhere }: Asked): string {
  const words = ['ssh-access'];
  if (cidr !== undefined && /^[\w./-]+$/.test(cidr)) words.push(`--cidr ${cidr}`);
  if (remove) words.push('--remove');
  if (sshFromAnywhere) words.push('--allow-ssh-from-anywhere');
  return words.join(' ');
}
