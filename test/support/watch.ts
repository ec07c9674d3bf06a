import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Trace } from './secret-scan.ts';

/** What was seen of a home directory, a directory of temporary files and some processes from the start to the end. */
interface Seen {
  /** Everything that was ever in a file that is not meant for secrets, or among the arguments of a process. */
  readonly traces: readonly Trace[];
  /** All that was ever in a file that is meant for them. */
  readonly holders: readonly { readonly path: string; readonly text: string }[];
  /** Files of the home directory that others could read at some moment, as `path 0644`. */
  readonly open: readonly string[];
  /** The files meant for secrets that are there at the end, as `name 0600`. */
  readonly kept: readonly string[];
}

export interface Watch {
  /** Looks at the arguments of this process and of all it starts, where the system has /proc. */
  follow(pid: number | undefined): void;
  stop(): Seen;
}

/** The files that hold a secret: credentials, a password that waits to be sent, private keys, and what these are before they have their names. */
const HOLDER = /-credentials\.csv(\.next)?$|^credentials$|\.(pem|ppk)$|^\.aws-ecs-setup-.+\.tmp$/;
/** Milliseconds; more where a look takes long, so that what is watched is not held up by it. */
const SHORTEST_PAUSE = 4;

/**
 * Looks again and again, every few milliseconds, until it is stopped. What comes and goes in between is not seen; `met` is told of every
 * process with the arguments seen, and again of one that has others now.
 */
export function watch(
  home: string,
  temporary: string,
  met: (pid: number, text: string) => void = () => undefined,
): Watch {
  const traces = new Map<string, Trace>();
  const holders = new Map<string, { path: string; text: string }>();
  const open = new Set<string>();
  const known = new Set<string>();
  const pids = new Set<number>();
  const greeted = new Set<string>();

  const lookAtFile = (path: string, isOurs: boolean) => {
    const stat = lstatSync(path);
    if (!stat.isFile()) return;
    const key = `${path} ${stat.ino} ${stat.size} ${stat.mtimeMs} ${stat.mode}`;
    if (known.has(key)) return;
    const text = readFileSync(path, 'latin1');
    known.add(key);
    traces.set(`name of ${path}`, { where: `name of ${path}`, text: path });
    if (isOurs && (stat.mode & 0o077) !== 0) open.add(withMode(path));
    if (isOurs && HOLDER.test(basename(path))) holders.set(key, { path, text });
    else traces.set(key, { where: path, text });
  };
  const look = () => {
    for (const path of filesIn(home)) unlessGone(() => lookAtFile(path, true));
    for (const path of filesIn(temporary)) unlessGone(() => lookAtFile(path, false));
    for (const pid of [...pids].flatMap(family)) {
      const text = unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
      if (!text || greeted.has(`${pid} ${text}`)) continue;
      greeted.add(`${pid} ${text}`);
      traces.set(text, { where: `arguments of process ${text.replaceAll('\0', ' ').slice(0, 60)}`, text });
      met(pid, text);
    }
  };
  let timer: NodeJS.Timeout;
  const lookAgain = () => {
    const start = performance.now();
    look();
    timer = setTimeout(lookAgain, Math.max(SHORTEST_PAUSE, 4 * (performance.now() - start)));
  };
  lookAgain();
  return {
    follow(pid) {
      if (pid === undefined) return;
      pids.add(pid);
      look();
    },
    stop() {
      clearTimeout(timer);
      look();
      const kept = filesIn(home).filter((path) => HOLDER.test(basename(path)));
      return {
        traces: [...traces.values()],
        holders: [...holders.values()],
        open: [...open],
        kept: kept.map((path) => basename(withMode(path))).toSorted(),
      };
    },
  };
}

function filesIn(directory: string): readonly string[] {
  const entries = unlessGone(() => readdirSync(directory, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

const withMode = (path: string): string => `${path} 0${(lstatSync(path).mode & 0o777).toString(8)}`;

/** A process and all that come from it. */
function family(pid: number): readonly number[] {
  const children = unlessGone(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')) ?? '';
  const numbers = children.split(' ').filter(Boolean).map(Number);
  return [pid, ...numbers.flatMap(family)];
}

/** Files and processes end while they are looked at. */
function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ESRCH') return undefined;
    throw error;
  }
}
