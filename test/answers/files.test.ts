import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ED25519 } from '../sandbox/practice.ts';
import { read, refusal } from './refused.ts';

let folder = '';
const around = () => ({ computer: { home: join(folder, 'home'), cwd: join(folder, 'work') } });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answers-'));
  await mkdir(join(folder, 'home', 'keys'), { recursive: true });
  await writeFile(join(folder, 'home', 'note.txt'), 'hello');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a folder', () => {
  it.each([
    ['~', 'home'],
    ['~/keys', 'home/keys'],
    ['~/not/there/yet', 'home/not/there/yet'],
    ['keys', 'work/keys'],
    ['../home/keys', 'home/keys'],
    ['./', 'work'],
    ['~bob', 'work/~bob'],
  ])('%s is %s', async (text, path) => expect(await read('keyDir', text, around())).toBe(join(folder, path)));

  it('may be given whole', async () => {
    const path = join(folder, 'elsewhere');
    expect(await read('keyDir', path, around())).toBe(path);
  });

  it('is not a file', async () => {
    const facts = { path: join(folder, 'home/note.txt'), flag: '--key-dir', value: '~/note.txt' };
    expect(await refusal('keyDir', '~/note.txt', around())).toEqual({
      code: 'input.not-a-directory',
      facts,
      exitCode: 2,
    });
  });

  it.each(['', '  ', 'a\0b'])('is not %j', async (value) => {
    const facts = { flag: '--key-dir', value };
    expect(await refusal('keyDir', value, around())).toEqual({ code: 'input.path', facts, exitCode: 2 });
  });
});

describe('the credentials file', () => {
  it.each([
    ['admin.csv', 'work/admin.csv'],
    ['~/note.txt', 'home/note.txt'],
    ['~/not/there/admin.csv', 'home/not/there/admin.csv'],
  ])('%s is %s', async (text, path) => {
    expect(await read('credentialsFile', text, around())).toBe(join(folder, path));
  });

  it.each(['~/keys', '~', '~/admin/'])('is not the folder %s', async (value) => {
    expect(await refusal('credentialsFile', value, around())).toMatchObject({
      code: 'input.is-a-directory',
      facts: { flag: '--credentials-file', value },
      exitCode: 2,
    });
  });

  it('is not nothing', async () => {
    expect(await refusal('credentialsFile', '', around())).toMatchObject({
      code: 'input.path',
      facts: { flag: '--credentials-file' },
      exitCode: 2,
    });
  });
});

describe("a public key's file", () => {
  it('is kept as a whole path, once what is in it can be imported', async () => {
    await writeFile(join(folder, 'home', 'id.pub'), `${ED25519} alice@laptop\n`);
    expect(await read('publicKey', '~/id.pub', around())).toBe(join(folder, 'home/id.pub'));
    expect(await read('publicKey', '../home/id.pub', around())).toBe(join(folder, 'home/id.pub'));
  });

  it('may be none', async () => expect(await read('publicKey', '', around())).toBe(''));

  it('has to be there', async () => {
    const facts = { path: join(folder, 'home/id.pub'), flag: '--public-key', value: '~/id.pub' };
    expect(await refusal('publicKey', '~/id.pub', around())).toEqual({
      code: 'input.no-such-file',
      facts,
      exitCode: 2,
    });
  });

  it('is not a folder', async () => {
    expect(await refusal('publicKey', '~/keys', around())).toMatchObject({
      code: 'input.is-a-directory',
      facts: { flag: '--public-key' },
      exitCode: 2,
    });
  });

  it.each([
    ['public-key.private', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n'],
    ['public-key.unreadable', 'hello\n'],
    ['public-key.several', `${ED25519}\n${ED25519}\n`],
    ['public-key.type', 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY= alice\n'],
  ])('is refused with %s', async (code, text) => {
    await writeFile(join(folder, 'home', 'id.pub'), text);
    expect(await refusal('publicKey', '~/id.pub', around())).toMatchObject({
      code,
      facts: { flag: '--public-key', value: '~/id.pub' },
      exitCode: 2,
    });
  });
});
