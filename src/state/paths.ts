import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import { errorCode } from './atomic-file.ts';

/** Whose state it is: one set-up per partition and account, and apart from it one per endpoint override. */
export interface StateAccount {
  /** `aws`, `aws-cn`, `aws-us-gov` */
  readonly partition: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** The endpoint override, when there is one. */
  readonly endpoint?: string | undefined;
}

/**
 * Where the state files are: `--state-dir`, else AWS_ECS_SETUP_STATE_DIR, else the user's data directory. Absolute; nothing is created.
 * @throws SetupError `state.directory-unusable` (exit 2) when the flag or the variable names something that is not a directory
 */
export function stateDirectory(
  options: Pick<Computer, 'env' | 'home' | 'platform'> & { readonly flag?: string | undefined },
): string {
  const { flag, env, home, platform } = options;
  const variable = env.AWS_ECS_SETUP_STATE_DIR;
  const chosen = flag ?? (variable || undefined);
  if (chosen === undefined) return envPaths('aws-ecs-setup', { suffix: '' }).data;
  // No shell expands the tilde in `--state-dir=~/x`, nor in a variable that was set in quotes.
  const tilde = platform === 'win32' ? /^~(?=[\\/]|$)/ : /^~(?=\/|$)/;
  const directory = resolve(chosen.replace(tilde, () => home));
  if (chosen.trim() === '' || !canBeDirectory(directory)) {
    const source = flag === undefined ? 'AWS_ECS_SETUP_STATE_DIR' : '--state-dir';
    throw new SetupError('state.directory-unusable', { flag: source, path: chosen }, 2);
  }
  return directory;
}

function canBeDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    return errorCode(error) !== 'ENOTDIR';
  }
}

/** Where the practice account keeps its own state, apart from every real one. */
export function sandboxDirectory(stateDirectory: string): string {
  return join(stateDirectory, 'sandbox');
}

/** `aws-123456789012.json`; with an endpoint override `aws-123456789012@127.0.0.1-5000.json`, so that it never mixes with the real account. */
export function stateFileName(account: StateAccount): string {
  const name = `${plainName(account.partition)}-${plainName(account.accountId)}`;
  return account.endpoint === undefined ? `${name}.json` : `${name}@${endpointName(account.endpoint)}.json`;
}

/** An endpoint as it is kept and compared: without a password, a query or a closing slash. */
export function plainEndpoint(endpoint: string): string {
  if (!URL.canParse(endpoint)) return endpoint;
  const url = new URL(endpoint);
  return `${url.protocol}//${url.host}${url.pathname}`.replace(/\/+$/, '');
}

function endpointName(endpoint: string): string {
  const plain = plainEndpoint(endpoint);
  const [, host, port] = /^http:\/\/([^/:]+):(\d+)$/.exec(plain) ?? [];
  return plainName(host && port ? `${host}-${port}` : plain);
}

/** The text itself where every file system takes it; else what is readable of it and a hash, so that two never become one. */
function plainName(text: string): string {
  if (/^[a-z0-9][a-z0-9.-]{0,79}$/.test(text)) return text;
  const readable = text.replace(/^https?:\/\//, '').replace(/[^a-zA-Z0-9.]+/g, '-');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${readable.slice(0, 60).replace(/^[-.]+/, '')}-${hash}`;
}
