import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../engine/errors.ts';
import { type AccountData, newAccount } from './account.ts';
import { keepsChanges } from './failure.ts';
import { emptyRegion } from './new-region.ts';

/** The account.json of a practice account. */
export interface Store {
  readonly file: string;
  /** What is in the file now, or a brand-new account while there is none; not to be changed. Throws 'sandbox.unreadable' | 'sandbox.newer' {file}. */
  read(): AccountData;
  /** Runs one writing call: what it changed is on disk when it returns, and nothing is when it throws. */
  write<T>(run: (account: AccountData) => T): T;
}

/**
 * Reading, changing and writing are one synchronous stretch, so that calls of this process cannot lose
 * each other's changes whoever opened the directory, and no lock is needed.
 */
export function openStore(directory: string, defaultVpc: boolean): Store {
  const file = path.join(directory, 'account.json');
  /** What is in the file, as long as it is that file. */
  let known: { readonly account: AccountData; readonly version: string } | undefined;
  const read = () => {
    const version = versionOf(file);
    if (known && known.version === version) return known.account;
    const account = parse(file, contents(file)) ?? newAccount(defaultVpc);
    known = { account, version };
    return account;
  };
  const save = (account: AccountData) => {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    replaceFile(file, `${JSON.stringify(account)}\n`);
    known = { account: completed(account), version: versionOf(file) };
  };
  return {
    file,
    read,
    write: (run) => {
      const account = read();
      // Unless it is saved, what is changed now is none of the account.
      known = undefined;
      try {
        const answer = run(account);
        save(account);
        return answer;
      } catch (error) {
        if (keepsChanges(error)) save(account);
        throw error;
      }
    },
  };
}

/** Another for every content: a file is only ever replaced. Empty where there is none. */
function versionOf(file: string): string {
  const there = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  return there ? `${there.dev} ${there.ino} ${there.mtimeNs} ${there.size}` : '';
}

/** Whatever happens, the old account or the new one is there whole. */
function replaceFile(file: string, text: string): void {
  const temporary = `${file}.tmp-${randomUUID()}`;
  try {
    fs.writeFileSync(temporary, text, { mode: 0o600, flag: 'wx', flush: true });
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

function contents(file: string): string | undefined {
  try {
    // A pipe or a device might never end.
    if (!fs.statSync(file).isFile()) throw new TypeError('no ordinary file');
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new SetupError('sandbox.unreadable', { file }, 1, { cause: error });
  }
}

function parse(file: string, text: string | undefined): AccountData | undefined {
  if (text === undefined) return undefined;
  const value = json(text);
  if (typeof value !== 'object' || value === null || !('version' in value) || typeof value.version !== 'number') {
    throw new SetupError('sandbox.unreadable', { file });
  }
  if (value.version !== 1) throw new SetupError('sandbox.newer', { file, version: String(value.version) });
  return completed(value as AccountData);
}

/** An account from before some kinds of things were known has none of them. */
function completed(account: AccountData): AccountData {
  const regions = Object.entries(account.regions).map(([name, region]) => [name, { ...emptyRegion(), ...region }]);
  return { ...account, regions: Object.fromEntries(regions) };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
