import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import { CLAIM, makeDirectory, notWritable } from './directory.ts';
import {
  identityOf,
  type LockHolder,
  placeFile,
  printHolder,
  readLock,
  replaceFile,
  type SeenLock,
} from './lock-file.ts';
import { processStart } from './process-start.ts';

/** How long a lock file that names nobody may be one that is just being written. */
const GRACE = 3_000;
const PAUSE = 50;
/** Ten seconds of pauses: several times what any takeover takes. */
const ROUNDS = 200;

/** The right to write one state file. */
export interface Lock {
  /** Gives it back; a lock that is not ours any more is left alone. Safe to call twice. */
  release(): Promise<void>;
}

export interface LockOptions {
  readonly directory: string;
  /** The state file's name; the lock is beside it, with `.lock` at the end. */
  readonly fileName: string;
  readonly computer: Pick<Computer, 'pid' | 'hostName' | 'now' | 'sleep'>;
  /** Is there a process of this number on this computer? A process we may not signal (EPERM) is one. */
  readonly isAlive: (pid: number) => boolean;
  /** Told to whoever finds the lock held. */
  readonly command?: string;
  /** When a process began; only a test needs another than what the platform tells. */
  readonly startOf?: (pid: number) => Promise<string | undefined>;
}

/**
 * Takes the lock on a state file, creating the directory (0700) where needed. A lock left by a dead process of this host is taken over.
 * @throws SetupError `state.locked` (or `state.locked-elsewhere`: another host's, which nobody here can judge) naming the holder,
 * `state.lock-unsettled` when it keeps changing hands, `state.not-writable`
 */
export async function acquireLock(options: LockOptions): Promise<Lock> {
  const { directory, fileName, computer } = options;
  const path = join(directory, `${fileName}.lock`);
  const content = printHolder(await ourselves(options));
  try {
    await makeDirectory(directory);
    for (let round = 0; round < ROUNDS; round += 1) {
      const outcome = await tryLock(path, content, options);
      if (outcome === 'ours') return { release: () => release(path, content) };
      if (outcome !== 'busy') throw heldBy(outcome, path, computer.hostName);
      await computer.sleep(PAUSE);
    }
  } catch (error) {
    throw notWritable(path, error);
  }
  throw new SetupError('state.lock-unsettled', { path });
}

/** `busy`: somebody is just taking or leaving it; come again. */
type Outcome = 'ours' | 'busy' | LockHolder;

async function tryLock(path: string, content: string, options: LockOptions): Promise<Outcome> {
  if (await placeFile(path, content)) return 'ours';
  const seen = await readLock(path);
  if (!seen) return 'busy';
  if (seen.holder && (await lives(seen.holder, options))) return seen.holder;
  // Abs: a clock that was set back must not make a broken lock eternal.
  if (!seen.holder && Math.abs(options.computer.now() - seen.modifiedAt) < GRACE) return 'busy';
  return replaceDead(path, seen, content, options);
}

/**
 * Puts our lock in the place of a dead one. Only who holds the claim on that very lock may, and claims are locks themselves, so a taker
 * that dies here is taken over in the same way. A slow taker finds, once it has the claim, that the lock is no longer the one it saw.
 * The dead lock stays until ours is there: no newcomer finds the place empty.
 */
async function replaceDead(path: string, dead: SeenLock, content: string, options: LockOptions): Promise<Outcome> {
  const claim = `${path}${CLAIM}${dead.identity}`;
  if ((await tryLock(claim, content, options)) !== 'ours') return 'busy';
  try {
    if ((await readLock(path))?.identity !== dead.identity) return 'busy';
    await replaceFile(path, content);
    return 'ours';
  } finally {
    await release(claim, content);
  }
}

async function lives(holder: LockHolder, options: LockOptions): Promise<boolean> {
  const { computer, isAlive, startOf = processStart } = options;
  if (holder.host !== computer.hostName) return true;
  if (!isAlive(holder.pid)) return false;
  if (holder.processStart === undefined) return true;
  const start = await startOf(holder.pid);
  return start === undefined || start === holder.processStart;
}

async function release(path: string, content: string): Promise<void> {
  if ((await readLock(path))?.identity === identityOf(content)) await rm(path, { force: true });
}

async function ourselves({ computer, command, startOf = processStart }: LockOptions): Promise<LockHolder> {
  const start = await startOf(computer.pid);
  return {
    pid: computer.pid,
    host: computer.hostName,
    startedAt: new Date(computer.now()).toISOString(),
    ...(start === undefined ? {} : { processStart: start }),
    ...(command === undefined ? {} : { command }),
  };
}

function heldBy(holder: LockHolder, path: string, hostName: string): SetupError {
  const code = holder.host === hostName ? 'state.locked' : 'state.locked-elsewhere';
  const { pid, host, startedAt, command = '' } = holder;
  return new SetupError(code, { pid: String(pid), host, since: startedAt, command, path });
}
