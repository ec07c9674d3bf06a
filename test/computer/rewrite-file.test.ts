import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRewritable, rewriteFile } from '../../src/computer/rewrite-file.ts';
import { unfinishedName } from '../../src/computer/unfinished-files.ts';
import { here, inFolder } from './here.ts';

const computer = here();
const append = (line: string) => (text: string | undefined) => `${text ?? ''}${line}\n`;
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('a file that is shared with other programs', () => {
  it('is made 0600, in a folder that is made 0700', () =>
    inFolder(async (folder) => {
      const path = join(folder, '.aws', 'config');
      await rewriteFile(path, { private: false, edit: append('new') }, computer);
      expect(await readFile(path, 'utf8')).toBe('new\n');
      expect([await modeOf(path), await modeOf(join(folder, '.aws'))]).toEqual([0o600, 0o700]);
    }));

  it.each([
    { isPrivate: false, mode: 0o664 },
    { isPrivate: true, mode: 0o600 },
  ])('that others may read is left 0$mode where private is $isPrivate', ({ isPrivate, mode }) =>
    inFolder(async (folder) => {
      const path = join(folder, 'file');
      await writeFile(path, 'old\n');
      await chmod(path, 0o664);
      await rewriteFile(path, { private: isPrivate, edit: append('new') }, computer);
      expect(await modeOf(path)).toBe(mode);
      expect(await readFile(path, 'utf8')).toBe('old\nnew\n');
    }),
  );

  it('stays a symbolic link, also one to a file that is not there yet', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'link');
      await mkdir(join(folder, 'dotfiles'));
      await symlink('dotfiles/real', path);
      await rewriteFile(path, { private: true, edit: append('one') }, computer);
      await rewriteFile(path, { private: true, edit: append('two') }, computer);
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
      expect(await readFile(join(folder, 'dotfiles', 'real'), 'utf8')).toBe('one\ntwo\n');
      expect(await readdir(join(folder, 'dotfiles'))).toEqual(['real']);
    }));

  it('takes changes of one run one after another', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'file');
      const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`);
      await Promise.all(lines.map((line) => rewriteFile(path, { private: true, edit: append(line) }, computer)));
      expect((await readFile(path, 'utf8')).trim().split('\n')).toEqual(lines);
    }));

  it('is not written where nothing changes, and goes where nothing is to be left', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'file');
      await writeFile(path, 'old\n');
      const { ino } = await stat(path);
      await rewriteFile(path, { private: false, edit: (text) => text }, computer);
      expect((await stat(path)).ino).toBe(ino);
      await rewriteFile(path, { private: false, edit: () => undefined }, computer);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('has beside it nothing that a killed run left half-written, changed or not', () =>
    inFolder(async (folder) => {
      const left = join(
        folder,
        unfinishedName({ ...computer, pid: 999_999_999 }).replace(/-[0-9a-f]{8}-/, '-00000000-'),
      );
      await writeFile(left, 'aws_secret_access_key = half');
      await rewriteFile(join(folder, 'file'), { private: true, edit: (text) => text }, computer);
      expect(await readdir(folder)).toEqual([]);
    }));

  it('that is not UTF-8 is not touched', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'file');
      await writeFile(path, Buffer.from([0x5b, 0xe9, 0x5d, 0x0a]));
      const refused = rewriteFile(path, { private: false, edit: append('new') }, computer);
      await expect(refused).rejects.toMatchObject({ code: 'file.not-text', facts: { path } });
      expect((await readFile(path)).length).toBe(4);
    }));

  it('can be tried before something depends on it, which leaves nothing behind', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'file');
      await checkRewritable(path, computer);
      expect(await readdir(folder)).toEqual([]);
      await mkdir(path);
      await expect(checkRewritable(path, computer)).rejects.toMatchObject({ code: 'file.not-regular' });
      const below = checkRewritable(join(folder, 'no-folder'), computer);
      await below;
      await writeFile(join(folder, 'no-folder'), '');
      await expect(checkRewritable(join(folder, 'no-folder', 'file'), computer)).rejects.toMatchObject({
        code: 'file.not-a-directory',
      });
    }));
});
