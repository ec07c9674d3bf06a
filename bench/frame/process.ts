import { spawn } from 'node:child_process';
import type { Program } from '../../test/support/environment.ts';
import { atFileEnd } from '../../test/support/leftovers.ts';

export interface ProcessOptions {
  /** The whole environment: see `cleanEnvironment`. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Exit codes that are no failure; 0 where absent. */
  readonly codes?: readonly number[];
  /** Two minutes where absent. */
  readonly timeoutMilliseconds?: number;
}

export interface Ended {
  /** From just before it was started until it had ended and all it wrote was read. */
  readonly milliseconds: number;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a whole process without a terminal and takes the time. Throws, with its last words, when it fails or does not end in time. */
export function timeProcess(
  [file, ...before]: Program,
  args: readonly string[],
  { env, cwd, codes = [0], timeoutMilliseconds = 120_000 }: ProcessOptions,
): Promise<Ended> {
  const shown = [file, ...before, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const written = { stdout: '', stderr: '' };
    const start = performance.now();
    const child = spawn(file, [...before, ...args], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMilliseconds);
    atFileEnd(() => void child.kill('SIGKILL'));
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        written[stream] += text;
      });
    }
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(new Error(`${shown} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      const milliseconds = performance.now() - start;
      clearTimeout(timer);
      if (code !== null && codes.includes(code)) resolve({ milliseconds, code, ...written });
      else reject(new Error(`${shown} ended with ${signal ?? code}\n${lastWords(written.stderr || written.stdout)}`));
    });
  });
}

const lastWords = (text: string): string => text.trimEnd().split('\n').slice(-15).join('\n');
