import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { person } from './person.ts';
import { runs } from './run.ts';
import { ACCOUNT, account, files, last, OWN, PLAIN, SURE } from './undone.ts';

describe('destroy', () => {
  test.each([
    ['everything of its own', OWN],
    ['the default VPC', PLAIN],
  ])(
    'takes a set-up with %s back to the account as it was before, key, credentials and state among it',
    async (_, flags) => {
      const here = await runs();
      const before = await account(here);
      expect(await here.run({ yes: true, flags })).toBe(0);
      expect(files(here).length).toBeGreaterThan(2);
      expect(await here.destroy(SURE)).toBe(0);
      expect(await account(here)).toEqual(before);
      expect(files(here)).toEqual([]);
      expect(last(here, 'result')).toMatchObject({ ok: true, summary: { code: 'destroy.done' } });
    },
  );

  test('shows first what it would remove, and that all of it is free', async () => {
    const here = await runs();
    await here.run({ yes: true, flags: OWN });
    await here.destroy(SURE);
    const { things } = last(here, 'undo-plan');
    expect(things.map(({ type }) => type)).toContain('ec2.vpc');
    expect(things.map(({ type }) => type)).not.toContain('iam.service-linked-role');
    expect([...new Set(things.map(({ action, monthlyPrice }) => `${action} ${monthlyPrice}`))]).toEqual(['remove 0']);
    expect(here.told.findIndex(({ type }) => type === 'undo-plan')).toBeLessThan(
      here.told.findLastIndex(({ type }) => type === 'node-started'),
    );
  });

  test('lets init start afresh afterwards', async () => {
    const here = await runs();
    await here.run({ yes: true, flags: OWN });
    const first = await account(here);
    await here.destroy(SURE);
    expect(await here.run({ yes: true, flags: PLAIN })).toBe(0);
    const names = (await account(here)).regions['ap-northeast-2']?.vpcs.length;
    expect(names).toBe((first.regions['ap-northeast-2']?.vpcs.length ?? 0) - 1);
    expect(last(here, 'result').ok).toBe(true);
  });

  test('finds nothing to do when all is gone already, and forgets the set-up', async () => {
    const here = await runs();
    await here.run({ yes: true, only: ['cluster'], flags: {} });
    await here.sandbox.edit(({ regions }) => {
      for (const region of Object.values(regions)) region.clusters = [];
    });
    expect(await here.destroy(SURE)).toBe(0);
    expect(last(here, 'result').summary).toMatchObject({ code: 'destroy.nothing' });
    expect(files(here)).toEqual([]);
  });

  test('where this account has no set-up ends with exit 3', async () => {
    const here = await runs();
    await expect(here.destroy({ ...SURE, region: 'ap-northeast-2' })).rejects.toMatchObject({ exitCode: 3 });
  });

  test('as a dry run changes nothing', async () => {
    const here = await runs();
    await here.run({ yes: true, flags: OWN });
    const before = await account(here);
    expect(await here.destroy({ dryRun: true })).toBe(0);
    expect(last(here, 'undo-plan')).toMatchObject({ dryRun: true });
    expect(await account(here)).toEqual(before);
  });
});

describe('before it removes anything', () => {
  const someSetup = async () => {
    const here = await runs();
    await here.run({ yes: true, flags: { ...PLAIN, alias: 'example-team' } });
    return { here, before: await account(here) };
  };

  test.each([ACCOUNT, '1234-5678-9012', ' example-team '])(
    'a person types the account number or alias: "%s"',
    async (line) => {
      const { here } = await someSetup();
      expect(await here.destroy({}, person({ line: [line] }))).toBe(0);
      expect((await account(here)).users).toEqual([]);
    },
  );

  test.each(['', '999999999999', 'yes', 'Example-Team'])(
    'and "%s" is not it: exit 2, and nothing changes',
    async (line) => {
      const { here, before } = await someSetup();
      await expect(here.destroy({}, person({ line: [line] }))).rejects.toMatchObject({
        code: 'destroy.wrong-answer',
        exitCode: 2,
      });
      expect(await account(here)).toEqual(before);
      expect(existsSync(join(here.folder, 'state', 'sandbox', `aws-${ACCOUNT}.json`))).toBe(true);
    },
  );

  test.each([
    ['without a terminal and without both flags', {}],
    ['with --yes alone', { yes: true }],
    ['with --confirm alone', { confirm: ACCOUNT, yes: false }],
  ])('%s it prints the list, changes nothing and ends with exit 2', async (_, options) => {
    const { here, before } = await someSetup();
    await expect(here.destroy(options)).rejects.toMatchObject({ code: 'destroy.not-confirmed', exitCode: 2 });
    expect(last(here, 'undo-plan').things.length).toBeGreaterThan(5);
    expect(await account(here)).toEqual(before);
  });

  test('a wrong --confirm ends with exit 2, whoever could be asked', async () => {
    const { here, before } = await someSetup();
    const wrong = { confirm: '999999999999' };
    await expect(here.destroy({ ...wrong, yes: true })).rejects.toMatchObject({
      code: 'destroy.wrong-account',
      exitCode: 2,
    });
    await expect(here.destroy(wrong, person({ line: [ACCOUNT] }))).rejects.toMatchObject({ exitCode: 2 });
    expect(await account(here)).toEqual(before);
  });
});
