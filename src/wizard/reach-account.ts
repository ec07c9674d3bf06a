import { COMMON_REGIONS } from '../aws/common-regions.ts';
import type { Connection } from '../aws/connection.ts';
import type { Identity } from '../aws/identity.ts';
import { watchRequests } from '../aws/request-watch.ts';
import type { Beginning } from './begin.ts';
import type { GlobalOptions, Practice, Surroundings } from './surroundings.ts';

/** An account that has said who it is. */
export interface ReachedAccount {
  readonly connection: Connection;
  readonly identity: Identity;
  /** With `--sandbox`. */
  readonly practice: Practice | undefined;
}

export interface Reaching {
  readonly options: GlobalOptions;
  readonly beginning: Beginning;
  readonly around: Surroundings;
  /** Aborted when nobody waits for answers any more. */
  readonly closed: AbortSignal;
  /** Resolves when a question that is open meanwhile stands on the screen: nothing is to take time before. */
  readonly questionShown: Promise<void> | undefined;
  /** Begins what takes longest and is needed last. */
  readonly beginAhead: ((over: AbortSignal) => void) | undefined;
  /** Loads what comes after this. */
  load(): Promise<unknown>;
}

/**
 * Asks the account who it is, and EC2 for regions that not every account has. Only what that takes is loaded before; the rest as soon as the
 * requests have left, for then there is nothing else to do.
 * @throws what `connect` and `whoAmI` throw, and SetupError for regions that cannot be worked in
 */
export async function reachAccount({
  options,
  beginning: { profiles, regions = [] },
  around,
  closed,
  questionShown,
  beginAhead,
  load,
}: Reaching): Promise<ReachedAccount> {
  await questionShown;
  beginAhead?.(closed);
  const requests = watchRequests();
  try {
    const { signIn } = await import('./sign-in.ts');
    const { connection, practice, identity } = await signIn({ options, profiles, regions, around, closed });
    await requests.left(1, identity);
    const usable = checkRegions(connection, regions);
    await requests.left(2, usable);
    // What goes wrong with it is told when it is needed.
    void Promise.all([import('./account.ts'), load()]).catch(() => undefined);
    await around.viewLoaded?.();
    await usable;
    return { connection, practice, identity: await identity };
  } finally {
    requests.end();
  }
}

async function checkRegions(connection: Connection, regions: readonly string[]): Promise<void> {
  if (regions.every((region) => COMMON_REGIONS.includes(region))) return;
  const { knownRegions } = await import('./regions.ts');
  await knownRegions(connection, regions);
}
