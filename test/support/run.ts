import { spawn } from 'node:child_process';
import { builtTool, makeHome, type Program, toolEnvironment, type Variables } from './environment.ts';
import { atFileEnd } from './leftovers.ts';
import { holds, until } from './waiting.ts';

export interface RunOptions {
  /** Added to the environment built from scratch; `undefined` takes a variable away. */
  readonly env?: Variables;
  /** Pass one to run several times in the same home; a new one otherwise. */
  readonly home?: string;
  /** The home directory where absent. */
  readonly cwd?: string;
  /** All that stdin holds; empty and ended where absent. */
  readonly input?: string;
  /** 60 seconds where absent. */
  readonly timeoutMilliseconds?: number;
  /** Started instead of the built tool. */
  readonly program?: Program;
}

export interface RunResult {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program under way, without a terminal. */
export interface RunningTool {
  readonly pid: number | undefined;
  readonly home: string;
  /** All it has written so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** SIGKILL where absent: what a power cut looks like from inside. */
  kill(signal?: NodeJS.Signals): void;
  /** Resolves once stdout or stderr holds the text; throws with both when it does not in time. */
  waitFor(wanted: string | RegExp, timeoutMilliseconds?: number): Promise<void>;
  /** Resolves when it has ended and all it wrote is read; past `timeoutMilliseconds` it is killed and this throws. */
  wait(): Promise<RunResult>;
}

/** Starts the built tool (or `program`) as a child without a terminal; what still runs after the file's tests is killed. */
export function startTool(args: readonly string[], options: RunOptions = {}): RunningTool {
  const [file, ...before] = options.program ?? builtTool;
  const home = options.home ?? makeHome();
  const child = spawn(file, [...before, ...args], {
    cwd: options.cwd ?? home,
    env: toolEnvironment(home, options.env),
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  }
  // A program that does not read its stdin closes it under us.
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  let ended = false;
  const end = new Promise<RunResult>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...written }));
  }).finally(() => {
    ended = true;
  });
  end.catch(() => undefined);
  const said = () => `\n--- stdout\n${written.stdout}\n--- stderr\n${written.stderr}`;
  atFileEnd(() => void child.kill('SIGKILL'));
  return {
    pid: child.pid,
    home,
    get stdout() {
      return written.stdout;
    },
    get stderr() {
      return written.stderr;
    },
    kill: (signal = 'SIGKILL') => void child.kill(signal),
    async waitFor(wanted, timeoutMilliseconds = 20_000) {
      const there = () => holds(written.stdout, wanted) || holds(written.stderr, wanted);
      const missing = () =>
        `${wanted} was not written${ended ? ' before the program ended' : ` in ${timeoutMilliseconds} ms`}${said()}`;
      await until(() => there() || ended, timeoutMilliseconds, missing);
      if (!there()) throw new Error(missing());
    },
    async wait() {
      const allowed = options.timeoutMilliseconds ?? 60_000;
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, allowed);
      const result = await end.finally(() => clearTimeout(timer));
      if (late) throw new Error(`${[file, ...before, ...args].join(' ')} did not end in ${allowed} ms${said()}`);
      return result;
    },
  };
}

/** Runs the built tool (or `program`) without a terminal to its end. Throws when it cannot be started or does not end in time. */
export function runTool(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return startTool(args, options).wait();
}
