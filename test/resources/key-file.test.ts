import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPublicKey } from '../../src/computer/keys/read.ts';
import { keyFile } from '../../src/resources/key-file.ts';
import { inFolder } from '../computer/here.ts';
import { account } from './account.ts';

const NODE = 'computer/ap-northeast-2/key-file';
const specAt = (path: string) => ({ path, keyType: 'ed25519', keyFormat: 'pem', comment: 'alice' }) as const;
const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe("the private key's file", () => {
  it.each([
    ['rsa', 'pem', '-----BEGIN RSA PRIVATE KEY-----', 'ssh-rsa '],
    ['ed25519', 'pem', '-----BEGIN OPENSSH PRIVATE KEY-----', 'ssh-ed25519 '],
    ['rsa', 'ppk', 'PuTTY-User-Key-File-3: ssh-rsa', 'ssh-rsa '],
    ['ed25519', 'ppk', 'PuTTY-User-Key-File-3: ssh-ed25519', 'ssh-ed25519 '],
  ] as const)('%s as %s is made 0400 and found again by its public half', (keyType, keyFormat, begins, publicBegins) =>
    inFolder(async (folder) => {
      const path = join(folder, 'new', `alice.${keyFormat}`);
      const { read, write, writes } = account();
      const spec = { ...specAt(path), keyType, keyFormat };
      const live = await keyFile.create(write, NODE, spec, 'token');
      const text = await readFile(path, 'utf8');
      expect(text.startsWith(begins)).toBe(true);
      expect(live).toEqual({ path, publicKey: readPublicKey(text), private: true });
      expect(live.publicKey.startsWith(publicBegins)).toBe(true);
      expect(await mode(path)).toBe(0o400);
      expect(await readdir(join(folder, 'new'))).toEqual([`alice.${keyFormat}`]);
      expect(await keyFile.find(read, NODE, spec, undefined)).toEqual([{ live, mark: 'unmarked' }]);
      expect(keyFile.compare(spec, live)).toEqual([]);
      expect(writes()).toEqual([]);
    }),
  );

  it('tells nothing of its private half', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      const live = await keyFile.create(account().write, NODE, specAt(path), 'token');
      const secret = (await readFile(path, 'utf8')).split('\n').slice(3, 5).join('');
      expect(secret.length).toBeGreaterThan(60);
      expect(JSON.stringify(live)).not.toContain(secret);
      expect(Object.keys(live)).toEqual(['path', 'publicKey', 'private']);
    }));

  it.each(['a key of somebody', ''])('is never written over, even where it holds %j', (text) =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      await writeFile(path, text);
      await expect(keyFile.create(account().write, NODE, specAt(path), 'token')).rejects.toMatchObject({
        code: 'file.exists',
        facts: { path },
      });
      expect(await readFile(path, 'utf8')).toBe(text);
      expect(await readdir(folder)).toEqual(['alice.pem']);
    }),
  );

  it('that is no private key is told of and left alone', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      await writeFile(path, 'hello');
      await expect(keyFile.find(account().read, NODE, specAt(path), undefined)).rejects.toMatchObject({
        code: 'key-file.unreadable',
        facts: { path },
      });
    }));

  it('is not there where no file is, or while its name is still to come', () =>
    inFolder(async (folder) => {
      const { read } = account();
      const spec = specAt(join(folder, 'alice.pem'));
      expect(await keyFile.find(read, NODE, spec, undefined)).toEqual([]);
      expect(await keyFile.find(read, NODE, { ...spec, path: { pending: 'x', fact: 'path' } }, undefined)).toEqual([]);
    }));

  it('of another type is a conflict: it cannot be made again in its place', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      const live = await keyFile.create(account().write, NODE, specAt(path), 'token');
      expect(keyFile.compare({ ...specAt(path), keyType: 'rsa' }, live)).toEqual([
        { fact: 'keyType', want: 'ssh-rsa', have: 'ssh-ed25519', fix: 'conflict' },
      ]);
    }));

  it.each([0o644, 0o440, 0o604])('that others may read (%o) is closed to them again, its content untouched', (open) =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      const { read, write } = account();
      const made = await keyFile.create(write, NODE, specAt(path), 'token');
      const text = await readFile(path, 'utf8');
      await chmod(path, open);
      const [found] = await keyFile.find(read, NODE, specAt(path), undefined);
      const live = found?.live ?? made;
      const differences = keyFile.compare(specAt(path), live);
      expect(differences).toEqual([{ fact: 'private', want: true, have: false, fix: 'update' }]);
      expect(await keyFile.update?.(write, NODE, specAt(path), live, differences)).toEqual(made);
      expect(await mode(path)).toBe(0o400);
      expect(await readFile(path, 'utf8')).toBe(text);
    }),
  );

  it('may be writable for its owner', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      const { read, write } = account();
      await keyFile.create(write, NODE, specAt(path), 'token');
      await chmod(path, 0o600);
      expect(await keyFile.find(read, NODE, specAt(path), undefined)).toMatchObject([{ live: { private: true } }]);
    }));

  it('has no permission bits on Windows', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'alice.pem');
      await keyFile.create(account().write, NODE, specAt(path), 'token');
      await chmod(path, 0o644);
      const { read } = account({ computer: { platform: 'win32' } });
      expect(await keyFile.find(read, NODE, specAt(path), undefined)).toMatchObject([{ live: { private: true } }]);
    }));
});
