import { Command } from 'commander';
import { STEP_IDS } from '../answers/flags.ts';
import type { Cli } from './cli.ts';
import { addDestroy } from './commands/destroy.ts';
import { addDoctor } from './commands/doctor.ts';
import { addInit } from './commands/init.ts';
import { addPolicy } from './commands/policy.ts';
import { addResume } from './commands/resume.ts';
import { addSshAccess } from './commands/ssh-access.ts';
import { addStatus } from './commands/status.ts';
import { addStep } from './commands/step.ts';
import { addGlobalOptions } from './options.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
  'Arguments:': 'help.arguments',
  'Global Options:': 'help.global-options',
};

/** The tree of commands. Nothing of AWS, prompts or colour is loaded before a command runs. */
export function makeProgram(cli: Cli): Command {
  const { say, version, stdout } = cli;
  const program = new Command('aws-ecs-setup')
    .description(say('command.program'))
    .version(version, '-V, --version', say('flag.version'))
    .helpOption('-h, --help', say('flag.help'))
    .helpCommand(false)
    .usage('<command> [options]')
    .exitOverride()
    // What commander has to say of mistakes is said in our own words; what else it writes is help for a bare run.
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stdout.write(text),
      outputError: () => undefined,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (TITLES[title] ? `${say(TITLES[title])}:` : title),
      ...(stdout.columns > 0 ? { helpWidth: stdout.columns } : {}),
    });
  addGlobalOptions(program, say);
  addInit(program, cli);
  addResume(program, cli);
  addStatus(program, cli);
  addDoctor(program, cli);
  addDestroy(program, cli);
  addSshAccess(program, cli);
  addPolicy(program, cli);
  for (const step of STEP_IDS) addStep(program, step, cli);
  program.addHelpText('after', () => `\n${programHelp(cli)}`);
  return program;
}

function programHelp({ say }: Cli): string {
  const examples = [
    'aws-ecs-setup init --sandbox',
    'aws-ecs-setup init',
    'aws-ecs-setup init --dry-run --region ap-northeast-2',
    'aws-ecs-setup init --yes --region ap-northeast-2 --alias my-company --ssh-cidr 203.0.113.25/32',
    'aws-ecs-setup status',
  ];
  const codes = [0, 1, 2, 3, 130].map((code) => `  ${String(code).padEnd(4)} ${say(`help.exit-code-${code}`)}`);
  return [
    `${say('help.examples')}:`,
    ...examples.map((example) => `  $ ${example}`),
    '',
    `${say('help.exit-codes')}:`,
    ...codes,
    '',
    say('help.more'),
    '',
  ].join('\n');
}
