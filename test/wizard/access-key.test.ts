import { lstat, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, actionsOf, filesOf, keysOf, planOf, reasonsOf, withKey } from './cli-files.ts';
import { runs } from './run.ts';

describe('a profile with an access key', () => {
  it('has the key of the administrator in a file of its own, and AWS takes it', async () => {
    const account = await runs();
    const files = filesOf(account);
    expect(await account.run(withKey)).toBe(0);
    const [id] = await keysOf(account);
    expect(await files.read('credentials')).toMatch(
      new RegExp(`^\\[default\\]\\naws_access_key_id = ${id}\\naws_secret_access_key = [A-Za-z0-9/+]{40}\\n$`),
    );
    expect((await stat(files.credentials)).mode & 0o777).toBe(0o600);
    const secret = /secret_access_key = (\S+)/.exec(await files.read('credentials'))?.[1] ?? 'none';
    expect(JSON.stringify(account.told)).not.toContain(secret);
    expect(account.told).toContainEqual(expect.objectContaining({ code: 'cli-profile.long-term', level: 'warning' }));
    expect(await account.run(withKey)).toBe(0);
    expect(actionsOf(account.told)).toEqual({ 'computer/cli-profile': 'keep', 'account/access-key': 'keep' });
    expect(await keysOf(account)).toEqual([id]);
  });

  it('goes with destroy, and the rest of both files stays byte for byte', async () => {
    const account = await runs();
    const files = filesOf(account);
    const before = '[work] # mine\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n\n';
    await files.write('credentials', before);
    expect(await account.run(withKey)).toBe(0);
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(0);
    expect(await files.read('credentials')).toBe(before);
    expect(await files.read('config')).toBe('(no file)');
    expect(await keysOf(account)).toEqual([]);
  });

  it('is written through a symbolic link', async () => {
    const account = await runs();
    const files = filesOf(account);
    await mkdir(dirname(files.credentials));
    const target = join(account.folder, 'dotfiles-credentials');
    await symlink('../dotfiles-credentials', files.credentials);
    expect(await account.run(withKey)).toBe(0);
    expect((await lstat(files.credentials)).isSymbolicLink()).toBe(true);
    expect(await readFile(target, 'utf8')).toContain('aws_secret_access_key');
  });

  it.each(['config', 'credentials'] as const)('is not made where the %s file cannot be read', async (name) => {
    const account = await runs();
    const files = filesOf(account);
    await mkdir(files[name], { recursive: true });
    expect(await account.run(withKey)).toBe(1);
    expect(await keysOf(account)).toEqual([]);
    expect(account.told).toContainEqual(expect.objectContaining({ type: 'step-failed', step: 'cli-profile' }));
  });

  it('is refused for a user called root', async () => {
    const account = await runs();
    const refused = account.run({ ...withKey, flags: { 'cli-auth': 'access-key', 'admin-user': 'root' } });
    await expect(refused).rejects.toMatchObject({ code: 'access-key.never-root', exitCode: 2 });
  });

  it('is refused alone where there is no administrator', async () => {
    const account = await runs();
    const refused = account.run({ ...withKey, only: ['cli-profile'] });
    await expect(refused).rejects.toMatchObject({ code: 'step.needs', exitCode: 2 });
  });

  it('is not made beside two others, which are named with their last use and never deleted', async () => {
    const account = await runs();
    await account.run({ only: ['admin'] });
    const ids = ['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE'];
    await account.sandbox.edit(({ iam }) => {
      const keys = ids.map((id) => ({ id, active: true, created: 0 }));
      iam.users[0]?.accessKeys.push(...keys);
      Object.assign(keys[0] ?? {}, { lastUsed: { at: Date.parse('2026-01-05'), service: 's3', region: 'us-east-1' } });
    });
    expect(await account.run(withKey)).toBe(1);
    const conflict = planOf(account.told).find(({ node }) => node === 'account/access-key')?.conflict;
    expect(conflict).toMatchObject({
      reason: 'conflict.access-key-two',
      facts: { have: 'AKIAIOSFODNN7EXAMPLE (2026-01-05), AKIAI44QH8DHBEXAMPLE (-)' },
    });
    expect(await keysOf(account)).toEqual(ids);
  });

  it('is not put in the place of another key', async () => {
    const account = await runs();
    const files = filesOf(account);
    const theirs =
      '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\nregion = ap-northeast-2\n';
    await files.write('credentials', theirs);
    expect(await account.run({ ...withKey, flags: { 'cli-auth': 'access-key', 'cli-profile': 'default' } })).toBe(1);
    expect(reasonsOf(account.told)).toEqual(['conflict.access-key-foreign']);
    expect(await files.read('credentials')).toBe(theirs);
    expect(await keysOf(account)).toEqual([]);
  });

  it('that somebody deleted is made again only if that is accepted', async () => {
    const account = await runs();
    const files = filesOf(account);
    await account.run(withKey);
    await account.sandbox.edit(({ iam }) => {
      for (const user of iam.users) user.accessKeys = [];
    });
    expect(await account.run(withKey)).toBe(1);
    expect(reasonsOf(account.told)).toEqual(['conflict.taken-away']);
    expect(await account.run({ ...withKey, accept: ['account/access-key'] })).toBe(0);
    const [id] = await keysOf(account);
    expect(await files.read('credentials')).toContain(`aws_access_key_id = ${id}\n`);
  });

  it('goes when sign-in is wanted instead', async () => {
    const account = await runs();
    const files = filesOf(account);
    await account.run(withKey);
    expect(await account.run({ only: ['cli-profile'], flags: { 'cli-auth': 'login' } })).toBe(0);
    expect(await keysOf(account)).toEqual([]);
    expect(await files.read('credentials')).toBe('(no file)');
    expect(await files.read('config')).toContain('region = ap-northeast-2');
  });

  it('is left with its profile by the user who signs with it', async () => {
    const caller = { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/Administrator`, UserId: 'AIDA' };
    const account = await runs(caller);
    const files = filesOf(account);
    await account.run(withKey);
    const before = [await files.read('config'), await files.read('credentials')];
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(1);
    expect([await files.read('config'), await files.read('credentials')]).toEqual(before);
    expect(await keysOf(account)).toHaveLength(1);
  });
});
