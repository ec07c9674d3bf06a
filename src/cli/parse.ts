import type { Cli } from './cli.ts';
import { makeProgram } from './program.ts';
import { usageError } from './usage-error.ts';

/** Has commander read the command line. @throws as `runCommandLine` does */
export async function parse(argv: readonly string[], cli: Cli): Promise<void> {
  try {
    await makeProgram(cli).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    const mistake = usageError(error);
    if (mistake !== undefined) throw mistake;
  }
}
