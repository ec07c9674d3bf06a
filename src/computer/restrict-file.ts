import { chmod, stat } from 'node:fs/promises';
import { SetupError } from '../engine/errors.ts';
import type { Computer } from './computer.ts';
import { fileError, systemCode } from './file-errors.ts';

/** Who may do what with a private file: only its owner, reading (0400) or reading and writing (0600). */
export type PrivateMode = 0o400 | 0o600;

/** The permission bits of a file, e.g. 0o400; undefined where there is none. They mean nothing on Windows. */
export async function fileMode(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw fileError(error, path);
  }
}

/** What icacls is to be run with so that nobody but the user has the file; OpenSSH for Windows refuses a key others can read. */
export function icaclsArguments(path: string, userName: string, mode: PrivateMode): readonly string[] {
  return [path, '/inheritance:r', '/grant:r', `${userName}:${mode === 0o400 ? 'R' : '(R,W)'}`];
}

/**
 * Leaves a file to its owner alone, with chmod or (Windows) icacls.
 * Throws `file.not-restricted` with `{ path, reason }` where icacls fails, and what `fileError` makes of a failed chmod.
 */
export async function restrictFile(
  path: string,
  mode: PrivateMode,
  computer: Pick<Computer, 'platform' | 'userName' | 'run'>,
): Promise<void> {
  if (computer.platform === 'win32') {
    const result = await computer.run('icacls', icaclsArguments(path, computer.userName, mode), 10_000);
    if (result.code === 0) return;
    const reason = (result.stderr || result.stdout).trim() || 'icacls';
    throw new SetupError('file.not-restricted', { path, reason });
  }
  await chmod(path, mode).catch((error: unknown) => {
    throw fileError(error, path);
  });
}
