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
  if (/\.(help|helpDisplayed|version)$/.test(error.code)) return undefined;
  const word = /'([^' ]+)/.exec(error.message)?.[1] ?? '';
  const flag = word.startsWith('-') ? word : (/--[a-z-]+/.exec(error.message)?.[0] ?? '');
  const nearest = /Did you mean ([^)?]+)/.exec(error.message)?.[1] ?? '';
  const facts = { ...(flag ? { flag } : { value: word }), nearest, message: error.message };
  return new SetupError(CODES[error.code] ?? 'input.usage', facts, 2);
}
