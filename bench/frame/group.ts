import type { Program } from '../../test/support/environment.ts';
import type { Rivals } from './rivals.ts';
import type { Table } from './table.ts';

/** The program that is measured: built and packed from the tree, and installed from that package as a person installs it. */
export interface Candidate {
  /** `node …/node_modules/aws-ecs-setup/bin/aws-ecs-setup.cjs`: fits `program` of runTool, startTool and openTerminal. */
  readonly program: Program;
  /** The installed package's own folder. */
  readonly folder: string;
  /** What `npm pack` made. */
  readonly tarball: string;
  /** What was built: `1a2b3c4`, or `1a2b3c4 and what is not committed`. */
  readonly commit: string;
}

/** What a group works with. */
export interface Bench {
  readonly candidate: Candidate;
  readonly rivals: Rivals;
  /** How many rounds: what `--runs` says, else the group's own number. */
  runs(otherwise: number): number;
  /** A new empty folder outside the tree, removed at the end. */
  folder(): string;
  /** Progress, on stderr. */
  say(text: string): void;
}

/** One group of measurements: `npm run bench -- --only <name>`. */
export interface Group {
  /** As `--only` knows it. */
  readonly name: string;
  /** One line for `--help`. */
  readonly about: string;
  /** Measures. What it throws is told as a failure of the whole group; the other groups still run. */
  run(bench: Bench): Promise<Table>;
}
