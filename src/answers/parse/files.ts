import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Computer } from '../../computer/computer.ts';
import { systemCode } from '../../computer/file-errors.ts';
import { parsePublicKey } from '../../computer/keys/public-key.ts';
import { readTextFile } from '../../computer/text-file.ts';
import { SetupError } from '../../engine/errors.ts';

export type Here = Pick<Computer, 'home' | 'cwd'>;

/** A path as a person writes it (`~` is their home), made absolute. */
function absolutePath(text: string, here: Here): string {
  if (text.trim() === '' || text.includes('\0')) throw new SetupError('input.path', {}, 2);
  if (text === '~') return here.home;
  return /^~[/\\]/.test(text) ? join(here.home, text.slice(2)) : resolve(here.cwd, text);
}

/** What is there, if anything. @throws SetupError `file.not-a-directory`, exit 2, where a part of the path is a file: nothing can be made there */
async function lookAt(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') throw new SetupError('file.not-a-directory', { path }, 2);
    return undefined;
  }
}

/** A folder that is there, or can still be made. @throws SetupError `input.not-a-directory`, exit 2 */
export async function directory(text: string, here: Here): Promise<string> {
  const path = absolutePath(text, here);
  const found = await lookAt(path);
  if (found && !found.isDirectory()) throw new SetupError('input.not-a-directory', { path }, 2);
  return path;
}

/**
 * A file's path whose own folder may still have to be made.
 * @throws SetupError `input.is-a-directory` or, for a pipe or a device, `file.not-regular`, exit 2
 */
export async function filePath(text: string, here: Here): Promise<string> {
  const path = absolutePath(text, here);
  const found = await lookAt(path);
  if (found?.isDirectory() || /[/\\]$/.test(text)) throw new SetupError('input.is-a-directory', { path }, 2);
  if (found && !found.isFile()) throw new SetupError('file.not-regular', { path }, 2);
  return path;
}

/** The path of a public key's file that EC2 will take. Empty for none. @throws SetupError, exit 2, that says what is in it instead */
export async function publicKeyFile(text: string, here: Here): Promise<string> {
  if (text === '') return text;
  const path = await filePath(text, here);
  const content = await readTextFile(path);
  if (content === undefined) throw new SetupError('input.no-such-file', { path }, 2);
  parsePublicKey(content);
  return path;
}
