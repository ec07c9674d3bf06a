/**
 * `npm run chaos`: prints the matrix, every call and every fault, and how many of them converged; exits with 1 when one did not.
 * `--wire`: over the wire against moto, with the program as npm packs and installs it. `--sample N`: N of its cells, others for every commit.
 * CHAOS_SEED repeats what an earlier run drew. Whatever else is given is vitest's.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const rest = process.argv.slice(2);
const wire = take('--wire', 1).length > 0;
const [, sample] = take('--sample', 2);

const env = {
  ...process.env,
  CHAOS_SEED: process.env.CHAOS_SEED || commit(),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};
if (sample !== undefined) env.CHAOS_SAMPLE = sample;
process.stdout.write(`seed ${env.CHAOS_SEED}\n`);

const project = wire ? 'chaos-wire' : 'chaos';
const reporter = fileURLToPath(new URL('matrix-reporter.ts', import.meta.url));
const vitest = fileURLToPath(new URL('node_modules/vitest/vitest.mjs', `file://${repository}`));
const args = [vitest, 'run', '--project', project, `--reporter=${reporter}`, ...rest];
const { status } = spawnSync(process.execPath, args, { cwd: repository, env, stdio: 'inherit' });
process.exitCode = status ?? 1;

/** Takes an option, with what belongs to it, out of the command line. */
function take(option, count) {
  const at = rest.indexOf(option);
  return at < 0 ? [] : rest.splice(at, count);
}

/** What makes the dice fall otherwise for every commit. */
function commit() {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'no commit';
  }
}
