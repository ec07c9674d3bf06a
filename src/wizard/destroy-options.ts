import type { GlobalOptions } from './surroundings.ts';

/** What `destroy` is asked to do. */
export interface DestroyOptions extends GlobalOptions {
  /** `--confirm`: the account number, with `--yes` in place of a person who types it. */
  readonly confirm?: string | undefined;
  readonly only?: readonly string[] | undefined;
  readonly dryRun: boolean;
}
