import type { Traces } from './evidence.ts';
import type { Strike } from './faults.ts';

/** The commands that are struck, and those that go on after them. */
export type CommandName = 'init' | 'resume' | 'destroy';

/** How a run ended. */
export interface Ending {
  /** Undefined when it was killed. */
  readonly exitCode: number | undefined;
  /** What it refused to begin for: the error's code and facts. */
  readonly refusal?: { readonly code: string; readonly facts: Readonly<Record<string, string>> };
  /** What went wrong on the way, a line for each node. */
  readonly failures: readonly string[];
  /** The names of the writing calls, in order. */
  readonly writes: readonly string[];
  /** The names of the changes on this computer, in order; empty over the wire, where they are not seen. */
  readonly changes: readonly string[];
  /** Did the call that was to be struck come? */
  readonly struck: boolean;
}

/** What an undisturbed run does: the names of its writing calls, and of its changes on this computer. */
export interface Done {
  readonly calls: readonly string[];
  readonly changes: readonly string[];
}

/** An account and a computer, and runs of the program there: in this process on the practice account, or over the wire. */
export interface Stage {
  readonly traces: Traces;
  /** One run of the program, which may be struck. Everything is answered with yes. */
  run(command: CommandName, strike?: Strike): Promise<Ending>;
  /** Lets the time pass, where it matters. */
  wait(milliseconds: number): Promise<void>;
}

/** How a run ended, for people. */
export function endOf({ exitCode, refusal, failures }: Ending): string {
  const why = refusal ? [`${refusal.code} ${JSON.stringify(refusal.facts)}`] : failures;
  return [String(exitCode ?? 'killed'), ...why].join('; ');
}
