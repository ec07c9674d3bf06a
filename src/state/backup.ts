import { randomUUID } from 'node:crypto';
import { realpathSync, type Stats, statSync } from 'node:fs';
import { link, rename, rm, utimes } from 'node:fs/promises';
import { TEMPORARY } from './atomic-file.ts';

/** Where the backup of a state file is. */
export function backupOf(path: string): string {
  return `${path}.backup`;
}

/** What tells a file from every other, and from itself once it was changed. */
export type FileIdentity = Pick<Stats, 'dev' | 'ino' | 'size' | 'mode' | 'mtimeMs'>;

/** Undefined where it cannot be told. */
export function identityOf(path: string): FileIdentity | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Makes a state file its own backup, under a second name, before another takes its place: it is on disk already and need not be written
 * twice.
 * @param written the file as this run left it
 * @returns false where it is not that file any more, or where the system has no second names for it: then nothing was done
 */
export async function linkBackup(path: string, written: FileIdentity): Promise<boolean> {
  const temporary = `${backupOf(path)}${TEMPORARY}${randomUUID()}`;
  try {
    const target = realpathSync(path);
    if (!isSame(statSync(target), written)) return false;
    await link(target, temporary);
    // A backup's time is that of the write it was made for: a run that has to do with it waits from then on.
    const now = new Date();
    await utimes(temporary, now, now);
    await rename(temporary, backupOf(path));
    return true;
  } catch {
    return false;
  } finally {
    // Still there where the backup was another name of the same file before.
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

function isSame(one: FileIdentity, other: FileIdentity): boolean {
  const facts = ['dev', 'ino', 'size', 'mode', 'mtimeMs'] as const;
  return facts.every((fact) => one[fact] === other[fact]);
}
