import type { Connection } from '../aws/connection.ts';
import type { LocalPlaces, Setup } from '../aws/context.ts';
import type { Identity } from '../aws/identity.ts';
import { partitionOfRegion } from '../aws/partition.ts';
import { type ExitCode, SetupError } from '../engine/errors.ts';
import type { StateAccount } from '../state/paths.ts';
import type { Store } from '../state/store.ts';
import { askAhead, heldWhileOpen } from './ask-ahead.ts';
import { begin } from './begin.ts';
import { reachAccount } from './reach-account.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';
import { tellIdentity, tellPlace } from './telling.ts';

/** One run's hold on one account: who we are, where we work, what is remembered. */
export interface Session {
  readonly connection: Connection;
  readonly identity: Identity;
  readonly regions: readonly string[];
  readonly local: LocalPlaces;
  readonly store: Store;
  /** Other accounts that have a set-up on this computer. */
  readonly otherAccounts: readonly StateAccount[];
  close(): Promise<void>;
}

/** A command that works in an account's session. */
export interface SessionCommand<Code> {
  readonly options: GlobalOptions;
  /** One that changes things holds the account's lock. */
  readonly purpose: 'change' | 'look';
  readonly around: Surroundings;
  /** Begins what takes longest and is needed last; called before anything is loaded. `over` is aborted when nobody waits for it any more. */
  beginAhead?(over: AbortSignal): void;
  /** Loads what the command consists of: while the first answer is on its way, since it takes longer than that. */
  load(): Promise<Code>;
  run(code: Code, session: Session): Promise<ExitCode>;
}

/**
 * Finds the credentials, the account, the regions and the account's state, runs the command there and closes everything again.
 * @throws SetupError, exit 3 for refused credentials, for another account than `--expect-account`, and where a set-up is needed and there is none
 */
export async function inSession<Code>(command: SessionCommand<Code>): Promise<ExitCode> {
  const session = await openSession(command);
  try {
    return await command.run(await command.load(), session);
  } finally {
    await session.close();
  }
}

async function openSession<Code>({
  options,
  purpose,
  around,
  beginAhead,
  load,
}: SessionCommand<Code>): Promise<Session> {
  const beginning = await begin(options, around);
  tellPlace(beginning.endpoint, around);
  const ahead = beginning.regions ? undefined : askAhead(options, beginning, around);
  const told = ahead ? { ...around, report: heldWhileOpen(ahead.answer, around.report) } : around;
  const closed = new AbortController();
  try {
    const reaching = reachAccount({
      options,
      beginning,
      around: told,
      closed: closed.signal,
      questionShown: ahead?.shown,
      beginAhead,
      load,
    });
    const [{ connection, identity, practice }, answer] = await Promise.all([reaching, ahead?.answer]);
    refuseUnexpected(identity, options.expectAccount);
    // One of another partition than the account's is no choice.
    const answered = answer && partitionOfRegion(answer)?.id === identity.partition.id ? [answer] : undefined;
    const named = beginning.regions ?? answered;
    const tell = (regions: readonly string[] = []) => tellIdentity(identity, regions, connection, told);
    // With the regions of the set-up so far where no others are named; who it is is told whatever comes of that.
    if (named) tell(named);
    const { openAccount } = await import('./account.ts');
    const { directory } = beginning;
    const opening = openAccount({ directory, identity, connection, options, purpose, around, closed: closed.signal });
    if (!named) await opening.catch(() => tell());
    const account = await opening;
    const close = async () => {
      closed.abort();
      connection.transport.close();
      await account.release();
    };
    try {
      const regions = named ?? (await chooseRegions(connection, account, options, around, tell));
      return { ...account, connection, identity, regions, local: practice?.local ?? account.local, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    closed.abort();
    await ahead?.close();
    throw error;
  }
}

async function chooseRegions(
  connection: Connection,
  { store }: Pick<Session, 'store'>,
  options: GlobalOptions,
  around: Surroundings,
  tell: (regions?: readonly string[]) => void,
): Promise<readonly string[]> {
  const { askRegions, regionsSoFar } = await import('./regions.ts');
  let soFar: readonly string[] | undefined;
  try {
    soFar = regionsSoFar(store.state, options, around);
  } finally {
    tell(soFar);
  }
  return soFar ?? askRegions(connection, store.state, around);
}

/** The set-up a session works on, once its id is known. */
export function setupOf(session: Session, id: string): Setup {
  return { id, identity: session.identity };
}

function refuseUnexpected(identity: Identity, expected: string | undefined): void {
  if (expected === undefined || expected.replaceAll('-', '') === identity.accountId) return;
  const facts = { flag: '--expect-account', expected, actual: identity.accountId };
  throw new SetupError('account.not-expected', facts, 3);
}
