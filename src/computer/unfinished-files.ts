import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Computer } from './computer.ts';
import { isRunning } from './running.ts';

/** This run of the program: in a container the process id alone is often the same in every run. */
const RUN = shortId();
const NAME = /^\.aws-ecs-setup-(.+)-(\d+)-([0-9a-f]{8})-[0-9a-f]{8}\.tmp$/;

type Owner = Pick<Computer, 'hostName' | 'pid'>;

/** A name for a file that is still being written. It tells whose it is: `.aws-ecs-setup-<host>-<pid>-<run>-<random>.tmp`. */
export function unfinishedName(owner: Owner): string {
  return `.aws-ecs-setup-${hostPart(owner.hostName)}-${owner.pid}-${RUN}-${shortId()}.tmp`;
}

/**
 * Removes what runs on this host that are no longer there (killed, power cut) left half-written in a folder; they may hold a secret.
 * Files of other hosts, of runs still going on and of any other name stay. A folder that cannot be read is left alone.
 */
export async function removeUnfinishedFiles(directory: string, owner: Owner): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  const left = names.filter((name) => isLeftBehind(name, owner));
  await Promise.all(left.map((name) => rm(join(directory, name), { force: true }).catch(() => undefined)));
}

function isLeftBehind(name: string, owner: Owner): boolean {
  const [, host, pid, run] = NAME.exec(name) ?? [];
  if (host !== hostPart(owner.hostName) || run === RUN) return false;
  return Number(pid) === owner.pid || !isRunning(Number(pid));
}

function hostPart(hostName: string): string {
  return hostName.replace(/[^A-Za-z0-9.-]/g, '_').slice(0, 64) || 'localhost';
}

/** Guards against no one: the file is created exclusively. */
function shortId(): string {
  return Math.random().toString(16).slice(2, 10).padEnd(8, '0');
}
