import type { Connection } from '../aws/connection.ts';
import type { LocalPlaces } from '../aws/context.ts';
import type { Identity } from '../aws/identity.ts';
import { SetupError } from '../engine/errors.ts';
import { listAccounts } from '../state/accounts.ts';
import { acquireLock } from '../state/lock.ts';
import { type StateAccount, stateFileName } from '../state/paths.ts';
import { openStore, type Store } from '../state/store.ts';
import { placesHere } from './places.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** What this computer holds of an account. */
export interface OpenAccount {
  readonly store: Store;
  /** Other accounts that have a set-up on this computer. */
  readonly otherAccounts: readonly StateAccount[];
  /** The person's own folders and address. */
  readonly local: LocalPlaces;
  /** Gives the lock back, where there is one. */
  release(): Promise<void>;
}

interface Opening {
  /** Of the state files. */
  readonly directory: string;
  readonly identity: Identity;
  readonly connection: Connection;
  readonly options: GlobalOptions;
  readonly purpose: 'change' | 'look';
  readonly around: Surroundings;
  /** Aborted when nobody waits for answers any more. */
  readonly closed: AbortSignal;
}

/**
 * Opens an account's state, to change it with the account's lock.
 * @throws SetupError where the state or the lock is not to be had; exit 3 where a set-up is needed and there is none
 */
export async function openAccount(opening: Opening): Promise<OpenAccount> {
  const { directory, options, purpose, closed } = opening;
  const { accountId, partition } = opening.identity;
  const { endpoint } = opening.connection;
  const { computer, isAlive, signal } = opening.around;
  const account: StateAccount = { partition: partition.id, accountId, endpoint };
  const fileName = stateFileName(account);
  const lock = purpose === 'look' ? undefined : await acquireLock({ directory, fileName, computer, isAlive });
  try {
    const [store, accounts] = await Promise.all([
      openStore({ directory, account, readOnly: purpose === 'look', computer }),
      listAccounts(directory),
    ]);
    const otherAccounts = accounts.filter((other) => other.accountId !== accountId);
    if (options.needsSetup && !store.state) throw noSetup(otherAccounts);
    const local = placesHere(computer, AbortSignal.any([signal, closed]), options.profile);
    return { store, otherAccounts, local, release: async () => lock?.release() };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** Refused by name: going on, or undoing, where this account has nothing to go on with. */
function noSetup(others: readonly StateAccount[]): SetupError {
  const accounts = others.map(({ accountId }) => accountId).join(', ');
  return new SetupError(accounts ? 'resume.nothing' : 'resume.none-at-all', { accounts }, 3);
}
