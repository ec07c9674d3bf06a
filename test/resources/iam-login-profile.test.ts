import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateLoginProfileCommand,
  GetLoginProfileCommand,
  ListAccessKeysCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import 'aws-sdk-client-mock-vitest/extend';
import { describe, expect, it } from 'vitest';
import { formatCredentials, parseCredentials } from '../../src/computer/credentials-csv.ts';
import { credentialsFile } from '../../src/resources/credentials-file.ts';
import { iamLoginProfile, waitingCredentials } from '../../src/resources/iam-login-profile.ts';
import { inFolder } from '../computer/here.ts';
import { account, thrown } from './account.ts';

const NODE = 'account/admin-password';
const URL = 'https://123456789012.signin.aws.amazon.com/console/';
const specAt = (path: string, changes: { passwordReset?: boolean; reset?: string } = {}) => ({
  userName: 'Administrator',
  credentialsFile: path,
  signInUrl: URL,
  passwordReset: true,
  passwordPolicy: undefined,
  reset: '',
  ...changes,
});
const csv = (password: string) => formatCredentials({ userName: 'Administrator', password, signInUrl: URL });
const passwordIn = (path: string) => parseCredentials(readFileSync(path, 'utf8'))?.password;

describe('a console password', () => {
  it.each([true, false])('is on disk, private, before AWS has it (to be changed at sign-in: %s)', (passwordReset) =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      const { iam, write, writes } = account();
      const about = { userName: 'Administrator', signInUrl: URL, passwordPolicy: undefined };
      await credentialsFile.create(
        write,
        'computer/credentials-file',
        { ...about, path, passwordNode: NODE, needsPassword: true },
        'token',
      );
      const seen: unknown[] = [];
      iam.on(CreateLoginProfileCommand).callsFake(({ Password }) => {
        seen.push([passwordIn(path) === Password, statSync(path).mode & 0o777]);
        return {};
      });
      const live = await iamLoginProfile.create(write, NODE, specAt(path, { passwordReset }), 'token');
      expect(seen).toEqual([[true, 0o600]]);
      expect(writes()).toEqual([
        [
          'CreateLoginProfile',
          { UserName: 'Administrator', Password: passwordIn(path), PasswordResetRequired: passwordReset },
        ],
      ]);
      expect(live).toEqual({ userName: 'Administrator', reset: '' });
    }),
  );

  it('is the same one when the call is made again', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, csv('Ab1!Ab1!Ab1!'), { mode: 0o600 });
      const { iam, write } = account();
      iam.on(CreateLoginProfileCommand).rejectsOnce(thrown('ServiceFailureException')).resolves({});
      await expect(iamLoginProfile.create(write, NODE, specAt(path), 'token')).rejects.toThrow('ServiceFailure');
      await iamLoginProfile.create(write, NODE, specAt(path), 'token');
      for (const time of [1, 2]) {
        expect(iam).toHaveReceivedNthCommandWith(CreateLoginProfileCommand, time, { Password: 'Ab1!Ab1!Ab1!' });
      }
    }));

  it('that was typed is sent as typed and written nowhere', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, csv(''), { mode: 0o600 });
      const { iam, write } = account({ secrets: new Map([[NODE, 'typed-Secret-1']]) });
      iam.on(CreateLoginProfileCommand).resolves({});
      const live = await iamLoginProfile.create(write, NODE, specAt(path), 'token');
      expect(iam).toHaveReceivedCommandExactlyOnceWith(CreateLoginProfileCommand, {
        UserName: 'Administrator',
        Password: 'typed-Secret-1',
      });
      expect(readFileSync(path, 'utf8')).toBe(csv(''));
      expect(JSON.stringify(live)).not.toContain('typed-Secret-1');
      expect(await readdir(folder)).toEqual(['admin.csv']);
    }));

  it.each([
    ['no password, because one was typed', csv('')],
    ['nothing that can be read', 'hello'],
  ])('is not made up where the file holds %s', (_what, text) =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, text);
      const { write, writes } = account();
      await expect(iamLoginProfile.create(write, NODE, specAt(path), 'token')).rejects.toMatchObject({
        name: 'SetupError',
        code: 'credentials-file.no-password',
        facts: { path },
      });
      expect(writes()).toEqual([]);
    }),
  );

  it('is asked for by the name of the user, never of the caller', async () => {
    const { iam, read } = account();
    iam.on(GetLoginProfileCommand).resolves({ LoginProfile: { UserName: 'Administrator', CreateDate: new Date(0) } });
    const spec = specAt('/nowhere');
    expect(await iamLoginProfile.find(read, NODE, spec, undefined)).toEqual([
      { live: { userName: 'Administrator', reset: '' }, mark: 'unmarked' },
    ]);
    expect(iam).toHaveReceivedCommandExactlyOnceWith(GetLoginProfileCommand, { UserName: 'Administrator' });
    const userName = { pending: 'account/admin-user', fact: 'userName' };
    expect(await iamLoginProfile.find(read, NODE, { ...spec, userName }, undefined)).toEqual([]);
  });

  it('is not there for a user without one', async () => {
    const { iam, read } = account();
    iam.on(GetLoginProfileCommand).rejects(thrown('NoSuchEntityException'));
    expect(await iamLoginProfile.find(read, NODE, specAt('/nowhere'), undefined)).toEqual([]);
  });

  it('opens the console to whoever holds an access key of the user', async () => {
    const { iam, read } = account();
    iam.on(ListAccessKeysCommand).resolves({ AccessKeyMetadata: [{ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }] });
    expect(await iamLoginProfile.gains?.(read, specAt('/nowhere'))).toEqual(['AKIAIOSFODNN7EXAMPLE']);
  });
});

