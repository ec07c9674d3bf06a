import type { GlobalOptions } from './surroundings.ts';

type Choosing = Pick<GlobalOptions, 'profile' | 'stateFlag'>;

/** A command for this very set-up, to be copied: what decides which one it is stands in it. */
export function commandLine(command: string, options: Choosing, around: { readonly practice: unknown }): string {
  return `aws-ecs-setup ${command} ${setupOptionsOf(options, around)}`.trimEnd();
}

/** What a sentence may name beside its facts. */
interface CommandFacts {
  readonly options: string;
  /** For the AWS CLI; empty where the run was given none. */
  readonly awsProfile: string;
}

/** What stands in sentences that name commands. */
export function commandFacts(options: Choosing, around: { readonly practice: unknown }): CommandFacts {
  const awsProfile = options.profile === undefined ? '' : quoted(options.profile);
  return { options: setupOptionsOf(options, around), awsProfile };
}

/** The options that decide which set-up a command works on; empty where they are the usual ones. */
function setupOptionsOf(options: Choosing, around: { readonly practice: unknown }): string {
  const words: string[] = [];
  if (around.practice) words.push('--sandbox');
  if (options.profile !== undefined) words.push(`--profile ${quoted(options.profile)}`);
  if (options.stateFlag !== undefined) words.push(`--state-dir ${quoted(options.stateFlag)}`);
  return words.join(' ');
}

const quoted = (word: string): string => (/^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
