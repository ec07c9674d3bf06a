import { type FileHandle, mkdir, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SetupError } from '../engine/errors.ts';
import type { Computer } from './computer.ts';
import { fileError, systemCode } from './file-errors.ts';
import { removeFile } from './remove-file.ts';
import { restrictFile } from './restrict-file.ts';
import { readTextFile } from './text-file.ts';
import { removeUnfinishedFiles, unfinishedName } from './unfinished-files.ts';

type Here = Pick<Computer, 'platform' | 'userName' | 'hostName' | 'pid' | 'run'>;

export interface Rewriting {
  /** Must it be its owner's alone, because a secret is in it? Otherwise it stays as open as it is; a new one is 0600 either way. */
  readonly private: boolean;
  /** What it is to hold; `undefined` on either side for no file. Called with what is there at the moment of writing. */
  readonly edit: (text: string | undefined) => string | undefined;
}

/** Two changes of this run to the same file take turns. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Changes a file that is shared with other programs: the old or the new one is there whole, whatever happens. Folders that are missing
 * are made 0700; a symbolic link stays one, and what it points to is changed; owner and mode stay. What killed runs left half-written
 * beside it is removed.
 * @throws SetupError `file.not-text` with `{ path }` for what is not UTF-8, what `readTextFile` throws, else what `fileError` makes of it
 */
export function rewriteFile(path: string, rewriting: Rewriting, here: Here): Promise<void> {
  const turn = (turns.get(path) ?? Promise.resolve()).then(() => rewrite(path, rewriting, here));
  turns.set(
    path,
    turn.catch(() => undefined),
  );
  return turn;
}

/** The text of such a file; undefined where there is none. @throws as `rewriteFile` */
export async function readSharedFile(path: string): Promise<string | undefined> {
  const text = await readTextFile(path);
  // Written back it would not be what it was.
  if (text?.includes('\uFFFD')) throw new SetupError('file.not-text', { path });
  return text;
}

/** Finds out, before something depends on it, that a file can be read and changed. @throws as `rewriteFile` */
export async function checkRewritable(path: string, here: Here): Promise<void> {
  try {
    const target = await targetOf(path);
    await readSharedFile(target);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const temporary = join(dirname(target), unfinishedName(here));
    await (await open(temporary, 'wx', 0o600)).close();
    await rm(temporary, { force: true });
  } catch (error) {
    throw fileError(error, path);
  }
}

async function rewrite(path: string, { edit, private: isPrivate }: Rewriting, here: Here): Promise<void> {
  try {
    const target = await targetOf(path);
    const before = await readSharedFile(target);
    const text = edit(before);
    const directory = dirname(target);
    await removeUnfinishedFiles(directory, here);
    if (text === before) return;
    if (text === undefined) return await removeFile(target);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const temporary = join(directory, unfinishedName(here));
    try {
      await writeNew(temporary, text, target, isPrivate, here);
      await rename(temporary, target);
    } finally {
      await rm(temporary, { force: true });
    }
    await syncDirectory(directory);
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Where a symbolic link leads, even to a file that is not there yet. */
async function targetOf(path: string, steps = 0): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    const link = await readlink(path).catch(() => undefined);
    return link === undefined || steps > 40 ? path : targetOf(resolve(dirname(path), link), steps + 1);
  }
}

async function writeNew(path: string, text: string, like: string, isPrivate: boolean, here: Here): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    if (here.platform === 'win32') {
      if (isPrivate) await restrictFile(path, 0o600, here);
    } else await takeAfter(file, like, isPrivate);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** With `sudo` the file stays the person's own. */
async function takeAfter(file: FileHandle, like: string, isPrivate: boolean): Promise<void> {
  const [old, own] = [await stat(like).catch(() => undefined), await file.stat()];
  if (!old) return;
  if (old.uid !== own.uid || old.gid !== own.gid) await file.chown(old.uid, old.gid).catch(() => undefined);
  if (!isPrivate) await file.chmod(old.mode & 0o777);
}

/** A new name lasts through a power cut only once its folder is on the disk; not every system lets a folder be synced. */
async function syncDirectory(directory: string): Promise<void> {
  const folder = await open(directory, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
