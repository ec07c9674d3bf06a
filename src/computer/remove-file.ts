import { rm } from 'node:fs/promises';
import { fileError } from './file-errors.ts';

/**
 * Removes a file; one that is not there is removed already.
 * @throws what `fileError` makes of any other failure
 */
export async function removeFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    throw fileError(error, path);
  }
}
