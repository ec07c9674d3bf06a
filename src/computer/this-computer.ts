import type { Computer } from './computer.ts';
import { runProgram } from './run-program.ts';

/** What the program was started with and by whom; read from `process` and `os` in main.ts. */
export type ComputerValues = Pick<
  Computer,
  'env' | 'platform' | 'arch' | 'home' | 'userName' | 'hostName' | 'pid' | 'cwd'
>;

/** The real computer: the system's clock, timers and programs. */
export function thisComputer(values: ComputerValues): Computer {
  const { env, cwd } = values;
  return {
    ...values,
    now: () => Date.now(),
    sleep,
    run: (file, args, timeoutMilliseconds, signal) => runProgram(file, args, { env, cwd, timeoutMilliseconds, signal }),
  };
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
