import { describe, expect, it } from 'vitest';
import { read, refusal } from './refused.ts';

describe('the amount of a budget', () => {
  it.each([
    ['10', 10],
    ['0.01', 0.01],
    ['12.5', 12.5],
    ['100000', 100_000],
  ])('may be %s', async (text, amount) => expect(await read('budgetAmount', text)).toBe(amount));

  it.each(['', '0', '0.00', '-5', '10.123', '1e3', '10,50', '$10', '100000.01', '1000000', '10\n'])(
    'may not be %j',
    async (value) =>
      expect(await refusal('budgetAmount', value)).toEqual({
        code: 'input.budget-amount',
        facts: { most: '100000', flag: '--budget-amount', value },
        exitCode: 2,
      }),
  );
});

describe('the address that a budget warns', () => {
  it('is none for none', async () => expect(await read('budgetEmail', 'none')).toBe(''));

  it.each(['', 'alice@example.com', 'a.b+aws@mail.example.co.kr', "o'neil@xn--9n2bp8q.example"])(
    'may be %j',
    async (text) => expect(await read('budgetEmail', text)).toBe(text),
  );

  it.each([
    ...[
      'alice',
      'alice@',
      '@example.com',
      'alice@example',
      'a b@example.com',
      'a@b@',
      '.a@example.com',
      'a..b@example.com',
    ],
    ...[
      'alice@example.com,bob@example.com',
      'alice@-example.com',
      'alice@example.1',
      'alice@example.com\n',
      '<a@example.com>',
    ],
    `${'a'.repeat(65)}@example.com`,
  ])('may not be %j', async (value) =>
    expect(await refusal('budgetEmail', value)).toMatchObject({
      code: 'input.email',
      facts: { flag: '--budget-email' },
      exitCode: 2,
    }),
  );
});

describe('the name of a budget', () => {
  it.each(['aws-ecs-setup', '월 예산', 'a'.repeat(100)])('may be %s', async (text) =>
    expect(await read('budgetName', text)).toBe(text),
  );

  it.each(['', ' a', 'a:b', 'a\\b', 'x/action/y', 'a'.repeat(101), 'a\u0007'])('may not be %j', async (value) =>
    expect(await refusal('budgetName', value)).toMatchObject({
      code: 'input.budget-name',
      facts: { flag: '--budget-name' },
      exitCode: 2,
    }),
  );
});
