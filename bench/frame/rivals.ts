import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Program } from '../../test/support/environment.ts';

/** What the program is measured against, as found on PATH. */
export interface Rival {
  readonly program: Program;
  /** `aws-cli 1.45.11`. */
  readonly version: string;
}

/** Nothing where it is not installed. */
export interface Rivals {
  readonly aws: Rival | undefined;
  readonly terraform: Rival | undefined;
  /** A Python 3 that has boto3. */
  readonly boto3: Rival | undefined;
  /** PATH with the rivals themselves before whatever wraps them; for everything that is measured, ours too, which asks `aws` its version. */
  readonly path: string;
}

export const NOT_INSTALLED = 'not installed';

/**
 * Looks for the rivals. A version manager's wrapper (pyenv's shims take 50 ms and more a start) would flatter us: the Python that it starts is
 * asked where it really is, and the `aws` beside it is taken.
 */
export async function findRivals(): Promise<Rivals> {
  const python = await output(process.env.PYTHON || 'python3', ['-c', 'import sys; print(sys.executable)']);
  const binaries = python === undefined ? [] : [dirname(python)];
  const path = [...binaries, process.env.PATH].join(delimiter);
  const besides = binaries.map((folder) => join(folder, 'aws')).filter((file) => existsSync(file));
  return {
    path,
    aws: await rival([besides[0] ?? 'aws'], ['--version'], (said) => `aws-cli ${/^aws-cli\/(\S+)/.exec(said)?.[1]}`),
    terraform: await rival(['terraform'], ['version'], (said) => /^Terraform v\S+/m.exec(said)?.[0].replace(' v', ' ')),
    boto3: python
      ? await rival([python], ['-c', 'import boto3; print(boto3.__version__)'], (said) => `boto3 ${said}`)
      : undefined,
  };
}

async function rival(
  program: Program,
  args: readonly string[],
  read: (said: string) => string | undefined,
): Promise<Rival | undefined> {
  const [file, ...before] = program;
  const said = await output(file, [...before, ...args]);
  const version = said === undefined ? undefined : read(said);
  return version === undefined ? undefined : { program, version };
}

/** What a program says; nothing where it is not there or fails. */
async function output(file: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(file, [...args], { timeout: 60_000 });
    return stdout.trim();
  } catch {
    return undefined;
  }
}
