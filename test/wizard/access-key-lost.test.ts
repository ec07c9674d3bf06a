import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, asIfKilled, beside, filesOf, keysOf, planOf, runsNow, withKey } from './cli-files.ts';
import { runs } from './run.ts';

describe('a key that could not be kept', () => {
  it('because its answer was lost is replaced in the same run', async () => {
    const account = await runsNow();
    const files = filesOf(account);
    let made = 0;
    beside(account, 'CreateAccessKey', async (next) => {
      const answer = await next();
      made += 1;
      if (made > 1) return answer;
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    });
    expect(await account.run(withKey)).toBe(0);
    const [id, ...more] = await keysOf(account);
    expect([made, more]).toEqual([2, []]);
    expect(await files.read('credentials')).toContain(`aws_access_key_id = ${id}\n`);
  });

  it('because the run was killed is replaced by the next one', async () => {
    const account = await runsNow();
    const files = filesOf(account);
    await account.run(withKey);
    const [lost] = await keysOf(account);
    await asIfKilled(account);
    expect(await account.run(withKey)).toBe(0);
    const [id, ...more] = await keysOf(account);
    expect(more).toEqual([]);
    expect(id).not.toBe(lost);
    expect(await files.read('credentials')).toContain(`aws_access_key_id = ${id}\n`);
  });

  it('because the run was killed goes with destroy as well', async () => {
    const account = await runsNow();
    await account.run(withKey);
    await asIfKilled(account);
    expect(await account.destroy({ confirm: ACCOUNT })).toBe(0);
    expect(await keysOf(account)).toEqual([]);
  });

  it('is not taken for one that came long after, which is named and left', async () => {
    const account = await runsNow();
    await account.run(withKey);
    await asIfKilled(account);
    await account.sandbox.edit(({ iam }) => {
      for (const key of iam.users[0]?.accessKeys ?? []) key.created += 3_600_000;
    });
    expect(await account.run(withKey)).toBe(1);
    const [id] = await keysOf(account);
    expect(planOf(account.told).find(({ conflict }) => conflict)?.conflict).toMatchObject({
      reason: 'conflict.access-key-doubtful',
      facts: { have: id },
    });
    await account.destroy({ confirm: ACCOUNT });
    expect(await keysOf(account)).toEqual([id]);
  });

  it('is not taken for one that has been used', async () => {
    const account = await runsNow();
    await account.run(withKey);
    await asIfKilled(account);
    await account.sandbox.edit(({ iam }) => {
      for (const key of iam.users[0]?.accessKeys ?? []) key.lastUsed = { at: 0, service: 's3', region: 'us-east-1' };
    });
    const [theirs] = await keysOf(account);
    expect(await account.run(withKey)).toBe(0);
    expect(await keysOf(account)).toEqual([theirs, expect.any(String)]);
  });

  it('because the file could not be written is deleted again', async () => {
    const account = await runsNow();
    const files = filesOf(account);
    beside(account, 'CreateAccessKey', async (next) => {
      await mkdir(files.credentials);
      return next();
    });
    expect(await account.run(withKey)).toBe(1);
    expect(await keysOf(account)).toEqual([]);
    expect(account.told).toContainEqual(
      expect.objectContaining({
        type: 'node-failed',
        node: 'account/access-key',
        fault: expect.objectContaining({ name: 'file.not-regular' }),
      }),
    );
  });
});

describe('a new key that AWS does not know at once', () => {
  const unknown = () => Object.assign(new Error('The security token is invalid.'), { name: 'InvalidClientTokenId' });

  it('is waited for', async () => {
    const account = await runs();
    let tries = 0;
    beside(account, 'GetCallerIdentity', async (next) => {
      tries += 1;
      if (tries < 20) throw unknown();
      return next();
    });
    expect(await account.run(withKey)).toBe(0);
    expect(tries).toBe(20);
  });

  it('is in the file and told of when it is still not taken after a minute, and used by the next run', async () => {
    const account = await runs();
    const files = filesOf(account);
    let isKnown = false;
    beside(account, 'GetCallerIdentity', async (next) => {
      if (!isKnown) throw unknown();
      return next();
    });
    expect(await account.run(withKey)).toBe(1);
    const failed = account.told.find((event) => event.type === 'node-failed');
    expect(failed).toMatchObject({ node: 'account/access-key', fault: { name: 'access-key.not-taken' } });
    const before = await files.read('credentials');
    isKnown = true;
    expect(await account.run(withKey)).toBe(0);
    expect(await files.read('credentials')).toBe(before);
    expect(await keysOf(account)).toHaveLength(1);
  });
});
