import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Variables } from './environment.ts';
import { atFileEnd } from './leftovers.ts';
import { until } from './waiting.ts';

/** A moto server of one's own: an AWS account that answers the real wire protocols on loopback. */
export interface Moto {
  /** For AWS_ENDPOINT_URL. */
  readonly url: string;
  /** All the server has written so far. */
  readonly log: string;
  /** Empties the account. */
  reset(): Promise<void>;
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>;
}

export interface MotoOptions {
  /** The interpreter; where absent the variable PYTHON, else `python3`. */
  readonly python?: string;
  /** It outlives the test file that started it, and ends with the process. */
  readonly shared?: boolean;
  /** Further variables for the server, e.g. `INITIAL_NO_AUTH_ACTION_COUNT`. */
  readonly env?: Variables;
}

const server = fileURLToPath(new URL('./moto_server.py', import.meta.url));

/** Starts moto's server on a free loopback port. Throws, saying what to install, when Python or moto is missing. */
export async function startMoto(options: MotoOptions = {}): Promise<Moto> {
  const python = options.python ?? (process.env.PYTHON || 'python3');
  const child = spawn(python, [server, '-H', '127.0.0.1', '-p', '0'], {
    env: { ...outerVariables(), MOTO_IAM_LOAD_MANAGED_POLICIES: 'true', ...options.env },
    // Its input stays open until this process is gone, however that ends: then the server ends too.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let log = '';
  let failure: string | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  child.on('error', (error) => {
    failure = error.message;
  });
  child.on('close', (code) => {
    failure ??= `it ended with code ${code}`;
  });
  const end = () => stop(child);
  if (!options.shared) atFileEnd(end);
  const address = () => /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log)?.[1];
  const trouble = (why: string) =>
    `${python} ${server} did not start (${why}). These tests need Python 3 with moto: pip install 'moto[server]'; PYTHON names another interpreter.\n${log}`;
  await until(
    () => failure !== undefined || address() !== undefined,
    60_000,
    () => trouble('no answer in 60 s'),
  );
  const url = address();
  if (failure !== undefined || url === undefined) throw new Error(trouble(failure ?? 'no address'));
  const ask = async (path: string, method: string) => {
    const response = await fetch(url + path, { method });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`moto answered ${response.status} to ${method} ${path}\n${log}`);
  };
  await ask('/moto-api/data.json', 'GET');
  return {
    url,
    get log() {
      return log;
    },
    reset: () => ask('/moto-api/reset', 'POST'),
    stop: end,
  };
}

let shared: Promise<Moto> | undefined;

/** One server for all test files of a process: each opens accounts of its own in it, and nobody empties it. */
export function sharedMoto(): Promise<Moto> {
  shared ??= startMoto({ shared: true });
  return shared;
}

/** Python finds its packages by the outer environment; AWS's and moto's own variables would bend the server. */
function outerVariables(): Variables {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|MOTO)_/.test(name)));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'close');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone.finally(() => clearTimeout(impatience));
}
