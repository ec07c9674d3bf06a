import { rm } from 'node:fs/promises';
import { openRegularFile } from '../computer/regular-file.ts';
import { SetupError } from '../engine/errors.ts';
import { backupOf } from './backup.ts';
import { notWritable } from './directory.ts';
import { errorCode } from './error-code.ts';
import { parseState, type State } from './schema.ts';

/** The state on disk, from the file itself or, where that is missing or bad, from its backup. */
export interface FoundState {
  readonly state: State;
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly modifiedAt: number;
  /** Others may read it. */
  readonly tooOpen: boolean;
  /** Set when the backup had to serve; `bad`: there is a file, but no state in it. */
  readonly healed?: { readonly main: 'missing' | 'bad' };
}

/** Removes a state file and, before it, its backup. @throws SetupError `state.not-writable` */
export async function removeState(path: string): Promise<void> {
  try {
    await rm(backupOf(path), { force: true });
    await rm(path, { force: true });
  } catch (error) {
    throw notWritable(path, error);
  }
}

type Look =
  | { readonly kind: 'absent' }
  | { readonly kind: 'bad' }
  | { readonly kind: 'good'; readonly found: FoundState };

/**
 * Reads a state file. Undefined when neither it nor a backup is there.
 * @throws SetupError `state.unreadable` when neither can be understood, `state.newer`, or `state.not-readable` when the system refuses
 */
export async function readState(path: string): Promise<FoundState | undefined> {
  const main = await look(path);
  if (main.kind === 'good') return main.found;
  const backup = await look(backupOf(path));
  if (backup.kind === 'good') {
    return { ...backup.found, healed: { main: main.kind === 'absent' ? 'missing' : 'bad' } };
  }
  if (main.kind === 'absent' && backup.kind === 'absent') return undefined;
  throw new SetupError('state.unreadable', { path, backup: backupOf(path) });
}

async function look(path: string): Promise<Look> {
  const file = await readWithStat(path);
  if (!file) return { kind: 'absent' };
  const text = textOf(file.content);
  const parsed = text === undefined ? { kind: 'unreadable' as const } : parseState(text);
  if (parsed.kind === 'newer') throw new SetupError('state.newer', { path, version: String(parsed.version) });
  if (parsed.kind === 'unreadable' || text === undefined) return { kind: 'bad' };
  return { kind: 'good', found: { state: parsed.state, text, modifiedAt: file.modifiedAt, tooOpen: file.tooOpen } };
}

async function readWithStat(path: string) {
  try {
    const handle = await openRegularFile(path);
    try {
      const { mode, mtimeMs } = await handle.stat();
      return { content: await handle.readFile(), modifiedAt: mtimeMs, tooOpen: (mode & 0o077) !== 0 };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const reason = errorCode(error);
    if (reason === 'ENOENT') return undefined;
    throw new SetupError('state.not-readable', { path, reason: reason ?? 'unknown' }, 1, { cause: error });
  }
}

/** Undefined when a byte was damaged in a way that a lenient decoder would hide inside a name. */
function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}
