import { chmod, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Computer } from '../computer/computer.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { backupOf, type FileIdentity, identityOf, linkBackup } from './backup.ts';
import { makeDirectory, notWritable, removeLeftovers } from './directory.ts';
import type { FoundState } from './state-files.ts';

interface WriterOptions {
  readonly computer: Pick<Computer, 'now'>;
  readonly write?: (path: string, text: string) => Promise<void>;
}

/**
 * Makes the function that replaces a state file: the last good text becomes the backup, then the new text takes its place.
 * It writes nothing when that text is on disk already, for its owner's eyes only. Calls must not overlap.
 * The function throws SetupError `state.not-writable`.
 */
export function stateWriter(
  path: string,
  found: FoundState | undefined,
  options: WriterOptions,
): (text: string) => Promise<void> {
  const { computer, write = writeFileAtomically } = options;
  let good = found?.text;
  /** The file that holds it, once this run has written one. */
  let written: FileIdentity | undefined;
  let inOrder = found !== undefined && !found.healed && !found.tooOpen;
  let prepared = false;

  const prepare = async () => {
    await makeDirectory(dirname(path));
    await removeLeftovers(dirname(path), basename(path), computer.now());
    if (found?.healed?.main === 'bad') await putAside(path, computer.now());
    prepared = true;
  };

  return async (text) => {
    if (inOrder && text === good) return;
    try {
      if (!prepared) await prepare();
      const isBackedUp = written !== undefined && (await linkBackup(path, written));
      if (good !== undefined && !isBackedUp) await write(backupOf(path), good);
      written = undefined;
      await write(path, text);
      written = identityOf(path);
    } catch (error) {
      throw notWritable(path, error);
    }
    good = text;
    inOrder = true;
  };
}

/** Killed right after, the next run finds the file missing and its backup good. */
async function putAside(path: string, now: number): Promise<void> {
  const time = new Date(now).toISOString().replace(/[-:.]/g, '');
  const aside = `${path}.unreadable-${time}`;
  await rename(path, aside);
  await chmod(aside, 0o600);
}
