import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../engine/errors.ts';
import { errorCode } from './atomic-file.ts';
import type { StateAccount } from './paths.ts';
import { readState } from './state-files.ts';

const NAME = /^(?<file>(?<partition>[a-z-]+)-(?<accountId>\d{12})(?:@(?<endpoint>.+))?\.json)(?:\.backup)?$/;

/**
 * The accounts that have a set-up in this directory, in the order of their file names. A file that cannot be understood counts too: by its name.
 * @throws SetupError `state.not-readable` when the directory cannot be read
 */
export async function listAccounts(directory: string): Promise<readonly StateAccount[]> {
  const byFile = new Map<string, StateAccount>();
  for (const name of (await namesIn(directory)).sort()) {
    const { file, partition, accountId, endpoint } = NAME.exec(name)?.groups ?? {};
    if (!file || !partition || !accountId || byFile.has(file)) continue;
    const named = { partition, accountId, ...(endpoint === undefined ? {} : { endpoint }) };
    byFile.set(file, (await accountIn(join(directory, file))) ?? named);
  }
  return [...byFile.values()];
}

async function accountIn(path: string): Promise<StateAccount | undefined> {
  try {
    return (await readState(path))?.state.account;
  } catch (error) {
    if (error instanceof SetupError) return undefined;
    throw error;
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return await readdir(directory);
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT') return [];
    throw new SetupError('state.not-readable', { path: directory, reason: reason ?? 'unknown' }, 1, { cause: error });
  }
}
