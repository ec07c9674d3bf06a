import { SetupError } from '../engine/errors.ts';

const CODES: Readonly<Record<string, string>> = {
  ENOSPC: 'file.no-space',
  EDQUOT: 'file.no-space',
  EACCES: 'file.denied',
  EPERM: 'file.denied',
  EROFS: 'file.read-only',
  ENOTDIR: 'file.not-a-directory',
  EEXIST: 'file.exists',
  ENAMETOOLONG: 'file.name-too-long',
};

/**
 * What a failed file call means to a person: `file.no-space`, `file.denied`, `file.read-only`, `file.not-a-directory`, `file.exists`,
 * `file.name-too-long`, else `file.unwritable`. Facts: `path` (the file that was wanted) and `reason` (the system's code, e.g. `EIO`).
 * An error that is no system error is given back as it is.
 */
export function fileError(error: unknown, path: string): unknown {
  const reason = systemCode(error);
  if (reason === undefined) return error;
  return new SetupError(CODES[reason] ?? 'file.unwritable', { path, reason }, 1, { cause: error });
}

/** `ENOENT` and its like; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  if (error instanceof SetupError || !(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}
