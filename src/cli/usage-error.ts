import { CommanderError } from 'commander';
import { SetupError } from '../engine/errors.ts';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'input.unknown-option',
  'commander.optionMissingArgument': 'input.flag-without-value',
  'commander.unknownCommand': 'input.unknown-command',
  'commander.excessArguments': 'input.too-many-arguments',
};

/** A mistake on the command line in our own words; undefined where commander only printed what was asked for (help, version). */
export function usageError(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error;
  if (error.exitCode === 0) return undefined;
  const flag = /'([^' ]+)/.exec(error.message)?.[1] ?? '';
  const name = flag.startsWith('--') ? flag : (/--[a-z-]+/.exec(error.message)?.[0] ?? flag);
  return new SetupError(CODES[error.code] ?? 'input.usage', { flag: name, message: error.message }, 2);
}