describe('the reset of a password', () => {
  const RESET = 'asked-for 2026-11-21T12:00:00.000Z';
  const live = { userName: 'Administrator', reset: '' };

  it('is only a difference where one is asked for that was not carried out yet', async () => {
    const spec = specAt('/nowhere', { reset: RESET });
    expect(iamLoginProfile.compare(specAt('/nowhere'), { ...live, reset: RESET })).toEqual([]);
    expect(iamLoginProfile.compare(spec, { ...live, reset: RESET })).toEqual([]);
    expect(iamLoginProfile.compare(spec, live)).toEqual([{ fact: 'reset', want: RESET, have: '', fix: 'update' }]);
    const { iam, read } = account();
    iam.on(GetLoginProfileCommand).resolves({ LoginProfile: { UserName: 'Administrator', CreateDate: new Date(0) } });
    expect(await iamLoginProfile.find(read, NODE, spec, { reset: RESET })).toMatchObject([{ live: { reset: RESET } }]);
  });

  it('waits in a file of its own until AWS has the new password, then takes the place of the old one', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, csv('Old1!Old1!'), { mode: 0o600 });
      const spec = specAt(path, { reset: RESET });
      const { iam, write, writes } = account();
      const seen: unknown[] = [];
      iam.on(UpdateLoginProfileCommand).callsFake(({ Password }) => {
        const waiting = waitingCredentials(path);
        seen.push([passwordIn(waiting) === Password, statSync(waiting).mode & 0o777, passwordIn(path)]);
        return {};
      });
      const after = await iamLoginProfile.update?.(write, NODE, spec, live, iamLoginProfile.compare(spec, live));
      expect(waitingCredentials(path)).toBe(`${path}.next`);
      expect(seen).toEqual([[true, 0o600, 'Old1!Old1!']]);
      expect(after).toEqual({ ...live, reset: RESET, writtenTo: path });
      expect(passwordIn(path)).not.toBe('Old1!Old1!');
      expect(writes()).toEqual([
        ['UpdateLoginProfile', { UserName: 'Administrator', Password: passwordIn(path), PasswordResetRequired: true }],
      ]);
      expect(await readdir(folder)).toEqual(['admin.csv']);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }));

  it('that was cut off sends the password that is waiting, not a new one', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      await writeFile(path, csv('Old1!Old1!'), { mode: 0o600 });
      const spec = specAt(path, { reset: RESET });
      const { iam, write } = account();
      iam.on(UpdateLoginProfileCommand).rejectsOnce(thrown('ServiceFailureException')).resolves({});
      const differences = iamLoginProfile.compare(spec, live);
      await expect(iamLoginProfile.update?.(write, NODE, spec, live, differences)).rejects.toThrow('ServiceFailure');
      expect(passwordIn(path)).toBe('Old1!Old1!');
      const waiting = passwordIn(waitingCredentials(path));
      await iamLoginProfile.update?.(write, NODE, spec, live, differences);
      expect(iam).toHaveReceivedNthCommandWith(UpdateLoginProfileCommand, 2, { Password: waiting });
      expect(passwordIn(path)).toBe(waiting);
      expect(existsSync(waitingCredentials(path))).toBe(false);
    }));

  it('makes the file that was thrown away after the first sign-in', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'admin.csv');
      const spec = specAt(path, { reset: RESET });
      const { iam, write } = account();
      iam.on(UpdateLoginProfileCommand).resolves({});
      await iamLoginProfile.update?.(write, NODE, spec, live, iamLoginProfile.compare(spec, live));
      expect(iam).toHaveReceivedCommandExactlyOnceWith(UpdateLoginProfileCommand, { Password: passwordIn(path) });
    }));
});
