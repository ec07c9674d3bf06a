import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listAccounts } from '../../src/state/accounts.ts';
import { ACCOUNT, FILE, open, temporaryDirectory, twiceSaved } from './place.ts';

test('names every account that has a state here, once, and nothing that is none', async () => {
  const directory = temporaryDirectory();
  await twiceSaved(directory);
  const mock = await open(directory, { account: { ...ACCOUNT, endpoint: 'https://mock.example.com/aws' } });
  mock.start({ setupId: 's-2', tool: '0.1.0' });
  await mock.save();
  writeFileSync(join(directory, 'aws-cn-210987654321.json'), 'damaged, and yet there is one');
  for (const name of [
    'notes.txt',
    `${FILE}.lock`,
    `${FILE}.tmp-1`,
    `${FILE}.unreadable-20260731T010203004Z`,
    'aws-12.json',
  ])
    writeFileSync(join(directory, name), '');
  mkdirSync(join(directory, 'sandbox'));
  expect(await listAccounts(directory)).toEqual([
    ACCOUNT,
    { ...ACCOUNT, endpoint: 'https://mock.example.com/aws' },
    { partition: 'aws-cn', accountId: '210987654321' },
  ]);
});

test('names an account of which only the backup is left', async () => {
  const directory = temporaryDirectory();
  const { path } = await twiceSaved(directory);
  rmSync(path);
  expect(await listAccounts(directory)).toEqual([ACCOUNT]);
});

test('names none where there is no directory, and says so when it cannot be read', async () => {
  const directory = temporaryDirectory();
  expect(await listAccounts(join(directory, 'missing'))).toEqual([]);
  writeFileSync(join(directory, 'file'), '');
  const refused = { code: 'state.not-readable', facts: { path: join(directory, 'file'), reason: 'ENOTDIR' } };
  await expect(listAccounts(join(directory, 'file'))).rejects.toMatchObject(refused);
});
