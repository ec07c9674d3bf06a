import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import type { Computer } from '../computer/computer.ts';
import { SetupError } from '../engine/errors.ts';
import { errorCode } from './error-code.ts';

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
