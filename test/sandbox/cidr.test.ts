import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contains, overlaps, parseRange, parseRange6 } from '../../src/sandbox/cidr.ts';

const ranges = fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, prefix]) => `${address}/${prefix}`);

describe('an IPv4 range', () => {
  it('is its own canonical form and has as many addresses as its prefix says', () => {
    fc.assert(
      fc.property(ranges, (text) => {
        const range = parseRange(text);
        expect(range && parseRange(range.text)).toEqual(range);
        expect((range?.last ?? 0) - (range?.first ?? 0) + 1).toBe(2 ** (32 - (range?.prefix ?? 0)));
      }),
    );
  });

  it('overlaps another only when one holds the other', () => {
    fc.assert(
      fc.property(ranges, ranges, (one, other) => {
        const [a, b] = [parseRange(one), parseRange(other)];
        if (!a || !b) throw new Error('not parsed');
        expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
      }),
    );
  });
});

describe('an IPv6 range', () => {
  it.each([
    ['2001:db8::1/64', '2001:db8::/64'],
    ['::/0', '::/0'],
    ['2001:db8::/129', undefined],
    ['203.0.113.0/24', undefined],
    ['fe80::1%eth0/64', undefined],
  ])('%s reads as %s', (text, canonical) => {
    expect(parseRange6(text)).toBe(canonical);
  });
});
