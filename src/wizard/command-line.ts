import type { GlobalOptions } from './surroundings.ts';

/** A command for this very set-up, to be copied: what decides which one it is stands in it. */
export function commandLine(
  command: string,
  options: Pick<GlobalOptions, 'profile' | 'stateFlag'>,
  around: { readonly practice: unknown },
): string {
  const words = [`aws-ecs-setup ${command}`];
  if (around.practice) words.push('--sandbox');
  if (options.profile !== undefined) words.push(`--profile ${quoted(options.profile)}`);
  if (options.stateFlag !== undefined) words.push(`--state-dir ${quoted(options.stateFlag)}`);
  return words.join(' ');
}

const quoted = (word: string): string => (/^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
