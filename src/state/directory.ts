import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../engine/errors.ts';
import { TEMPORARY } from './atomic-file.ts';
import { errorCode } from './error-code.ts';

/** Longer than any write takes. */
const LEFTOVER_AGE = 60_000;

/** Makes the state directory, for its owner alone; one that is there is left as it is. */
export async function makeDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
}

/** Removes what killed runs left half-written beside a state file: temporary files and claims on locks that are long gone. */
export async function removeLeftovers(directory: string, fileName: string, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(`${fileName}.`) || !(name.includes(TEMPORARY) || name.includes(CLAIM))) continue;
    const path = join(directory, name);
    const there = await stat(path).catch(() => undefined);
    if (there && now - there.mtimeMs > LEFTOVER_AGE) await rm(path, { force: true });
  }
}

/** The part of a name that tells a claim on the lock of a dead run. */
export const CLAIM = '.claim-';

/** What a refused write means for the set-up: `state.not-writable` with the path and the system's name for the reason. */
export function notWritable(path: string, error: unknown): unknown {
  const reason = errorCode(error);
  return reason === undefined ? error : new SetupError('state.not-writable', { path, reason }, 1, { cause: error });
}
