import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatCredentials, parseCredentials } from '../../src/computer/credentials-csv.ts';
import { checkPassword } from '../../src/computer/password.ts';
import { credentialsFile } from '../../src/resources/credentials-file.ts';
import { inFolder } from '../computer/here.ts';
import { account } from './account.ts';

const NODE = 'computer/credentials-file';
const PASSWORD_NODE = 'account/admin-password';
const URL = 'https://123456789012.signin.aws.amazon.com/console/';

const specAt = (path: string) => ({
  path,
  userName: 'Administrator',
  signInUrl: URL,
  passwordPolicy: undefined,
  passwordNode: PASSWORD_NODE,
  needsPassword: true,
});
const mode = async (path: string) => (await stat(path)).mode & 0o777;

describe('the credentials file', () => {
  it("is made with a password the account takes, for its owner's eyes only, in a folder that may still be missing", () =>
    inFolder(async (folder) => {
      const path = join(folder, 'new', 'admin.csv');
      const { write, writes } = account();
      const live = await credentialsFile.create(write, NODE, specAt(path), 'token');
      expect(live).toEqual({ path, userName: 'Administrator', private: true, hasPassword: true });
      const credentials = parseCredentials(await readFile(path, 'utf8'));
      expect(credentials).toMatchObject({ userName: 'Administrator', signInUrl: URL });
      expect(checkPassword(credentials?.password ?? '', undefined)).toEqual([]);
      expect(await mode(path)).toBe(0o600);
      expect(await readdir(join(folder, 'new'))).toEqual(['admin.csv']);
      expect(JSON.stringify(live)).not.toContain(credentials?.password);
      expect(writes()).toEqual([]);
    }));

  it("keeps to the account's own rules for passwords", () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      const passwordPolicy = {
        minimumLength: 40,
        requireSymbols: true,
        requireNumbers: true,
        requireUppercase: true,
        requireLowercase: true,
      };
      await credentialsFile.create(account().write, NODE, { ...specAt(path), passwordPolicy }, 'token');
      const password = parseCredentials(await readFile(path, 'utf8'))?.password ?? '';
      expect(checkPassword(password, passwordPolicy)).toEqual([]);
    }));

  it('left without a password by one that was typed is filled when one is generated after all, and only then', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, formatCredentials({ userName: 'Administrator', password: '', signInUrl: URL }), {
        mode: 0o600,
      });
      const { write, read } = account();
      const spec = specAt(path);
      const [found] = await credentialsFile.find(read, NODE, spec, undefined);
      if (!found) throw new Error('not found');
      expect(credentialsFile.compare({ ...spec, needsPassword: false }, found.live)).toEqual([]);
      const differences = credentialsFile.compare(spec, found.live);
      expect(differences).toMatchObject([{ fact: 'hasPassword', fix: 'update' }]);
      expect(await credentialsFile.update?.(write, NODE, spec, found.live, differences)).toMatchObject({
        hasPassword: true,
      });
      const password = parseCredentials(await readFile(path, 'utf8'))?.password ?? '';
      expect(checkPassword(password, undefined)).toEqual([]);
      expect(await mode(path)).toBe(0o600);
    }));

  it('never holds a password that was typed, and is found all the same', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      const { write, read } = account({ secrets: new Map([[PASSWORD_NODE, 'typed-Secret-1']]) });
      const live = await credentialsFile.create(write, NODE, specAt(path), 'token');
      const text = await readFile(path, 'utf8');
      expect(text).not.toContain('typed-Secret-1');
      expect(text).toBe(formatCredentials({ userName: 'Administrator', password: '', signInUrl: URL }));
      expect(await credentialsFile.find(read, NODE, specAt(path), undefined)).toEqual([{ live, mark: 'unmarked' }]);
    }));

  it('of another password node is not the typed one', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      const { write } = account({ secrets: new Map([['account/other', 'typed-Secret-1']]) });
      await credentialsFile.create(write, NODE, specAt(path), 'token');
      expect(parseCredentials(await readFile(path, 'utf8'))?.password).toHaveLength(24);
    }));

  it('is not there where no file is, or while its name is still to come', () =>
    inFolder(async (folder) => {
      const { read } = account();
      const spec = specAt(join(folder, 'admin.csv'));
      expect(await credentialsFile.find(read, NODE, spec, undefined)).toEqual([]);
      const path = { pending: 'x', fact: 'path' };
      expect(await credentialsFile.find(read, NODE, { ...spec, path }, undefined)).toEqual([]);
    }));

  it('is never written over', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, 'mine');
      await expect(credentialsFile.create(account().write, NODE, specAt(path), 'token')).rejects.toMatchObject({
        code: 'file.exists',
      });
      expect(await readFile(path, 'utf8')).toBe('mine');
    }));

  it.each([
    ["another user's", formatCredentials({ userName: 'bob', password: 'Ab1!Ab1!', signInUrl: URL })],
    ['something else', 'User name,Access key ID\nAdministrator,AKIAIOSFODNN7EXAMPLE\n'],
    ['nothing', ''],
  ])('with %s content is left alone and told of', (_whose, text) =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, text, { mode: 0o600 });
      await expect(credentialsFile.find(account().read, NODE, specAt(path), undefined)).rejects.toMatchObject({
        code: 'credentials-file.foreign',
        facts: { path, user: 'Administrator' },
      });
      expect(await readFile(path, 'utf8')).toBe(text);
    }),
  );

  it('that others may read is closed to them again, its content untouched', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      const { read, write } = account();
      const made = await credentialsFile.create(write, NODE, specAt(path), 'token');
      const text = await readFile(path, 'utf8');
      expect(credentialsFile.compare(specAt(path), made)).toEqual([]);
      await chmod(path, 0o644);
      const [found] = await credentialsFile.find(read, NODE, specAt(path), undefined);
      const live = found?.live ?? made;
      expect(live.private).toBe(false);
      const differences = credentialsFile.compare(specAt(path), live);
      expect(differences).toEqual([{ fact: 'private', want: true, have: false, fix: 'update' }]);
      expect(await credentialsFile.update?.(write, NODE, specAt(path), live, differences)).toEqual(made);
      expect(await mode(path)).toBe(0o600);
      expect(await readFile(path, 'utf8')).toBe(text);
    }));

  it('in the place of a folder is told of as such', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await mkdir(path);
      await expect(credentialsFile.create(account().write, NODE, specAt(path), 'token')).rejects.toMatchObject({
        code: 'file.exists',
      });
    }));
});
