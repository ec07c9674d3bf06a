import { readdirSync } from 'node:fs';
import { SetupError } from '../engine/errors.ts';
import { errorCode } from './error-code.ts';
import type { StateAccount } from './paths.ts';

/** An account's state by the name of its file. */
export interface AccountFile extends StateAccount {
  readonly file: string;
}

const NAME = /^(?<file>(?<partition>[a-z-]+)-(?<accountId>\d{12})(?:@(?<endpoint>.+))?\.json)(?:\.backup)?$/;

/**
 * The state files of a directory, or what is left of them, in the order of their names; none is read.
 * @throws SetupError `state.not-readable` when the directory cannot be read
 */
export function accountFiles(directory: string): readonly AccountFile[] {
  const found = new Map<string, AccountFile>();
  for (const name of namesIn(directory).sort()) {
    const { file, partition, accountId, endpoint } = NAME.exec(name)?.groups ?? {};
    if (!file || !partition || !accountId || found.has(file)) continue;
    found.set(file, { file, partition, accountId, ...(endpoint === undefined ? {} : { endpoint }) });
  }
  return [...found.values()];
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    const reason = errorCode(error);
    if (reason === 'ENOENT') return [];
    throw new SetupError('state.not-readable', { path: directory, reason: reason ?? 'unknown' }, 1, { cause: error });
  }
}
