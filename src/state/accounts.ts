import { join } from 'node:path';
import { SetupError } from '../engine/errors.ts';
import { accountFiles } from './account-files.ts';
import type { StateAccount } from './paths.ts';
import { readState } from './state-files.ts';

/**
 * The accounts that have a set-up in this directory, in the order of their file names. A file that cannot be understood counts too: by its name.
 * @throws SetupError `state.not-readable` when the directory cannot be read
 */
export async function listAccounts(directory: string): Promise<readonly StateAccount[]> {
  const accounts: StateAccount[] = [];
  for (const { file, ...named } of accountFiles(directory)) {
    accounts.push((await accountIn(join(directory, file))) ?? named);
  }
  return accounts;
}

async function accountIn(path: string): Promise<StateAccount | undefined> {
  try {
    return (await readState(path))?.state.account;
  } catch (error) {
    if (error instanceof SetupError) return undefined;
    throw error;
  }
}
