import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileMode, icaclsArguments, restrictFile } from '../../src/computer/restrict-file.ts';
import { here, inFolder } from './here.ts';

describe('who may read a file', () => {
  it('is told by its mode, and a missing file has none', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'key.pem');
      expect(await fileMode(path)).toBeUndefined();
      await writeFile(path, '', { mode: 0o640 });
      expect(await fileMode(path)).toBe(0o640);
      await expect(fileMode(join(path, 'below'))).rejects.toMatchObject({ code: 'file.not-a-directory' });
    });
  });

  it('is restricted to its owner with chmod', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'key.pem');
      await writeFile(path, '', { mode: 0o644 });
      await restrictFile(path, 0o400, here());
      expect(await fileMode(path)).toBe(0o400);
      await restrictFile(path, 0o600, here());
      expect(await fileMode(path)).toBe(0o600);
      const missing = join(folder, 'missing');
      await expect(restrictFile(missing, 0o400, here())).rejects.toMatchObject({
        facts: { path: missing, reason: 'ENOENT' },
      });
    });
  });

  it('is restricted with icacls on Windows', async () => {
    const path = 'C:\\Users\\alice\\.ssh\\key.pem';
    expect(icaclsArguments(path, 'alice', 0o400)).toEqual([path, '/inheritance:r', '/grant:r', 'alice:R']);
    expect(icaclsArguments(path, 'alice', 0o600)).toEqual([path, '/inheritance:r', '/grant:r', 'alice:(R,W)']);
    const asked: unknown[] = [];
    const run = async (...call: unknown[]) => {
      asked.push(call);
      return { code: 0, stdout: '', stderr: '' };
    };
    await restrictFile(path, 0o400, here({ platform: 'win32', run }));
    expect(asked).toEqual([['icacls', icaclsArguments(path, 'alice', 0o400), 10_000]]);
  });

  it('says what icacls said when it fails, and that it is missing when it is', async () => {
    const answering = (code: number | undefined, stderr: string) =>
      here({ platform: 'win32', run: async () => ({ code, stdout: '', stderr }) });
    await expect(restrictFile('key.pem', 0o400, answering(5, 'Access is denied.\r\n'))).rejects.toMatchObject({
      code: 'file.not-restricted',
      facts: { path: 'key.pem', reason: 'Access is denied.' },
    });
    await expect(restrictFile('key.pem', 0o400, answering(undefined, ''))).rejects.toMatchObject({
      code: 'file.not-restricted',
      facts: { reason: 'icacls' },
    });
  });
});
