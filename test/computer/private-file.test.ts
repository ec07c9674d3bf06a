import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writePrivateFile } from '../../src/computer/private-file.ts';
import { fileMode } from '../../src/computer/restrict-file.ts';
import { here, inFolder } from './here.ts';

/** What the next calls of these functions fail with, as a full or foreign file system would. */
const failing = vi.hoisted(() => new Map<string, string>());
/** Called when a file is about to get its own name. */
const beforeLink = vi.hoisted(() => ({ look: async (_from: string) => {} }));
vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const fail = (name: string) => {
    const code = failing.get(name);
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  return {
    ...real,
    link: async (from: string, to: string) => {
      fail('link');
      await beforeLink.look(from);
      return real.link(from, to);
    },
    open: async (...args: Parameters<typeof real.open>) => {
      fail(`open ${args[1]}`);
      const file = await real.open(...args);
      const code = failing.get('write');
      if (code !== undefined) file.writeFile = () => Promise.reject(Object.assign(new Error(code), { code }));
      return file;
    },
  };
});

async function whileFailing(name: string, code: string, work: () => Promise<void>): Promise<void> {
  failing.set(name, code);
  try {
    await work();
  } finally {
    failing.delete(name);
  }
}

describe('a private file', () => {
  it.each([0o400, 0o600] as const)('is written whole with mode %o and nothing is left beside it', async (mode) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'key.pem');
      await writePrivateFile(path, 'secret\n', mode, here());
      expect(await readFile(path, 'utf8')).toBe('secret\n');
      expect(await fileMode(path)).toBe(mode);
      expect((await stat(path)).nlink).toBe(1);
      expect(await readdir(folder)).toEqual(['key.pem']);
    });
  });

  it('is whole, restricted and known as unfinished before it gets its name, so that a crash leaves nothing half-done under it', async () => {
    await inFolder(async (folder) => {
      const seen: unknown[] = [];
      beforeLink.look = async (from) => {
        seen.push(await readdir(folder), await fileMode(from), await readFile(from, 'utf8'));
      };
      await writePrivateFile(join(folder, 'key.pem'), 'secret\n', 0o400, here());
      beforeLink.look = async () => {};
      expect(seen).toEqual([[expect.stringMatching(/^\.aws-ecs-setup-.*\.tmp$/)], 0o400, 'secret\n']);
    });
  });

  it('gets its folders made 0700 where they are missing', async () => {
    await inFolder(async (folder) => {
      await writePrivateFile(join(folder, 'a/.ssh/key.pem'), 'secret\n', 0o400, here());
      expect([await fileMode(join(folder, 'a')), await fileMode(join(folder, 'a/.ssh'))]).toEqual([0o700, 0o700]);
    });
  });

  it.each(['link', 'no link'])('never overwrites what is there (%s)', async (how) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), 'mine');
      await symlink(join(folder, 'nowhere'), join(folder, 'dangling'));
      await mkdir(join(folder, 'folder'));
      for (const name of ['file', 'dangling', 'folder']) {
        const path = join(folder, name);
        const write = () => writePrivateFile(path, 'secret\n', 0o400, here());
        const check = () => expect(write()).rejects.toMatchObject({ code: 'file.exists', facts: { path } });
        await (how === 'link' ? check() : whileFailing('link', 'EPERM', check));
      }
      expect(await readFile(join(folder, 'file'), 'utf8')).toBe('mine');
      expect(await readdir(folder)).toEqual(['dangling', 'file', 'folder']);
    });
  });

  it.each(['link', 'no link'])('is written by one of many who try at once (%s)', async (how) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'key.pem');
      const write = async () => {
        const tries = Array.from({ length: 12 }, (_, at) => writePrivateFile(path, `secret ${at}\n`, 0o400, here()));
        const results = await Promise.allSettled(tries);
        const winners = results.flatMap((result, at) => (result.status === 'fulfilled' ? [at] : []));
        expect(winners).toHaveLength(1);
        expect(await readFile(path, 'utf8')).toBe(`secret ${winners[0]}\n`);
        for (const result of results) {
          if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'file.exists' });
        }
      };
      await (how === 'link' ? write() : whileFailing('link', 'ENOTSUP', write));
      expect(await readdir(folder)).toEqual(['key.pem']);
    });
  });

  it.each(['EPERM', 'ENOTSUP', 'EXDEV', 'ENOSYS'])(
    'is written on a file system whose link fails with %s',
    async (code) => {
      await inFolder(async (folder) => {
        const path = join(folder, 'key.pem');
        await whileFailing('link', code, () => writePrivateFile(path, 'secret\n', 0o400, here()));
        expect(await readFile(path, 'utf8')).toBe('secret\n');
        expect(await fileMode(path)).toBe(0o400);
        expect(await readdir(folder)).toEqual(['key.pem']);
      });
    },
  );

  it.each([
    ['write', 'ENOSPC', 'file.no-space'],
    ['write', 'EDQUOT', 'file.no-space'],
    ['write', 'EIO', 'file.unwritable'],
    ['open wx', 'EACCES', 'file.denied'],
    ['open wx', 'EROFS', 'file.read-only'],
  ])('says why it could not be written when %s fails with %s, and leaves nothing', async (name, reason, code) => {
    await inFolder(async (folder) => {
      const path = join(folder, 'key.pem');
      const check = () =>
        expect(writePrivateFile(path, 'secret\n', 0o400, here())).rejects.toMatchObject({
          name: 'SetupError',
          code,
          facts: { path, reason },
          exitCode: 1,
        });
      await whileFailing(name, reason, check);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('is not written where a file stands in place of a folder or the name is too long', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      for (const path of [join(folder, 'file/key.pem'), join(folder, 'file/below/key.pem')]) {
        const failed = writePrivateFile(path, 'secret\n', 0o400, here());
        await expect(failed).rejects.toMatchObject({ code: 'file.not-a-directory', facts: { path } });
      }
      const long = writePrivateFile(join(folder, 'k'.repeat(300)), 'secret\n', 0o400, here());
      await expect(long).rejects.toMatchObject({ code: 'file.name-too-long' });
    });
  });

  it('on Windows is restricted before the secret is in it and made read-only at the end', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'key.pem');
      const seen: string[] = [];
      const run = async (file: string, args: readonly string[]) => {
        const [target = '', ...rest] = args;
        seen.push([file, target === path ? 'key' : 'temporary', await readFile(target, 'utf8'), ...rest].join(' '));
        return { code: 0, stdout: '', stderr: '' };
      };
      await writePrivateFile(path, 'secret', 0o400, here({ platform: 'win32', run }));
      expect(seen).toEqual([
        'icacls temporary  /inheritance:r /grant:r alice:(R,W)',
        'icacls key secret /inheritance:r /grant:r alice:R',
      ]);
    });
  });
});
