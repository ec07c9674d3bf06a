import type { FlagTexts } from './given.ts';
import type { GlobalOptions } from './surroundings.ts';

/** What `init`, `resume` and the steps' own commands are asked to do. */
export interface SetupOptions extends GlobalOptions {
  /** The flags that answer questions, by name without dashes. */
  readonly flags: FlagTexts;
  readonly answersFile?: string | undefined;
  readonly dryRun: boolean;
  /** `--ask`: ask again what was answered before. */
  readonly again: boolean;
  readonly only?: readonly string[] | undefined;
  readonly accept: readonly string[];
  readonly resetPassword: boolean;
  readonly replaceKeyPair: boolean;
  /** `--check-permissions`: ask beforehand whether the plan's calls would be allowed. */
  readonly checkPermissions?: boolean;
  /** `resume`: there must be a set-up to go on with. */
  readonly resume: boolean;
}
