import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Candidate } from './group.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Paths that are made, not written. */
const MADE = ['node_modules', '.git', 'dist'];

/**
 * Builds and packs the committed tree (with `workingTree`, the tree as it stands) in a folder of its own and installs the package into an empty
 * prefix with an empty cache and no registry. Only the build's own packages come from the checkout.
 */
export function makeCandidate(folder: string, workingTree: boolean): Candidate {
  const source = join(folder, 'source');
  const prefix = join(folder, 'installed');
  for (const place of [source, prefix, join(folder, 'home')]) mkdirSync(place, { recursive: true });
  const commit = copyTree(source, workingTree);
  symlinkSync(join(repository, 'node_modules'), join(source, 'node_modules'));
  const env = npmEnvironment(folder);
  run('npm', ['run', '--silent', 'build'], source, env);
  const packed = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], source, env);
  const tarball = join(folder, packed.trim().split('\n').at(-1) ?? '');
  run('npm', ['install', '--prefix', prefix, '--offline', '--no-audit', '--no-fund', tarball], prefix, env);
  const installed = join(prefix, 'node_modules', 'aws-ecs-setup');
  return {
    program: [process.execPath, join(installed, 'bin', 'aws-ecs-setup.cjs')],
    folder: installed,
    tarball,
    commit,
  };
}

/** Copies what is to be measured; resolves to its name. Without git there is nothing but the tree as it stands. */
function copyTree(target: string, workingTree: boolean): string {
  const head = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: repository, encoding: 'utf8' });
  const isCommitted = head.status === 0 && !workingTree;
  const archive = isCommitted
    ? run('git', ['archive', 'HEAD'], repository, process.env, 'buffer')
    : run('tar', [...MADE.map((path) => `--exclude=./${path}`), '-cf', '-', '.'], repository, process.env, 'buffer');
  execFileSync('tar', ['-xf', '-', '-C', target], { input: archive });
  const commit = head.status === 0 ? `commit ${head.stdout.trim()}` : 'no commit';
  return isCommitted ? commit : `${commit} and what is not committed`;
}

/** npm with a home and a cache of its own, and no way to a registry. */
export function npmEnvironment(folder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(folder, 'home'),
    npm_config_cache: join(folder, 'npm-cache'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  };
}

function run(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): string;
function run(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv, encoding: 'buffer'): Buffer;
function run(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  encoding: 'buffer' | 'utf8' = 'utf8',
): string | Buffer {
  return execFileSync(file, [...args], {
    cwd,
    env,
    encoding,
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
