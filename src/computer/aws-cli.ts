import type { Computer } from './computer.ts';

/** The AWS CLI found on this computer. */
export interface AwsCli {
  /** `2.31.4` */
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Where AWS tells how to install it on every system. */
export const AWS_CLI_GUIDE = 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html';

const DOWNLOADS = 'https://awscli.amazonaws.com';
const TIMEOUT_MILLISECONDS = 5000;

/** Looks that have begun and whose answer nobody has taken yet. */
const begun = new WeakMap<Pick<Computer, 'run'>, Promise<AwsCli | undefined>>();

/**
 * Begins to look for the AWS CLI, which takes longer to say its version than AWS takes for most answers: `findAwsCli` gives what comes of it.
 * @param unwanted aborted when the run is over, which is not to wait for it
 */
export function beginToFindAwsCli(computer: Pick<Computer, 'run'>, unwanted: AbortSignal): void {
  if (begun.has(computer)) return;
  const look = askForVersion(computer, unwanted);
  look.catch(() => undefined);
  begun.set(computer, look);
}

/** The AWS CLI on the PATH; undefined where there is none, it does not answer in five seconds or it is something else of that name. */
export function findAwsCli(computer: Pick<Computer, 'run'>): Promise<AwsCli | undefined> {
  const look = begun.get(computer) ?? askForVersion(computer);
  begun.delete(computer);
  return look;
}

async function askForVersion(computer: Pick<Computer, 'run'>, unwanted?: AbortSignal): Promise<AwsCli | undefined> {
  const { code, stdout, stderr } = await computer.run('aws', ['--version'], TIMEOUT_MILLISECONDS, unwanted);
  if (code !== 0) return undefined;
  // Version 1 on old Pythons printed its version to stderr.
  const version = /^aws-cli\/(\d+\.\d+\.\d+)/m.exec(`${stdout}\n${stderr}`)?.[1];
  if (version === undefined) return undefined;
  const [major, minor, patch] = numbers(version);
  return { version, major, minor, patch };
}

/** Whether one version (`2.31.4`) comes before another (`2.32.0`). */
export function isOlderThan(version: string, other: string): boolean {
  const a = numbers(version);
  const b = numbers(other);
  const differs = ([0, 1, 2] as const).find((at) => a[at] !== b[at]);
  return differs !== undefined && a[differs] < b[differs];
}

/**
 * The commands of AWS's guide, a line each, that install the newest AWS CLI version 2 or, with `update`, replace the version 2 that is there.
 * `arch` is Node's name (`x64`, `arm64`); without it the shell finds out. Empty where AWS has no such program: see `AWS_CLI_GUIDE`.
 */
export function installCommand(platform: NodeJS.Platform, arch?: string, update = false): readonly string[] {
  if (platform === 'win32') return [`msiexec.exe /i ${DOWNLOADS}/AWSCLIV2.msi`];
  if (platform === 'darwin') {
    return [`curl "${DOWNLOADS}/AWSCLIV2.pkg" -o "AWSCLIV2.pkg"`, 'sudo installer -pkg AWSCLIV2.pkg -target /'];
  }
  const machine = linuxMachine(arch);
  if (platform !== 'linux' || machine === undefined) return [];
  return [
    `curl "${DOWNLOADS}/awscli-exe-linux-${machine}.zip" -o "awscliv2.zip"`,
    'unzip awscliv2.zip',
    `sudo ./aws/install${update ? ' --update' : ''}`,
  ];
}

function linuxMachine(arch: string | undefined): string | undefined {
  if (arch === undefined) return '$(uname -m)';
  return { x64: 'x86_64', arm64: 'aarch64' }[arch];
}

function numbers(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}
