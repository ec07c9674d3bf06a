import { describe, expect, it } from 'vitest';
import { kmsKeyArn, s3Source, secretArns } from '../../src/answers/parse/roles.ts';

const refused = (parse: (text: string) => unknown, text: string): string => {
  try {
    parse(text);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'taken';
};

describe('what instances may read in S3', () => {
  it.each<[string, string]>([
    ...['all', 'true', 'yes', '예'].map((text): [string, string] => [text, 'all']),
    ...['no', 'none', 'false', '아니요'].map((text): [string, string] => [text, 'no']),
    ['my-bucket/ecs.config', 'my-bucket/ecs.config'],
    ['s3://my.bucket-1/a/b (c).config', 'my.bucket-1/a/b (c).config'],
  ])('is read from "%s" as %s', (text, value) => expect(s3Source(text)).toBe(value));

  it.each([
    ...['my-bucket', 'my-bucket/', '/ecs.config', 'My-Bucket/ecs.config', 'ab/ecs.config', '-bucket/ecs.config'],
    ...[
      'my..bucket/ecs.config',
      '192.0.2.1/ecs.config',
      'xn--bucket/ecs.config',
      'my-bucket/*',
      'my-bucket/ecs.c?nfig',
    ],
    ...['my-bucket/$-key', 'my-bucket/"quoted"', `my-bucket/${'k'.repeat(1025)}`, ''],
  ])('is refused as "%s"', (text) => expect(refused(s3Source, text)).toBe('input.s3-object'));
});

describe('secrets for tasks', () => {
  const SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:db-a1B2c3';
  const PARAMETER = 'arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/web/url';

  it('are whole ARNs, each once, or none', () => {
    expect(secretArns(` ${SECRET} ,${PARAMETER},${SECRET}`)).toEqual([SECRET, PARAMETER]);
    expect([secretArns('none'), secretArns('')]).toEqual([[], []]);
  });

  it.each(['db', SECRET.slice(0, -7), SECRET.replace('db', '*'), PARAMETER.replace('/web/url', '/*'), `${SECRET},db`])(
    'are refused as "%s"',
    (text) => expect(refused(secretArns, text)).toBe('input.secret-arn'),
  );
});

it('a KMS key is named by its own ARN, not by an alias', () => {
  const key = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';
  expect([kmsKeyArn(key), kmsKeyArn('none'), kmsKeyArn('')]).toEqual([key, '', '']);
  expect(refused(kmsKeyArn, key.replace('key/', 'alias/'))).toBe('input.kms-key-arn');
});
