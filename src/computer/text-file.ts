import { readFile } from 'node:fs/promises';
import { fileError, systemCode } from './file-errors.ts';

/**
 * The text of a file; undefined where there is none.
 * @throws what `fileError` makes of any other failure
 */
export async function readTextFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw fileError(error, path);
  }
}
