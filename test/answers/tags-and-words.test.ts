import { describe, expect, it } from 'vitest';
import type { AnswerKey } from '../../src/answers/answers.ts';
import { STEP_IDS } from '../../src/answers/flags.ts';
import { read, refusal } from './refused.ts';

describe('tags of the administrator', () => {
  it.each<[string, readonly string[]]>([
    ['', []],
    ['team=ops', ['team=ops']],
    ['team=ops, cost centre=4711', ['team=ops', 'cost centre=4711']],
    ['팀=운영', ['팀=운영']],
    ['empty=', ['empty=']],
    ['url=https://example.com/a=b', ['url=https://example.com/a=b']],
  ])('%j is %j', async (text, tags) => expect(await read('adminTags', text)).toEqual(tags));

  it('have keys of up to 127 and values of up to 256 characters', async () => {
    const longest = `${'k'.repeat(127)}=${'v'.repeat(256)}`;
    expect(await read('adminTags', longest)).toEqual([longest]);
    for (const value of [`k${longest}`, `${longest}v`]) {
      expect(await refusal('adminTags', value)).toMatchObject({ code: 'input.tags', exitCode: 2 });
    }
  });

  it('may be 48: with our own two that is all IAM takes', async () => {
    const tags = Array.from({ length: 48 }, (_, at) => `key${at}=v`);
    expect(await read('adminTags', tags.join(','))).toEqual(tags);
    expect(await refusal('adminTags', [...tags, 'more=v'].join(','))).toMatchObject({ code: 'input.tags' });
  });

  it.each([
    ['no equals sign', 'team'],
    ['no key', '=ops'],
    ['an empty pair', 'team=ops,'],
    ['a key of AWS', 'aws:team=ops'],
    ['a key of AWS in other letters', 'AWS:team=ops'],
    ['a key of this tool, which IAM would be given twice', 'aws-ecs-setup:setup-id=mine'],
    ['a character IAM does not take', 'team=ops!'],
  ])('are not %s', async (_what, value) => {
    expect(await refusal('adminTags', value)).toEqual({
      code: 'input.tags',
      facts: { flag: '--admin-tag', value },
      exitCode: 2,
    });
  });

  it('name no key twice, whatever the case of its letters', async () => {
    expect(await refusal('adminTags', 'Team=a,team=b')).toMatchObject({
      code: 'input.tags-double',
      facts: { flag: '--admin-tag' },
      exitCode: 2,
    });
  });
});

describe('the ARN of a permissions boundary', () => {
  it.each([
    '',
    'arn:aws:iam::123456789012:policy/Boundary',
    'arn:aws:iam::123456789012:policy/team/ops/Boundary',
    'arn:aws:iam::aws:policy/PowerUserAccess',
    'arn:aws-cn:iam::123456789012:policy/Boundary',
    'arn:aws-us-gov:iam::123456789012:policy/Boundary',
  ])('may be %j', async (arn) => expect(await read('permissionsBoundary', arn)).toBe(arn));

  it.each([
    'Boundary',
    'arn:aws:iam::123456789012:role/Boundary',
    'arn:aws:iam::12345678901:policy/Boundary',
    'arn:aws:iam::123456789012:policy/',
    'arn:aws::iam::aws:policy/AmazonS3ReadOnlyAccess',
    'arn:aws:s3:::bucket',
  ])('may not be %s', async (value) => {
    expect(await refusal('permissionsBoundary', value)).toEqual({
      code: 'input.policy-arn',
      facts: { flag: '--permissions-boundary', value },
      exitCode: 2,
    });
  });
});

describe('one of a few words', () => {
  it.each<[AnswerKey, string, unknown]>([
    ['keyType', 'rsa', 'rsa'],
    ['keyType', 'ed25519', 'ed25519'],
    ['keyFormat', 'pem', 'pem'],
    ['keyFormat', 'ppk', 'ppk'],
    ['adminPassword', 'generated', 'generated'],
    ['adminPassword', 'typed', 'typed'],
    ['azs', '2', 2],
    ['azs', '3', 3],
    ['http', 'yes', true],
    ['https', 'true', true],
    ['http', 'Y', true],
    ['http', '예', true],
    ['http', 'no', false],
    ['https', 'FALSE', false],
    ['passwordReset', 'n', false],
    ['passwordReset', '아니오', false],
  ])('%s %s is %j', async (key, text, value) => expect(await read(key, text)).toBe(value));

  it.each<[AnswerKey, string, string, string]>([
    ['keyType', 'RSA', '--key-type', 'rsa, ed25519'],
    ['keyType', 'dsa', '--key-type', 'rsa, ed25519'],
    ['keyFormat', '', '--key-format', 'pem, ppk'],
    ['azs', '1', '--azs', '2, 3'],
    ['azs', '4', '--azs', '2, 3'],
    ['azs', '2.0', '--azs', '2, 3'],
    ['azs', 'two', '--azs', '2, 3'],
  ])('%s is not %j', async (key, value, flag, words) => {
    expect(await refusal(key, value)).toEqual({ code: 'input.one-of', facts: { words, flag, value }, exitCode: 2 });
  });

  it.each<[AnswerKey, string]>([
    ['http', '--http'],
    ['https', '--https'],
    ['passwordReset', '--password-reset'],
  ])('%s is yes or no and nothing else', async (key, flag) => {
    for (const value of ['', 'maybe', '1', 'yes please']) {
      expect(await refusal(key, value)).toEqual({ code: 'input.yes-or-no', facts: { flag, value }, exitCode: 2 });
    }
  });
});

describe('steps to do without', () => {
  it('are named with commas, each counted once', async () => {
    expect(await read('skip', 'alias, key-pair,alias,')).toEqual(['alias', 'key-pair']);
    expect(await read('skip', STEP_IDS.join(','))).toEqual(STEP_IDS);
  });

  it.each([
    ['keypair', 'keypair'],
    ['alias,Cluster', 'Cluster'],
    ['', ''],
    [' , ', ''],
  ])('are not %j', async (value, step) => {
    const facts = { step, steps: STEP_IDS.join(', '), flag: '--skip', value };
    expect(await refusal('skip', value)).toEqual({ code: 'input.steps', facts, exitCode: 2 });
  });
});
