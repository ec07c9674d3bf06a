import { describe, expect, it } from 'vitest';
import { flagOf } from '../../src/answers/flags.ts';
import { read, refusal } from './refused.ts';

describe('the names of developers', () => {
  it.each([
    ['alice', ['alice']],
    ['alice, bob ,carol', ['alice', 'bob', 'carol']],
    ['', []],
    [' , ', []],
  ])('of %j are %j', async (text, names) => expect(await read('developerUsers', text)).toEqual(names));

  it.each(['two words', '관리자', 'a/b', 'a'.repeat(65), 'alice,b\no'])('may not be %j', async (value) =>
    expect(await refusal('developerUsers', value)).toEqual({
      code: 'input.iam-name',
      facts: { most: '64', flag: '--developer-user', value },
      exitCode: 2,
    }),
  );

  it('are each there once, whatever their case', async () =>
    expect(await refusal('developerUsers', 'alice,bob,Alice')).toEqual({
      code: 'input.users-double',
      facts: { name: 'Alice', flag: '--developer-user', value: 'alice,bob,Alice' },
      exitCode: 2,
    }));
});

it.each(['developerGroup', 'developerPolicy'] as const)('%s is a name of IAM of up to 128 characters', async (key) => {
  expect(await read(key, 'a'.repeat(128))).toHaveLength(128);
  for (const value of ['', 'a'.repeat(129), 'a b']) {
    expect(await refusal(key, value)).toMatchObject({
      code: 'input.iam-name',
      facts: { flag: flagOf(key) },
      exitCode: 2,
    });
  }
});
