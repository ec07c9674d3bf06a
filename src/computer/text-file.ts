import type { FileHandle } from 'node:fs/promises';
import { SetupError } from '../engine/errors.ts';
import { fileError, systemCode } from './file-errors.ts';
import { openRegularFile } from './regular-file.ts';

/** Keys, credentials and answers take a few kilobytes. */
const MOST_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/**
 * The text of a file; undefined where there is none.
 * @throws SetupError `file.not-regular` for a pipe, a device or a folder, `file.too-large` with `{ path, most }` for more than a megabyte,
 * else what `fileError` makes of the failure
 */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    const file = await openRegularFile(path);
    try {
      return await readUpTo(file, path);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw fileError(error, path);
  }
}

/** What a file says of its own size need not be true (`/proc`). */
async function readUpTo(file: FileHandle, path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for (let left = MOST_BYTES + 1; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(Math.min(left, CHUNK_BYTES)));
    if (bytesRead === 0) return Buffer.concat(chunks).toString('utf8');
    left -= bytesRead;
    if (left <= 0) throw new SetupError('file.too-large', { path, most: '1 MiB' });
    chunks.push(buffer.subarray(0, bytesRead));
  }
}
