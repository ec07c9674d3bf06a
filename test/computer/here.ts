import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Computer } from '../../src/computer/computer.ts';
import { thisComputer } from '../../src/computer/this-computer.ts';

/** A computer whose clock, timers and programs are real, with the given values changed. */
export function here(changes: Partial<Computer> = {}): Computer {
  const values = {
    env: process.env,
    platform: 'linux',
    arch: 'x64',
    home: tmpdir(),
    userName: 'alice',
    hostName: hostname(),
    pid: process.pid,
    cwd: tmpdir(),
  } as const;
  return { ...thisComputer(values), ...changes };
}

/** Gives `work` a folder of its own that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'computer-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
