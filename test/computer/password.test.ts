import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, generatePassword, type PasswordPolicy } from '../../src/computer/password.ts';

const policies = fc.record({
  minimumLength: fc.integer({ min: 6, max: 128 }),
  requireSymbols: fc.boolean(),
  requireNumbers: fc.boolean(),
  requireUppercase: fc.boolean(),
  requireLowercase: fc.boolean(),
});
const LAX: PasswordPolicy = {
  minimumLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
};

describe('a generated password', () => {
  it('meets every policy, holds all four kinds of characters and begins with a letter', () => {
    fc.assert(
      fc.property(fc.option(policies, { nil: undefined }), (policy) => {
        const password = generatePassword(policy);
        expect(checkPassword(password, policy)).toEqual([]);
        expect(password).toHaveLength(Math.max(24, policy?.minimumLength ?? 0));
        expect(password).toMatch(/^[A-Za-z][A-Za-z0-9!@#$%^&*()_+\-=[\]{}|]+$/);
        for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*()_+\-=[\]{}|]/]) expect(password).toMatch(kind);
      }),
      { numRuns: 300 },
    );
  });

  it('is never longer than IAM takes, whatever the policy says', () => {
    expect(generatePassword({ ...LAX, minimumLength: 500 })).toHaveLength(128);
  });

  it('is another one every time and has every kind of character in every place but the first', () => {
    const passwords = Array.from({ length: 2000 }, () => generatePassword(undefined));
    expect(new Set(passwords).size).toBe(2000);
    for (const kind of [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]) {
      const places = new Set(
        passwords.flatMap((password) => [...password].flatMap((letter, at) => (kind.test(letter) ? [at] : []))),
      );
      for (let at = 1; at < 24; at++) expect(places.has(at), `${kind} at ${at}`).toBe(true);
    }
  });
});

describe('a typed password', () => {
  it.each([
    ['Abcdefg1', []],
    ['abc1!defg', []],
    ['Abcd!', ['minimum-length']],
    ['abcdefgh', ['classes']],
    ['', ['minimum-length', 'classes']],
    [`Ab1${'x'.repeat(126)}`, ['maximum-length']],
    ['Abcdefg1비밀', ['characters']],
    ['Abcdefg1\u0000', ['characters']],
    ['Abcd efg1\u00FF', []],
  ])('%j in an account without a policy misses %j', (text, missing) =>
    expect(checkPassword(text, undefined)).toEqual(missing),
  );

  it.each([
    ['requireSymbols', 'symbol', "abcdef'"],
    ['requireNumbers', 'number', 'abcdef1'],
    ['requireUppercase', 'uppercase', 'abcdefA'],
    ['requireLowercase', 'lowercase', 'ABCDEFa'],
  ] as const)('misses what %s asks for (%s) until it is there', (rule, requirement, good) => {
    const policy = { ...LAX, [rule]: true };
    expect(checkPassword('\u00C9\u00E9 ~~~~', policy)).toEqual([requirement]);
    expect(checkPassword(good, policy)).toEqual([]);
    expect(checkPassword('\u00C9\u00E9 ~~~~', LAX)).toEqual([]);
  });

  it('is measured against the length of the policy', () => {
    expect(checkPassword('a'.repeat(13), { ...LAX, minimumLength: 14 })).toEqual(['minimum-length']);
    expect(checkPassword('a'.repeat(14), { ...LAX, minimumLength: 14 })).toEqual([]);
  });
});
