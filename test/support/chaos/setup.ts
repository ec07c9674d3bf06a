import { accessSync, constants } from 'node:fs';
import { vi } from 'vitest';
import { mortalDisk } from './mortal-disk.ts';

vi.mock('node:fs/promises', async (importOriginal) => mortalDisk(await importOriginal()));

// Hashing a password is made slow on purpose; who has to sign in two thousand times takes a quick one.
vi.mock('node:crypto', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:crypto')>();
  const scryptSync = (password: string, salt: Buffer, length: number) =>
    real.createHash('sha256').update(salt).update(password).digest().subarray(0, length);
  return { ...real, scryptSync, default: { ...real, scryptSync } };
});

/** Most of the time of a run goes to the disk; where there is one in memory, that is taken. */
const memory = '/dev/shm';
try {
  accessSync(memory, constants.W_OK);
  process.env.TMPDIR = memory;
} catch {
  // The usual place for temporary files, then.
}
