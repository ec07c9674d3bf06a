import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/** The part of a name that tells a file being written, so that what a killed run left can be told from the rest. */
export const TEMPORARY = '.tmp-';

/**
 * Puts a text in the place of a file so that, whatever happens, the old or the new one is there whole; 0600 from its first byte.
 * Resolves when it would survive a power cut. A symbolic link stays one: the file it points to is replaced.
 * Not with write-file-atomic (7.0.1): it takes a short write on a full disk for a whole one and renames the cut file over the good one.
 * @throws the system's error (ENOSPC, EACCES, …); the old file is then untouched
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const temporary = `${target}${TEMPORARY}${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncDirectory(dirname(target));
}

/** Without it a power cut can undo the rename. Some systems cannot open or sync a directory; they get what they can give. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    const handle = await open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP', 'EPERM'].includes(errorCode(error) ?? '')) throw error;
  }
}
