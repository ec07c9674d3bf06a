import { type FileHandle, link, lstat, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetupError } from '../engine/errors.ts';
import type { Computer } from './computer.ts';
import { fileError, systemCode } from './file-errors.ts';
import { type PrivateMode, restrictFile } from './restrict-file.ts';
import { removeUnfinishedFiles, unfinishedName } from './unfinished-files.ts';

type Here = Pick<Computer, 'platform' | 'userName' | 'hostName' | 'pid' | 'run'>;

/**
 * Writes a secret to a new file that is its owner's alone from its first byte, and is there whole or not at all: it gets its own name by an
 * exclusive link after it is on the disk. Folders that are missing are made 0700. What killed runs left half-written beside it is removed.
 *
 * Throws `file.exists` with `{ path }` where anything of that name is there, a dangling link included; nothing is ever overwritten.
 * Other failures: see `fileError`; `file.not-restricted` (Windows).
 */
export async function writePrivateFile(path: string, text: string, mode: PrivateMode, here: Here): Promise<void> {
  const directory = dirname(path);
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 }).catch(explainDirectory);
    await removeUnfinishedFiles(directory, here);
    if (await isTaken(path)) throw new SetupError('file.exists', { path });
    const temporary = join(directory, unfinishedName(here));
    try {
      await writeNew(temporary, text, mode, here);
      await place(temporary, path, text, mode, here);
    } finally {
      await rm(temporary, { force: true });
    }
    if (here.platform === 'win32' && mode === 0o400) await restrictFile(path, mode, here);
    await syncDirectory(directory);
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Gives the written file its own name; where the file system knows no hard links, writes it again under that name, just as exclusively. */
async function place(temporary: string, path: string, text: string, mode: PrivateMode, here: Here): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw new SetupError('file.exists', { path });
    await writeNew(path, text, mode, here);
  }
}

/** Creates a file that was not there; one that could not be finished is taken away again. */
async function writeNew(path: string, text: string, mode: PrivateMode, here: Here): Promise<void> {
  const file = await openNew(path, mode);
  try {
    // Read-only on Windows would forbid linking and renaming; the last restriction comes at the end.
    if (here.platform === 'win32') await restrictFile(path, 0o600, here);
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
  await file.close();
}

async function openNew(path: string, mode: PrivateMode): Promise<FileHandle> {
  try {
    return await open(path, 'wx', mode);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw new SetupError('file.exists', { path });
    throw error;
  }
}

async function isTaken(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** A file where a folder should be is EEXIST to mkdir, which would read as if the private file were there. */
function explainDirectory(error: unknown): never {
  const code = systemCode(error) === 'EEXIST' ? 'ENOTDIR' : undefined;
  throw code === undefined ? error : Object.assign(new Error(code), { code });
}

/** A new name lasts through a power cut only once its folder is on the disk; not every system lets a folder be synced. */
async function syncDirectory(directory: string): Promise<void> {
  const folder = await open(directory, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
