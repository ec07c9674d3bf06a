import type { ExitCode } from '../engine/errors.ts';
import type { Output } from '../ui/screen.ts';
import type { GlobalOptions, Surroundings } from '../wizard/surroundings.ts';

/** The options every command has, as commander gives them. */
export interface GlobalFlags {
  readonly profile?: string;
  readonly region?: string;
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
  readonly stateDir?: string;
  readonly sandbox?: boolean;
  readonly debug?: boolean;
  readonly color?: boolean;
  readonly expectAccount?: string;
  /** The command that goes on with this one after Ctrl-C; where absent, `resume`, or `startedAs` before there is anything to resume. */
  readonly goesOnWith?: string;
  /** The command itself. Like the one before it, set by commands and not by people. */
  readonly startedAs?: string;
}

/** The sentence for a code, in the person's language. */
export type Say = (code: string, facts?: Readonly<Record<string, string>>) => string;

/** A command's work, given what it runs in. */
export type Work = (options: GlobalOptions, around: Surroundings) => Promise<ExitCode>;

/** What the commands are made from. */
export interface Cli {
  readonly version: string;
  readonly stdout: Output;
  readonly say: Say;
  /** Puts the surroundings together and runs a command's work in them; its exit code is the process's. */
  run(flags: GlobalFlags, work: Work): Promise<void>;
}

/** Everything given on the command line, before and after the command's name. */
export type Values = GlobalFlags & Readonly<Record<string, unknown>>;
