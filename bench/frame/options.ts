import { parseArgs } from 'node:util';

/** What `npm run bench -- …` was told. */
export interface Options {
  /** Names of groups; empty for all. */
  readonly only: readonly string[];
  readonly runs?: number;
  readonly json?: string;
  readonly markdown: boolean;
  readonly workingTree: boolean;
  readonly help: boolean;
}

/** Reads the command line. Throws a sentence for what it does not know. */
export function readOptions(argv: readonly string[], groups: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      runs: { type: 'string' },
      json: { type: 'string' },
      markdown: { type: 'boolean' },
      'working-tree': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const only = (values.only ?? '').split(',').filter(Boolean);
  for (const name of only) {
    if (!groups.includes(name)) throw new Error(`--only ${name}: there are the groups ${groups.join(', ')}`);
  }
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0))
    throw new Error(`--runs ${values.runs}: not a number of rounds`);
  return {
    only,
    ...(runs === undefined ? {} : { runs }),
    ...(values.json === undefined ? {} : { json: values.json }),
    markdown: values.markdown ?? false,
    workingTree: values['working-tree'] ?? false,
    help: values.help ?? false,
  };
}
