import { describe, expect, it } from 'vitest';
import type { AnswerKey } from '../../src/answers/answers.ts';
import { flagOf } from '../../src/answers/flags.ts';
import { read, refusal } from './refused.ts';

describe('a name in IAM', () => {
  it.each<[AnswerKey, string]>([
    ['adminUser', 'Administrator'],
    ['adminUser', 'a+b=c,d.e@f-g_h'],
    ['adminGroup', 'Administrators'],
    ['instanceRole', 'ecsInstanceRole'],
    ['instanceProfile', 'ecsInstanceRole-profile'],
  ])('%s may be %s', async (key, name) => expect(await read(key, name)).toBe(name));

  it.each<[AnswerKey, string, string, string]>([
    ['adminUser', '--admin-user', '', '64'],
    ['adminUser', '--admin-user', 'two words', '64'],
    ['adminUser', '--admin-user', '관리자', '64'],
    ['adminUser', '--admin-user', 'é', '64'],
    ['adminUser', '--admin-user', 'a/b', '64'],
    ['adminUser', '--admin-user', 'a\nb', '64'],
    ['adminUser', '--admin-user', 'a\n', '64'],
  ])('%s (%s) may not be %j', async (key, flag, value, most) => {
    expect(await refusal(key, value)).toEqual({ code: 'input.iam-name', facts: { most, flag, value }, exitCode: 2 });
  });
});

describe('an account alias', () => {
  it.each(['', 'abc', 'a1b', '1ab', 'my-company', '12345678901', '1234567890123'])('may be %j', async (alias) =>
    expect(await read('alias', alias)).toBe(alias),
  );

  it.each([
    ['two characters', 'ab'],
    ['one character', 'a'],
    ['two hyphens in a row', 'my--company'],
    ['a hyphen in front', '-company'],
    ['a hyphen at the end', 'company-'],
    ['upper case', 'MyCompany'],
    ['an underscore', 'my_company'],
    ['a full stop', 'my.company'],
    ['a space', 'my company'],
    ['Korean', '회사이름'],
    ['a line end', 'company\n'],
    ['twelve digits, which read as an account id', '123456789012'],
  ])('may not be %s', async (_what, value) => {
    expect(await refusal('alias', value)).toEqual({
      code: 'input.alias',
      facts: { flag: '--alias', value },
      exitCode: 2,
    });
  });
});

describe('the other names', () => {
  it.each<[AnswerKey, string]>([
    ['keyName', 'alice-key-pair-ap-northeast-2'],
    ['keyName', 'A.b_c-1'],
    ['sgName', 'ecs-instances-default-cluster'],
    ['sgName', 'Web :/()#,@[]+=&;{}!$*'],
    ['sgName', 'default-2'],
    ['cluster', 'default'],
    ['cluster', 'My_cluster-1'],
    ['vpcName', 'ecs'],
    ['vpcName', '우리 회사 VPC'],
    ['vpcName', 'a_b.c:d/e=f+g-h@i'],
  ])('%s may be %s', async (key, name) => expect(await read(key, name)).toBe(name));

  it.each<[AnswerKey, string, string, readonly string[]]>([
    ['keyName', '--key-name', 'input.key-name', ['', '.hidden', '../up', 'a/b', 'a\\b', 'a b', 'ключ', 'a\n']],
    [
      'sgName',
      '--sg-name',
      'input.security-group-name',
      ['', 'sg-web', 'SG-web', 'default', 'Default', ' web', 'web ', '웹', 'a"b', 'a<b', 'a|b'],
    ],
    ['cluster', '--cluster', 'input.cluster-name', ['', 'my cluster', 'a.b', 'a/b', '클러스터', 'a\n']],
    ['vpcName', '--vpc-name', 'input.name-tag', ['', 'a*b', 'a\nb', 'a\u0000b']],
  ])('%s (%s) are refused with %s: %j', async (key, flag, code, texts) => {
    for (const value of texts) expect(await refusal(key, value)).toEqual({ code, facts: { flag, value }, exitCode: 2 });
  });
});

describe('the length of a name', () => {
  it.each<[AnswerKey, number]>([
    ['adminUser', 64],
    ['adminGroup', 128],
    ['instanceRole', 64],
    ['instanceProfile', 128],
    ['alias', 63],
    // Its file's name is four characters longer, and no file system takes more than 255.
    ['keyName', 250],
    ['sgName', 255],
    ['cluster', 255],
    ['vpcName', 256],
  ])('of %s is %i at most', async (key, most) => {
    const longest = 'a'.repeat(most);
    expect(await read(key, longest)).toBe(longest);
    expect(await refusal(key, `${longest}a`)).toMatchObject({ facts: { flag: flagOf(key) }, exitCode: 2 });
  });
});
