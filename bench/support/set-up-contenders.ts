import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyPair } from '../../src/computer/keys/generate.ts';
import type { Program, Variables } from '../../test/support/environment.ts';
import { awsClean, cleanEnvironment } from '../frame/environment.ts';
import type { Bench } from '../frame/group.ts';
import { timeProcess } from '../frame/process.ts';
import type { Rival } from '../frame/rivals.ts';
import type { NoFigure } from '../frame/table.ts';

/** Something that takes an empty account to the same place. */
export interface Contender {
  /** Milliseconds of one whole run against the account at `url`. */
  run(url: string): Promise<number>;
}

interface Material {
  readonly publicKey: string;
  /** PUBLIC_KEY, its file, and what else the scripts read. */
  readonly variables: Variables;
}

export const REGION = 'ap-northeast-2';
const SSH_CIDR = '203.0.113.25/32';
const SETUP_ID = 'bench';
const rivals = fileURLToPath(new URL('../rivals/', import.meta.url));

/** What everything that is not ours needs, and need not make for itself: a public key and a password. */
export async function writeMaterial(folder: string): Promise<Material> {
  const { publicKey } = await generateKeyPair('rsa', 'pem', 'bench');
  const file = join(folder, 'key.pub');
  writeFileSync(file, publicKey);
  const variables = { PUBLIC_KEY: file, PASSWORD: 'an Example-Passw0rd of the bench', SSH_CIDR, SETUP_ID };
  return { publicKey, variables };
}

/** The program itself: a new home each time, all core steps, a new VPC. */
export function ourselves(bench: Bench): Contender {
  const args = ['init', '--yes', '--json', '--region', REGION, '--vpc', 'new', '--ssh-cidr', SSH_CIDR];
  return { run: (url) => wall(bench, bench.candidate.program, args, url) };
}

/** A bash script that calls `aws`. */
export function awsCliScript(bench: Bench, script: string, variables: Variables): Contender {
  const more = { ...variables, AWS_DEFAULT_REGION: REGION, AWS_PAGER: '' };
  return { run: (url) => wall(bench, ['bash'], [script], url, more) };
}

/** bench/rivals/setup.py. */
export function boto3Script(bench: Bench, { program }: Rival, variables: Variables): Contender {
  const more = { ...variables, AWS_DEFAULT_REGION: REGION };
  return { run: (url) => wall(bench, program, [join(rivals, 'setup.py')], url, more) };
}

/**
 * bench/rivals/main.tf: `terraform apply` into an empty state. Its provider is made ready once and not timed.
 * No figure where there is no provider to be had.
 */
export function terraformApply(bench: Bench, { program }: Rival, publicKey: string): Contender | NoFigure {
  const folder = bench.folder();
  copyFileSync(join(rivals, 'main.tf'), join(folder, 'main.tf'));
  const noConfiguration = join(folder, 'empty.tfrc');
  writeFileSync(noConfiguration, '');
  const quiet = { TF_CLI_CONFIG_FILE: noConfiguration, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' };
  const [file, ...before] = program;
  const plugins = process.env.TF_PLUGIN_DIR ? [`-plugin-dir=${process.env.TF_PLUGIN_DIR}`] : [];
  try {
    const args = [...before, 'init', '-input=false', '-no-color', ...plugins];
    execFileSync(file, args, { cwd: folder, env: cleanEnvironment(folder, quiet), stdio: 'pipe', timeout: 300_000 });
  } catch {
    return { absent: 'no provider (TF_PLUGIN_DIR)' };
  }
  const inputs = { region: REGION, public_key: publicKey, ssh_cidr: SSH_CIDR, setup_id: SETUP_ID };
  return {
    run: (url) => {
      const given = Object.entries({ ...inputs, endpoint: url }).map(([name, value]) => [`TF_VAR_${name}`, value]);
      const state = join(bench.folder(), 'terraform.tfstate');
      const args = ['apply', '-auto-approve', '-input=false', '-no-color', `-state=${state}`];
      return wall(bench, program, args, url, { ...quiet, ...Object.fromEntries(given) }, folder);
    },
  };
}

async function wall(
  bench: Bench,
  program: Program,
  args: readonly string[],
  url: string,
  more: Variables = {},
  cwd = bench.folder(),
): Promise<number> {
  const home = join(bench.folder(), 'home');
  mkdirSync(home);
  const env = awsClean(home, url, more);
  return (await timeProcess(program, args, { env, cwd, timeoutMilliseconds: 600_000 })).milliseconds;
}
