import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = { 'ssh-keygen': 'openssh-client', puttygen: 'putty-tools', openssl: 'openssl' } as const;

/** What a key program prints. A program that is missing fails the test and says which package brings it. */
export function keyProgram(program: keyof typeof PACKAGES, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { timeout: 15_000 }, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') {
        reject(new Error(`${program} is needed to check the key files: install ${PACKAGES[program]} (Debian's name)`));
      } else if (error) reject(new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`));
      else resolve(stdout.trim());
    });
    child.stdin?.end();
  });
}

/** Runs `work` with a folder of its own and a writer of 0600 files in it. */
export async function withFolder<T>(
  work: (write: (name: string, text: string) => Promise<string>, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'));
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    return path;
  };
  try {
    return await work(write, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The type and base64 of a public key's line. */
export function withoutComment(line: string): string {
  return line.split(' ').slice(0, 2).join(' ');
}
