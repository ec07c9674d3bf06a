import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { SetupError } from '../engine/errors.ts';

/** A pipe that nobody writes to would be waited for for ever, and that wait cannot be stopped. Windows has no such flag. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens an ordinary file for reading. A pipe, a socket, a device or a folder is refused before it is opened: reading it might never end.
 * @throws SetupError `file.not-regular` with `{ path }`; the system's error (ENOENT, EACCES, …)
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  if (!(await stat(path)).isFile()) throw new SetupError('file.not-regular', { path });
  return open(path, WITHOUT_WAITING);
}
