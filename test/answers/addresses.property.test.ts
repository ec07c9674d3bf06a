import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivate, meetsDockerBridge, overlap, parseRange } from '../../src/answers/addresses.ts';

const octet = fc.integer({ min: 0, max: 255 });
const address = fc.tuple(octet, octet, octet, octet);
const prefix = fc.integer({ min: 0, max: 32 });
const written = fc.tuple(address, prefix).map(([octets, bits]) => `${octets.join('.')}/${bits}`);

/** The first and the last address of a range as numbers, worked out without the code under test. */
function ends(text: string): readonly [bigint, bigint] {
  const [octets = '', bits = '32'] = text.split('/');
  const number = octets.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const size = 1n << BigInt(32 - Number(bits));
  const first = (number / size) * size;
  return [first, first + size - 1n];
}

describe('an IPv4 range', () => {
  it('is canonical, however it is written, and stays as it is when read again', () => {
    fc.assert(
      fc.property(written, (text) => {
        const range = parseRange(text);
        expect(ends(range.cidr)).toEqual(ends(text));
        expect(range.cidr).toBe(`${range.first}/${range.prefix}`);
        expect(ends(`${range.first}/32`)[0]).toBe(ends(text)[0]);
        expect(parseRange(range.cidr)).toEqual(range);
      }),
    );
  });

  it('is one address where no prefix is written', () => {
    fc.assert(
      fc.property(address, (octets) => {
        expect(parseRange(octets.join('.')).cidr).toBe(`${octets.join('.')}/32`);
      }),
    );
  });

  it('overlaps another exactly when they share an address, whichever is asked first', () => {
    // Near each other, or two of them would hardly ever meet.
    const near = fc
      .tuple(fc.constantFrom(10, 11), fc.constantFrom(0, 1, 128), octet, octet, fc.integer({ min: 6, max: 32 }))
      .map(([a, b, c, d, bits]) => `${a}.${b}.${c}.${d}/${bits}`);
    fc.assert(
      fc.property(near, near, (a, b) => {
        const [firstA, lastA] = ends(a);
        const [firstB, lastB] = ends(b);
        const share = firstA <= lastB && firstB <= lastA;
        expect(overlap(parseRange(a), parseRange(b))).toBe(share);
        expect(overlap(parseRange(b), parseRange(a))).toBe(share);
      }),
      { numRuns: 500 },
    );
  });

  it('is private exactly when all of it lies in one range of RFC 1918', () => {
    const edges = fc.constantFrom('9.255.255.255', '10.0.0.0', '11.0.0.0', '172.15.0.0', '172.16.0.0', '172.31.255.0');
    const more = fc.constantFrom(
      '172.32.0.0',
      '192.167.0.0',
      '192.168.0.0',
      '192.168.255.255',
      '192.169.0.0',
      '8.8.8.8',
    );
    const text = fc.tuple(fc.oneof(edges, more), fc.integer({ min: 4, max: 32 })).map(([at, bits]) => `${at}/${bits}`);
    const all = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(ends);
    fc.assert(
      fc.property(fc.oneof(text, written), (range) => {
        const [first, last] = ends(range);
        expect(isPrivate(parseRange(range))).toBe(all.some(([low, high]) => low <= first && last <= high));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['172.17.0.0/16', true],
    ['172.16.0.0/15', true],
    ['172.17.9.0/24', true],
    ['172.16.0.0/16', false],
    ['172.18.0.0/16', false],
    ['10.0.0.0/16', false],
  ])("%s meets Docker's own bridge: %s", (range, meets) => expect(meetsDockerBridge(parseRange(range))).toBe(meets));
});
