import type { ExecFileException } from 'node:child_process';
import type { ProgramResult } from './computer.ts';

export interface ProgramSettings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly timeoutMilliseconds: number;
  /** Ends the program when it is aborted. */
  readonly signal?: AbortSignal | undefined;
}

const MAXIMUM_BYTES = 1024 * 1024;

/**
 * Runs a program without a shell and with nothing on its stdin, and ends it when it takes too long, prints more than 1 MiB or nobody
 * wants its answer any more.
 * Never rejects: `code` is undefined where it could not be started or was ended.
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  settings: ProgramSettings,
): Promise<ProgramResult> {
  const { execFile } = await import('node:child_process');
  const options = {
    env: { ...settings.env },
    cwd: settings.cwd,
    timeout: settings.timeoutMilliseconds,
    signal: settings.signal,
    maxBuffer: MAXIMUM_BYTES,
    // A program may ignore the polite signal.
    killSignal: 'SIGKILL',
    windowsHide: true,
  } as const;
  return new Promise((resolve) => {
    try {
      const child = execFile(file, args, options, (error, stdout, stderr) => {
        resolve({ code: exitCode(error), stdout, stderr });
      });
      // A program that has ended already does not read what it was sent.
      child.stdin?.on('error', () => undefined).end();
    } catch (error) {
      resolve({ code: undefined, stdout: '', stderr: error instanceof Error ? error.message : '' });
    }
  });
}

function exitCode(error: ExecFileException | null): number | undefined {
  if (error === null) return 0;
  return typeof error.code === 'number' && !error.killed ? error.code : undefined;
}
