import { type Command, Option } from 'commander';
import { type Cli, valuesOf } from '../cli.ts';
import { addExamples } from '../examples.ts';

/** `doctor`: how the account and this computer stand, and with `--fix` what this tool may put right. */
export function addDoctor(program: Command, cli: Cli): void {
  const { say } = cli;
  const command = program.command('doctor').description(say('command.doctor'));
  command.addOption(new Option('--fix [ids...]', say('flag.fix')));
  addExamples(command, cli);
  command.action(async () => {
    const { fix: given, ...values } = valuesOf(command);
    const fix = given === true ? [] : (given as readonly string[] | undefined);
    const { runDoctor } = await import('../../wizard/doctor-run.ts');
    const goesOnWith = fix ? ['doctor', '--fix', ...fix].join(' ') : 'doctor';
    await cli.run({ ...values, goesOnWith }, (options, around) => runDoctor({ ...options, fix }, around));
  });
}
