import { Command } from 'commander';
import stringWidth from 'fast-string-width';
import { STEP_IDS } from '../answers/flags.ts';
import { ACTIONS } from './actions.ts';
import type { Cli } from './cli.ts';
import { defineDestroy } from './commands/destroy.ts';
import { defineDoctor } from './commands/doctor.ts';
import { defineInit } from './commands/init.ts';
import { definePolicy } from './commands/policy.ts';
import { defineResume } from './commands/resume.ts';
import { defineSshAccess } from './commands/ssh-access.ts';
import { defineStatus } from './commands/status.ts';
import { defineStep } from './commands/step.ts';
import { addGlobalOptions } from './options.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
  'Arguments:': 'help.arguments',
  'Global Options:': 'help.global-options',
};

const COMMANDS: readonly (readonly [name: string, define: (command: Command, cli: Cli) => void])[] = [
  ['init', defineInit],
  ['resume', defineResume],
  ['status', defineStatus],
  ['doctor', defineDoctor],
  ['destroy', defineDestroy],
  ['ssh-access', defineSshAccess],
  ['policy', definePolicy],
  ...STEP_IDS.map((step) => [step, (command: Command, cli: Cli) => defineStep(command, step, cli)] as const),
];

/**
 * The tree of commands. Nothing of AWS, prompts or colour is loaded before a command runs, and of all the commands only the one that was
 * given gets its options: those of all take longer than everything else does before the first question.
 */
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
      // Letters of Korean take two columns.
      displayWidth: (text) => stringWidth(text),
      minWidthToWrap: 20,
      styleTitle: (title) => (TITLES[title] ? `${say(TITLES[title])}:` : title),
      // Left to itself it would lay out a bare run's help for the terminal of stderr.
      helpWidth: stdout.columns || 80,
    });
  addGlobalOptions(program, say);
  const left = new Map<Command, () => void>();
  for (const [name, define] of COMMANDS) {
    const command = program.command(name).description(say(`command.${name}`));
    left.set(command, () => define(command, cli));
    command.action(() => ACTIONS.get(name)?.(command.optsWithGlobals(), cli.run));
  }
  const complete = (command: Command) => {
    left.get(command)?.();
    left.delete(command);
  };
  program.hook('preSubcommand', (_, command) => complete(command));
  program.addHelpText('beforeAll', () => {
    for (const command of left.keys()) complete(command);
    return '';
  });
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
