import type { CallLog } from '../aws/call-log.ts';
import type { Attach } from '../aws/client.ts';
import type { LocalPlaces } from '../aws/context.ts';
import type { Pairing } from '../aws/pairing.ts';
import type { Computer } from '../computer/computer.ts';
import type { Report } from './events.ts';
import type { Prompter } from './prompter.ts';

/** What a run is made from; put together in main.ts. */
export interface Surroundings {
  readonly computer: Computer;
  /** Aborted by Ctrl-C, SIGTERM or SIGHUP: nothing new is begun. */
  readonly signal: AbortSignal;
  /** Aborted a moment later: what is still in flight is cut off. */
  readonly lastCall: AbortSignal;
  readonly report: Report;
  /** Resolves when what is reported is told at once; before, it may wait until that has been loaded. */
  readonly viewLoaded?: () => Promise<void>;
  /** Absent where nobody can be asked. */
  readonly prompter: Prompter | undefined;
  /** Absent where nobody can be shown a secret. */
  readonly pairing?: Pairing | undefined;
  readonly version: string;
  /** Is there a process of this number on this computer? */
  readonly isAlive: (pid: number) => boolean;
  /** Opens the practice account; absent without `--sandbox`. */
  readonly practice: (() => Promise<Practice>) | undefined;
  /** Where calls are written down, with `--debug`. */
  readonly log?: CallLog | undefined;
  /** Language of the defaults that depend on it (the region a Korean newcomer most likely wants). */
  readonly language: 'en' | 'ko';
}

export interface Practice {
  readonly attach: Attach;
  readonly local: LocalPlaces;
}

/** The options every command has. */
export interface GlobalOptions {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly yes: boolean;
  readonly stateDirectory: string;
  /** `--state-dir` as it was given. */
  readonly stateFlag?: string | undefined;
  readonly expectAccount?: string | undefined;
  /** The command goes on with a set-up, or undoes one: there must be one in this account. */
  readonly needsSetup?: boolean;
  /** `--ask`: ask again what was answered before. */
  readonly again?: boolean;
}
