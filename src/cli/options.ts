import { type Command, Option } from 'commander';
import { EXTRAS } from '../answers/extras.ts';
import { FLAGS, type FlagDescription, type StepId } from '../answers/flags.ts';
import type { Say } from './cli.ts';

/** Flags of a step that ask for something once and are not answers. */
const ONCE: readonly { readonly flag: string; readonly step: StepId }[] = [
  { flag: '--reset-password', step: 'admin' },
  { flag: '--replace-key-pair', step: 'key-pair' },
  { flag: '--allow-ssh-from-anywhere', step: 'security-group' },
];

/** The options that every command has, before or after its name. */
export function addGlobalOptions(program: Command, say: Say): void {
  const flag = (flags: string, name: string) => program.addOption(new Option(flags, say(`flag.${name}`)));
  flag('--profile <name>', 'profile');
  flag('--region <a[,b]>', 'region');
  flag('-y, --yes', 'yes');
  flag('--json', 'json');
  flag('--lang <en|ko>', 'lang');
  flag('--state-dir <dir>', 'state-dir');
  flag('--sandbox', 'sandbox');
  flag('--debug', 'debug');
  flag('--no-color', 'no-color');
  flag('--expect-account <id>', 'expect-account');
}

/** The flags that answer the questions of some steps. */
export function addStepOptions(command: Command, steps: readonly StepId[], say: Say): void {
  for (const description of FLAGS.filter(({ step, alsoOf = [] }) =>
    [step, ...alsoOf].some((id) => steps.includes(id)),
  )) {
    for (const option of optionsFor(description, say)) command.addOption(option);
  }
  for (const { flag } of ONCE.filter(({ step }) => steps.includes(step))) {
    command.addOption(new Option(flag, say(`flag.${flag.slice(2)}`)));
  }
}

/** Which of all the steps. */
export function addSelectionOptions(command: Command, say: Say): void {
  const extras = EXTRAS.map(({ id }) => id).join(', ');
  command.addOption(new Option('--only <a,b>', say('flag.only')).argParser(join));
  addSkipOption(command, say);
  command.addOption(new Option('--with <a,b>', say('flag.with', { extras })).argParser(join));
}

/** Doing without a step, which can settle a conflict. */
export function addSkipOption(command: Command, say: Say): void {
  command.addOption(new Option('--skip <a,b>', say('flag.skip')).argParser(join));
}

/** How a run of steps is carried out. */
export function addRunOptions(command: Command, say: Say): void {
  command.addOption(new Option('--dry-run', say('flag.dry-run')));
  command.addOption(new Option('--check-permissions', say('flag.check-permissions')));
  command.addOption(new Option('--ask', say('flag.ask')));
  command.addOption(new Option('--accept <node>', say('flag.accept')).argParser(collect));
  command.addOption(new Option('--answers <file>', say('flag.answers')));
}

function optionsFor({ flag, value, list, bare }: FlagDescription, say: Say): readonly Option[] {
  const name = flag.slice(2);
  if (value && !bare) {
    const option = new Option(`${flag} <${value}>`, say(`flag.${name}`));
    return [list ? option.argParser(collect) : option];
  }
  // Declared in this order: the other way round commander takes the positive one for given.
  const positive = bare ? `${flag} [${value}]` : flag;
  return [new Option(positive, say(`flag.${name}`)), new Option(`--no-${name}`, say(`flag.no-${name}`))];
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...value.split(',').map((one) => one.trim())].filter((one) => one !== '');
}

/** Given twice, it is one list. */
const join = (value: string, before: string | undefined): string =>
  before === undefined ? value : `${before},${value}`;
