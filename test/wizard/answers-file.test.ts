import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FLAGS } from '../../src/answers/flags.ts';
import { readAnswersFile } from '../../src/wizard/answers-file.ts';
import type { FlagTexts } from '../../src/wizard/given.ts';
import { inFolder } from '../computer/here.ts';

/** Reads a file of this name and content, as `--answers NAME`. */
function reading(name: string, text: string): Promise<FlagTexts> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, name), text);
    return readAnswersFile(name, { home: '/nowhere', cwd: folder });
  });
}

describe('the answers file', () => {
  it('is YAML', async () => {
    const text = `
# what we agreed on
key-name: web
azs: 3
http: false
https: yes
ssh-cidr: 203.0.113.0/24   # the office
skip: [alias, cluster]
admin-tag:
  - team=ops
  - site=Seoul
`;
    expect(await reading('answers.yaml', text)).toEqual({
      'key-name': 'web',
      azs: '3',
      http: 'false',
      https: 'yes',
      'ssh-cidr': '203.0.113.0/24',
      skip: 'alias,cluster',
      'admin-tag': 'team=ops,site=Seoul',
    });
  });

  it('leaves what looks like a number as it is written', async () => {
    expect(await reading('answers.yaml', 'key-name: 007\nalias: 1e3\n')).toEqual({ 'key-name': '007', alias: '1e3' });
  });

  it.each(['answers.json', 'answers.yml', 'answers'])('is JSON, also under the name %s', async (name) => {
    const text = JSON.stringify({ vpc: 'new', azs: 2, http: true, 'admin-tag': ['team=ops'], accept: ['account/x'] });
    expect(await reading(name, text)).toEqual({
      vpc: 'new',
      azs: '2',
      http: 'true',
      'admin-tag': 'team=ops',
      accept: 'account/x',
    });
  });

  it('may begin with the mark that Windows editors write', async () => {
    expect(await reading('answers.json', '\uFEFF{"vpc":"new"}')).toEqual({ vpc: 'new' });
    expect(await reading('answers.yaml', '\uFEFFvpc: new\n')).toEqual({ vpc: 'new' });
  });

  it('takes every flag that is an answer', async () => {
    const all = Object.fromEntries(FLAGS.map(({ flag }) => [flag.slice(2), 'x']));
    const more = { skip: 'x', accept: 'x', 'allow-ssh-from-anywhere': 'x' };
    expect(await reading('answers.json', JSON.stringify({ ...all, ...more }))).toEqual({ ...all, ...more });
  });

  it.each(['keyName', '--key-name', 'no-http', 'password', 'adminPassword', '__proto__'])(
    'knows no key %s',
    async (key) => {
      await expect(reading('answers.json', `{"vpc":"new","${key}":"x"}`)).rejects.toMatchObject({
        code: 'answers-file.key',
        facts: { flag: '--answers', path: expect.stringContaining('answers.json'), key },
        exitCode: 2,
      });
    },
  );

  it.each([
    ['a list', '- vpc\n- new\n'],
    ['a word', 'new\n'],
    ['nothing', ''],
    ['nothing but a remark', '# later\n'],
    ['null', 'null'],
    ['two documents', 'vpc: new\n---\nvpc: default\n'],
  ])('is not %s', async (_what, text) => {
    await expect(reading('answers.yaml', text)).rejects.toMatchObject({
      code: 'answers-file.shape',
      facts: { flag: '--answers' },
      exitCode: 2,
    });
  });

  it.each(['{"vpc":null}', '{"vpc":{"id":"new"}}', '{"skip":["alias",null]}'])(
    'holds no value like %s',
    async (text) => {
      await expect(reading('answers.json', text)).rejects.toMatchObject({
        code: 'answers-file.value',
        facts: { flag: '--answers', key: text.includes('skip') ? 'skip' : 'vpc' },
        exitCode: 2,
      });
    },
  );

  it.each([
    ['answers.json', '{"vpc":'],
    ['answers.yaml', 'vpc: [new\n'],
    ['answers.yaml', 'vpc: new\nvpc: default\n'],
  ])('%s is refused where it cannot be read: %j', async (name, text) => {
    await expect(reading(name, text)).rejects.toMatchObject({
      code: 'answers-file.syntax',
      facts: { flag: '--answers', reason: expect.stringMatching(/^[^\n]+$/) },
      exitCode: 2,
    });
  });

  it('has to be there', async () => {
    const here = { home: '/nowhere/home', cwd: '/nowhere' };
    await expect(readAnswersFile('~/answers.yaml', here)).rejects.toMatchObject({
      code: 'answers-file.missing',
      facts: { flag: '--answers', path: join('/nowhere/home', 'answers.yaml') },
      exitCode: 2,
    });
    await expect(readAnswersFile('', here)).rejects.toMatchObject({ facts: { flag: '--answers' }, exitCode: 2 });
  });

  it('is not a folder', () =>
    inFolder(async (folder) => {
      await expect(readAnswersFile(folder, { home: folder, cwd: folder })).rejects.toMatchObject({
        facts: { flag: '--answers' },
        exitCode: 2,
      });
    }));
});
