import { CommanderError } from 'commander';
import { SetupError } from '../engine/errors.ts';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'input.unknown-option',
  'commander.optionMissingArgument': 'input.flag-without-value',
  'commander.unknownCommand': 'input.unknown-command',
  'commander.excessArguments': 'input.too-many-arguments',
};

/** What people try that is called otherwise here. */
const OTHERWISE: Readonly<Record<string, string>> = { help: '--help', version: '--version', '-v': '--version' };

/**
 * A mistake on the command line in our own words; undefined where commander only printed what was asked for (help, version).
 * @param words what stands after a command beside its options
 */
export function usageError(error: unknown, words: readonly string[]): unknown {
  if (!(error instanceof CommanderError)) return error;
  if (/\.(help|helpDisplayed|version)$/.test(error.code)) return undefined;
  const named = /'([^' ]+)/.exec(error.message)?.[1] ?? '';
  const word = error.code === 'commander.excessArguments' ? (words[0] ?? '') : named;
  const flag = word.startsWith('-') ? word : (/--[a-z-]+/.exec(error.message)?.[0] ?? '');
  const nearest = OTHERWISE[word] ?? /Did you mean ([^)?]+)/.exec(error.message)?.[1] ?? '';
  const facts = { ...(flag ? { flag } : { value: word }), nearest, message: error.message };
  return new SetupError(CODES[error.code] ?? 'input.usage', facts, 2);
}
