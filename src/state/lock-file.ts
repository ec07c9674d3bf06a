import { createHash, randomUUID } from 'node:crypto';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { openRegularFile } from '../computer/regular-file.ts';
import { TEMPORARY } from './atomic-file.ts';
import { errorCode } from './error-code.ts';

/** Who holds a lock, as the lock file says. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** When the process began, where the platform tells; a later process of the same number has another. */
  readonly processStart?: string;
  /** The command it runs, e.g. `init`. */
  readonly command?: string;
}

const holderSchema: v.GenericSchema<unknown, LockHolder> = v.object({
  pid: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  host: v.string(),
  startedAt: v.string(),
  processStart: v.exactOptional(v.string()),
  command: v.exactOptional(v.string()),
});

/** A lock file as it was at one moment. */
export interface SeenLock {
  /** Two files with different content never share it. */
  readonly identity: string;
  /** Undefined when the file does not say. */
  readonly holder: LockHolder | undefined;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
}

/** The text of a lock file; no two are the same. */
export function printHolder(holder: LockHolder): string {
  return `${JSON.stringify({ ...holder, id: randomUUID() })}\n`;
}

/** Undefined when there is no such file. */
export async function readLock(path: string): Promise<SeenLock | undefined> {
  try {
    const file = await openRegularFile(path);
    try {
      const content = await file.readFile('utf8');
      return { identity: identityOf(content), holder: holderOf(content), modifiedAt: (await file.stat()).mtimeMs };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What `readLock` will say of a file with this content. */
export function identityOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** Puts a file where none is, complete from its first byte; false when one is there. */
export async function placeFile(path: string, content: string): Promise<boolean> {
  const temporary = await temporaryFile(path, content);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST') return false;
    // No hard links on this file system: exclusive still, but for an instant empty, which a reader takes for a lock being written.
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) return createExclusively(path, content);
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Puts a file in the place of another in one step: at no moment is there none. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const temporary = await temporaryFile(path, content);
  try {
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function temporaryFile(path: string, content: string): Promise<string> {
  const temporary = `${path}${TEMPORARY}${randomUUID()}`;
  await writeFile(temporary, content, { flag: 'wx', mode: 0o600 });
  return temporary;
}

async function createExclusively(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(content: string): LockHolder | undefined {
  try {
    const holder = v.safeParse(holderSchema, JSON.parse(content));
    return holder.success ? holder.output : undefined;
  } catch {
    return undefined;
  }
}
