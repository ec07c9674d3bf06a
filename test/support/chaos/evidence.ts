import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseCredentials } from '../../../src/computer/credentials-csv.ts';
import { readPublicKey } from '../../../src/computer/keys/read.ts';
import { type AccountClients, type Inventory, readAccount } from '../inventory.ts';
import { normalise } from '../inventory-normalise.ts';
import { differencesOf } from './difference.ts';
import { stateFileIn } from './state-damage.ts';

/** Where the traces of a set-up are. */
export interface Traces {
  readonly clients: AccountClients;
  readonly region: string;
  readonly keyDirectory: string;
  readonly credentialsDirectory: string;
  readonly stateDirectory: string;
  /** Is this the password that signs in? */
  signsIn(user: string, password: string): Promise<boolean>;
}

/** What an undisturbed run leaves. */
export interface Undisturbed {
  readonly inventory: Inventory;
  /** node → created or adopted, as the state has it. */
  readonly owners: Readonly<Record<string, string>>;
}

/** Reads what a run left. */
export async function readTraces(traces: Traces): Promise<Undisturbed> {
  const account = await readAccount(traces.clients, [traces.region]);
  return { inventory: normalise(account), owners: ownersIn(traces.stateDirectory) };
}

/**
 * What is not as after an undisturbed run: duplicates, things missing, a lost key or password, half-written files. Empty when all is well.
 * @param remembered must the state know everything as made by the tool?
 */
export async function flawsOf(
  traces: Traces,
  undisturbed: Undisturbed,
  remembered: boolean,
): Promise<readonly string[]> {
  const account = await readAccount(traces.clients, [traces.region]);
  return [
    ...differencesOf(undisturbed.inventory, normalise(account)),
    ...keyFlaws(traces, account.regions[traces.region]?.keyPairs[0]?.publicKey),
    ...(await passwordFlaws(traces)),
    ...leftovers(traces),
    ...(remembered ? differencesOf(undisturbed.owners, ownersIn(traces.stateDirectory)) : []),
  ];
}

/** One private key, read-only to its owner, and the key pair's. */
function keyFlaws({ keyDirectory }: Traces, publicKey: string | undefined): readonly string[] {
  const [name, ...more] = filesOf(keyDirectory);
  if (name === undefined || more.length > 0) return [`key files: ${[name, ...more].join(', ')}`];
  const path = join(keyDirectory, name);
  const mode = statSync(path).mode & 0o777;
  return [
    ...(mode === 0o400 ? [] : [`${name} has mode ${mode.toString(8)}`]),
    ...(readPublicKey(readFileSync(path, 'utf8')) === publicKey ? [] : [`${name} is not the key of ${publicKey}`]),
  ];
}

async function passwordFlaws({ credentialsDirectory, signsIn }: Traces): Promise<readonly string[]> {
  const [name, ...more] = filesOf(credentialsDirectory).filter((one) => one.includes('credentials.csv'));
  if (name === undefined || more.length > 0) return [`credentials files: ${[name, ...more].join(', ')}`];
  const path = join(credentialsDirectory, name);
  const found = parseCredentials(readFileSync(path, 'utf8'));
  const mode = statSync(path).mode & 0o777;
  return [
    ...(mode === 0o600 ? [] : [`${name} has mode ${mode.toString(8)}`]),
    ...(found && (await signsIn(found.userName, found.password)) ? [] : [`the password in ${name} does not sign in`]),
  ];
}

/** What a killed run wrote half may hold a secret. */
function leftovers({ keyDirectory, credentialsDirectory }: Traces): readonly string[] {
  const files = [keyDirectory, credentialsDirectory].flatMap((directory) => filesOf(directory));
  return [...new Set(files)].filter((name) => /\.tmp|\.next$/.test(name)).map((name) => `${name} is left over`);
}

function ownersIn(directory: string): Readonly<Record<string, string>> {
  const path = stateFileIn(directory);
  if (path === undefined || !existsSync(path)) return {};
  const { nodes } = JSON.parse(readFileSync(path, 'utf8')) as {
    nodes: Record<string, { owner: string; status: string }>;
  };
  return Object.fromEntries(Object.entries(nodes).map(([node, { owner, status }]) => [node, `${owner}, ${status}`]));
}

/** The names of the files in a directory, which need not be there. */
export function filesOf(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}
