import { randomBytes } from 'node:crypto';
import { makeClients } from '../aws/clients.ts';
import { type Connection, connect, connectToPractice } from '../aws/connection.ts';
import type { LocalPlaces, Setup } from '../aws/context.ts';
import type { Identity } from '../aws/identity.ts';
import { loadProfiles, profileName, profileRegion } from '../aws/profiles.ts';
import { checkRegions, type ResolvedRegions, resolveRegions } from '../aws/region.ts';
import { bootstrapRegion, whoAmI } from '../aws/whoami.ts';
import { SetupError } from '../engine/errors.ts';
import { listAccounts } from '../state/accounts.ts';
import { acquireLock } from '../state/lock.ts';
import { type StateAccount, sandboxDirectory, stateFileName } from '../state/paths.ts';
import { openStore, type Store } from '../state/store.ts';
import { placesHere } from './places.ts';
import { chooseRegions } from './regions.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';
import { tellIdentity } from './telling.ts';

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

export type SessionPurpose = 'change' | 'look';

/**
 * Finds the credentials, the account, the regions and the account's state. A session that changes things holds the account's lock.
 * @throws SetupError, exit 3 for refused credentials, for another account than `--expect-account`, and where a set-up is needed and there is none
 */
export async function openSession(
  options: GlobalOptions,
  purpose: SessionPurpose,
  around: Surroundings,
): Promise<Session> {
  const { computer, practice, lastCall, version, log } = around;
  const asked = await askedRegions(options, around);
  const connection = practice
    ? connectToPractice(practice.attach, asked?.regions ?? [], lastCall, version, log)
    : await connect({
        profile: options.profile,
        env: computer.env,
        regions: asked?.regions,
        mfaCode: (serial) => mfaCode(serial, around),
        signal: lastCall,
        version,
        log,
      });
  for (const notice of connection.notices) around.report({ type: 'notice', level: 'info', ...notice });
  const [identity] = await Promise.all([whoAmI(connection), asked && knownRegions(connection, asked.regions)]);
  refuseUnexpected(identity, options.expectAccount);

  tellIdentity(identity, asked?.regions ?? [], connection, around);

  const directory = practice ? sandboxDirectory(options.stateDirectory) : options.stateDirectory;
  const { accountId, partition } = identity;
  const account: StateAccount = { partition: partition.id, accountId, endpoint: connection.endpoint };
  const lock =
    purpose === 'change'
      ? await acquireLock({ directory, fileName: stateFileName(account), computer, isAlive: around.isAlive })
      : undefined;
  try {
    const store = await openStore({ directory, account, readOnly: purpose === 'look', computer });
    const otherAccounts = (await listAccounts(directory)).filter((other) => other.accountId !== accountId);
    if (options.needsSetup && !store.state) throw noSetup(otherAccounts);
    const regions = asked?.regions ?? (await chooseRegions(connection, store.state, options, around));
    return {
      connection,
      identity,
      regions,
      local: practice?.local ?? placesHere(computer, around.signal, options.profile),
      store,
      otherAccounts,
      close: async () => {
        connection.transport.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** The set-up a session works on, once its id is known. */
export function setupOf(session: Session, id: string): Setup {
  return { id, identity: session.identity };
}

export const newSetupId = (): string => randomBytes(6).toString('hex');

/** Refused by name: going on, or undoing, where this account has nothing to go on with. */
function noSetup(others: readonly StateAccount[]): SetupError {
  const accounts = others.map(({ accountId }) => accountId).join(', ');
  return new SetupError(accounts ? 'resume.nothing' : 'resume.none-at-all', { accounts }, 3);
}

async function askedRegions(options: GlobalOptions, around: Surroundings): Promise<ResolvedRegions | undefined> {
  const { env } = around.computer;
  if (around.practice) return resolveRegions({ flag: options.region, env });
  const profiles = await loadProfiles(env);
  const ofProfile = profileRegion(profiles, profileName(options.profile, env));
  return resolveRegions({ flag: options.region, env, profileRegion: ofProfile });
}

async function knownRegions(connection: Connection, regions: readonly string[]): Promise<void> {
  try {
    await checkRegions(makeClients(connection, bootstrapRegion(connection), 'look').ec2, regions);
  } catch (error) {
    // Whatever else goes wrong here goes wrong for who we are too, and is told there with its reason.
    if (error instanceof SetupError) throw error;
  }
}

async function mfaCode(serial: string, around: Surroundings): Promise<string> {
  if (!around.prompter) throw new SetupError('credentials.mfa-needs-terminal', { serial }, 3);
  return around.prompter.line({ code: 'prompt.mfa-code', facts: { serial } });
}

function refuseUnexpected(identity: Identity, expected: string | undefined): void {
  if (expected === undefined || expected.replaceAll('-', '') === identity.accountId) return;
  const facts = { flag: '--expect-account', expected, actual: identity.accountId };
  throw new SetupError('account.not-expected', facts, 3);
}
