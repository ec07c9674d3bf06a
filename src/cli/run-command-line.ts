import { ACTIONS } from './actions.ts';
import type { Cli } from './cli.ts';

/**
 * Reads the command line and does what it says. Resolves with nothing done where it was only asked for help or the version, which have then been printed.
 * @throws SetupError, exit 2, for a command line that cannot be understood, in our own words; and what `cli.run` throws
 */
export async function runCommandLine(argv: readonly string[], cli: Cli): Promise<void> {
  const [name = '', ...rest] = argv;
  const action = ACTIONS.get(name);
  // A command alone leaves nothing to read, and to load what reads takes a fifth of the time until the first question.
  if (action && rest.length === 0) return action({}, cli.run);
  const { parse } = await import('./parse.ts');
  return parse(argv, cli);
}
