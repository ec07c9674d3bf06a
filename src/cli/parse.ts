import type { Cli } from './cli.ts';
import { makeProgram } from './program.ts';
import { usageError } from './usage-error.ts';

/** Has commander read the command line. @throws as `runCommandLine` does */
export async function parse(argv: readonly string[], cli: Cli): Promise<void> {
  const program = makeProgram(cli);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    const mistake = usageError(
      error,
      program.commands.flatMap(({ args }) => args),
    );
    if (mistake !== undefined) throw mistake;
  }
}
