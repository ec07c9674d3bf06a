import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTextFile } from '../../src/computer/text-file.ts';
import { inFolder } from './here.ts';

const MEGABYTE = 1024 * 1024;

describe('a text file', () => {
  it('is read whole, up to a megabyte, and through a link', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'a.txt');
      await writeFile(path, `한국어\n${'x'.repeat(300_000)}`);
      expect(await readTextFile(path)).toBe(`한국어\n${'x'.repeat(300_000)}`);
      await writeFile(path, 'x'.repeat(MEGABYTE));
      await symlink(path, join(folder, 'link'));
      expect(await readTextFile(join(folder, 'link'))).toHaveLength(MEGABYTE);
    });
  });

  it('is undefined where there is none', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      expect(await readTextFile(join(folder, 'none'))).toBeUndefined();
      expect(await readTextFile(join(folder, 'file', 'below'))).toBeUndefined();
      expect(await readTextFile(join(folder, 'file'))).toBe('');
    });
  });

  it('of more than a megabyte is none that is meant here', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'a.txt');
      await writeFile(path, 'x'.repeat(MEGABYTE + 1));
      await expect(readTextFile(path)).rejects.toMatchObject({ code: 'file.too-large', facts: { path } });
    });
  });
});

describe('what is no ordinary file is refused and never waited for', () => {
  it.each(['/dev/zero', '/dev/null', '/dev/full'])('%s', async (path) => {
    await expect(readTextFile(path)).rejects.toMatchObject({ code: 'file.not-regular', facts: { path } });
  });

  it('a pipe that nobody writes to, by itself or behind a link', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'pipe');
      execFileSync('mkfifo', [path]);
      await symlink(path, join(folder, 'link'));
      await expect(readTextFile(path)).rejects.toMatchObject({ code: 'file.not-regular' });
      await expect(readTextFile(join(folder, 'link'))).rejects.toMatchObject({ code: 'file.not-regular' });
    });
  });

  it('a folder and a socket', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'folder'));
      await expect(readTextFile(join(folder, 'folder'))).rejects.toMatchObject({ code: 'file.not-regular' });
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
      await expect(readTextFile(join(folder, 'socket'))).rejects.toMatchObject({ code: 'file.not-regular' });
      await new Promise((resolve) => server.close(resolve));
    });
  });
});
