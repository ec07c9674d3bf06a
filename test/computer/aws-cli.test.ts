import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { beginToFindAwsCli, findAwsCli, installCommand, isOlderThan } from '../../src/computer/aws-cli.ts';
import type { ProgramResult } from '../../src/computer/computer.ts';
import { thisComputer } from '../../src/computer/this-computer.ts';
import { here, inFolder } from './here.ts';

function printing(result: Partial<ProgramResult>) {
  return { run: async () => ({ code: 0, stdout: '', stderr: '', ...result }) };
}

describe('the AWS CLI', () => {
  it('is found with its version', async () => {
    const stdout = 'aws-cli/2.31.4 Python/3.13.7 Linux/6.1.0 exe/x86_64.debian.12\n';
    expect(await findAwsCli(printing({ stdout }))).toEqual({ version: '2.31.4', major: 2, minor: 31, patch: 4 });
    const stderr = 'aws-cli/1.18.69 Python/2.7.18 Linux/5.4.0 botocore/1.16.19\n';
    expect(await findAwsCli(printing({ stderr }))).toMatchObject({ version: '1.18.69', major: 1 });
  });

  it('is not found where it is missing, broken or another program', async () => {
    expect(await findAwsCli(printing({ code: undefined }))).toBeUndefined();
    expect(await findAwsCli(printing({ code: 127, stdout: 'aws-cli/2.31.4' }))).toBeUndefined();
    expect(await findAwsCli(printing({ stdout: 'aws 1.0, the animated worm show\n' }))).toBeUndefined();
  });

  it('is looked for on the PATH, once, and given five seconds', async () => {
    const asked: unknown[] = [];
    await findAwsCli({
      run: async (file, args, timeout) => {
        asked.push([file, args, timeout]);
        return { code: 0, stdout: '', stderr: '' };
      },
    });
    expect(asked).toEqual([['aws', ['--version'], 5000]]);
    await inFolder(async (folder) => {
      const computer = thisComputer({ ...here(), env: { PATH: folder } });
      expect(await findAwsCli(computer)).toBeUndefined();
      await writeFile(join(folder, 'aws'), '#!/bin/sh\necho aws-cli/2.33.0 Python/3.13.7\n');
      await chmod(join(folder, 'aws'), 0o755);
      expect(await findAwsCli(computer)).toMatchObject({ version: '2.33.0' });
    });
  });

  it.each([
    ['2.31.4', '2.32.0', true],
    ['1.99.99', '2.32.0', true],
    ['2.32.0', '2.32.0', false],
    ['2.32.1', '2.32.0', false],
    ['2.100.0', '2.32.0', false],
    ['2.9.0', '2.10.0', true],
    ['3.0.0', '2.32.0', false],
    ['2.32.9', '2.32.10', true],
  ])('%s before %s: %j', (version, other, older) => expect(isOlderThan(version, other)).toBe(older));
});

describe('a look for the AWS CLI that began early', () => {
  it('is the one that is waited for, and the next one looks anew', async () => {
    let asked = 0;
    const run = async (): Promise<ProgramResult> => {
      asked += 1;
      return { code: 0, stdout: `aws-cli/2.32.${asked} Python/3.13`, stderr: '' };
    };
    const computer = { run };
    const { signal } = new AbortController();
    beginToFindAwsCli(computer, signal);
    beginToFindAwsCli(computer, signal);
    expect(asked).toBe(1);
    expect((await findAwsCli(computer))?.version).toBe('2.32.1');
    expect((await findAwsCli(computer))?.version).toBe('2.32.2');
  });
});

describe('the commands that install the AWS CLI', () => {
  it('are those of the guide for Linux', () => {
    expect(installCommand('linux', 'x64')).toEqual([
      'curl "https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip" -o "awscliv2.zip"',
      'unzip awscliv2.zip',
      'sudo ./aws/install',
    ]);
    expect(installCommand('linux', 'arm64', true)).toEqual([
      'curl "https://awscli.amazonaws.com/awscli-exe-linux-aarch64.zip" -o "awscliv2.zip"',
      'unzip awscliv2.zip',
      'sudo ./aws/install --update',
    ]);
    expect(installCommand('linux')[0]).toContain('awscli-exe-linux-$(uname -m).zip"');
  });

  it('are those of the guide for macOS and Windows', () => {
    expect(installCommand('darwin', 'arm64')).toEqual([
      'curl "https://awscli.amazonaws.com/AWSCLIV2.pkg" -o "AWSCLIV2.pkg"',
      'sudo installer -pkg AWSCLIV2.pkg -target /',
    ]);
    expect(installCommand('win32', 'x64')).toEqual(['msiexec.exe /i https://awscli.amazonaws.com/AWSCLIV2.msi']);
  });

  it('are none where AWS has no program for the machine', () => {
    expect(installCommand('linux', 'riscv64')).toEqual([]);
    expect(installCommand('freebsd', 'x64')).toEqual([]);
  });
});
