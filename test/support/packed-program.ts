import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKED_PROGRAM } from './environment.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Once for all files of a project: builds and packs the program, installs it as a person does, and names it to the tests, which run that and not
 * the checkout. The registry is not asked for anything.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'aws-ecs-setup-packed-'));
  const npm = (args: readonly string[]) => {
    const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' };
    execFileSync('npm', [...args, '--loglevel=error'], {
      cwd: repository,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  npm(['pack', '--pack-destination', folder]);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error('npm pack left no tarball');
  npm(['install', '--prefix', folder, '--offline', '--no-audit', '--no-fund', join(folder, tarball)]);
  process.env[PACKED_PROGRAM] = join(folder, 'node_modules', 'aws-ecs-setup', 'bin', 'aws-ecs-setup.cjs');
  return () => rmSync(folder, { recursive: true, force: true });
}
