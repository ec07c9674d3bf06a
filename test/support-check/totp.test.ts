import { describe, expect, test } from 'vitest';
import { judge, toBase32 } from '../../src/sandbox/totp.ts';
import { totp, twoCodes } from '../support/totp.ts';

/** RFC 6238, appendix B, SHA-1: the secret is the text 12345678901234567890. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: readonly (readonly [number, string])[] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
];

describe('the codes of an authenticator app', () => {
  test.each(vectors)('are those of RFC 6238 at second %i', (second, code) => {
    expect(totp(secret, second * 1000, 8)).toBe(code);
    expect(totp(secret, second * 1000)).toBe(code.slice(2));
  });

  test('stand at the beginning of their thirty seconds as at the end', () => {
    expect(totp(secret, 60_000)).toBe(totp(secret, 89_999));
    expect(totp(secret, 60_000)).not.toBe(totp(secret, 90_000));
  });
});

describe('the judge of codes in the practice account', () => {
  const now = 1_234_567_890_000;
  const step = 30_000;
  const judged = (from: number) => judge(secret, twoCodes(secret, from), now);

  test('takes two codes in a row whose second is of now, of just before or of just after', () => {
    expect([judged(now - 2 * step), judged(now - step), judged(now)]).toEqual(['now', 'now', 'now']);
    expect(judged(now + step)).toBe('wrong');
  });

  test('knows codes that are a while old, and no older ones', () => {
    expect([judged(now - 3 * step), judged(now - 10 * step)]).toEqual(['too-old', 'too-old']);
    expect(judged(now - 60 * step)).toBe('wrong');
  });

  test('takes no two equal codes, none in the wrong order and none of another device', () => {
    const [one, two] = twoCodes(secret, now - step);
    expect([judge(secret, [one, one], now), judge(secret, [two, one], now)]).toEqual(['wrong', 'wrong']);
    const other = toBase32(Buffer.alloc(40, 7));
    expect(other).toMatch(/^[A-Z2-7]{64}$/);
    expect(judge(other, [one, two], now)).toBe('wrong');
    expect(judge(other, twoCodes(other, now - step), now)).toBe('now');
  });
});
