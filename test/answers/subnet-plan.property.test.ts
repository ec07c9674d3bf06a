import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, parseRange } from '../../src/answers/addresses.ts';
import { longestPrefixFor, planSubnets, zonesWithPrivate } from '../../src/answers/subnet-plan.ts';

const octet = fc.integer({ min: 0, max: 255 });
const vpc = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: 16, max: 28 }))
  .map(([a, b, c, d, prefix]) => parseRange(`${a}.${b}.${c}.${d}/${prefix}`));
const zones = fc.constantFrom(1, 2, 3);

describe('the plan of the subnets', () => {
  it('keeps every subnet inside the VPC, apart from the others, canonical and of a size EC2 takes', () => {
    fc.assert(
      fc.property(vpc, zones, fc.boolean(), (range, count, withPrivate) => {
        const { cidrs, privateCidrs } = planSubnets(range, count, withPrivate);
        const subnets = [...cidrs, ...privateCidrs].map((cidr) => ({ cidr, range: parseRange(cidr) }));
        for (const [at, subnet] of subnets.entries()) {
          expect(subnet.range.cidr).toBe(subnet.cidr);
          expect(subnet.range.prefix).toBeGreaterThanOrEqual(Math.max(16, range.prefix));
          expect(subnet.range.prefix).toBeLessThanOrEqual(28);
          expect(subnet.range.first.match(range.first, range.prefix)).toBe(true);
          expect(subnets.slice(at + 1).some((other) => overlap(subnet.range, other.range))).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has a public subnet for each zone, two at least down to a /27, and one in a /28', () => {
    fc.assert(
      fc.property(vpc, fc.constantFrom(2, 3), fc.boolean(), (range, count, withPrivate) => {
        const { cidrs } = planSubnets(range, count, withPrivate);
        expect(cidrs.length).toBeLessThanOrEqual(count);
        if (range.prefix <= 26) expect(cidrs).toHaveLength(count);
        else if (range.prefix === 27) expect(cidrs).toHaveLength(2);
        else expect(cidrs).toEqual([range.cidr]);
      }),
    );
  });

  it('is the same every time, and leaves the public subnets where they are when private ones come or a zone is added', () => {
    fc.assert(
      fc.property(vpc, zones, (range, count) => {
        const before = planSubnets(range, count);
        const after = planSubnets(range, count, true);
        expect(planSubnets(range, count, true)).toEqual(after);
        expect(after.cidrs).toEqual(before.cidrs);
        expect(before.privateCidrs).toEqual([]);
        const more = planSubnets(range, count + 1, true);
        expect(more.cidrs.slice(0, after.cidrs.length)).toEqual(after.cidrs);
        if (zonesWithPrivate(range, count + 1) === count + 1) {
          expect(more.privateCidrs.slice(0, count)).toEqual(after.privateCidrs);
        }
      }),
    );
  });

  it('has as many private subnets as public ones wherever there is said to be room for them', () => {
    fc.assert(
      fc.property(vpc, zones, (range, count) => {
        const fits = zonesWithPrivate(range, count);
        const { cidrs, privateCidrs } = planSubnets(range, count, true);
        if (fits === count) expect([cidrs.length, privateCidrs.length]).toEqual([count, count]);
        else expect(privateCidrs.length).toBeLessThan(count);
        expect(fits === count).toBe(range.prefix <= longestPrefixFor(count));
        const less = planSubnets(range, fits, true);
        expect([less.cidrs.length, less.privateCidrs.length]).toEqual([fits, fits]);
      }),
    );
  });

  it('counts the addresses AWS keeps for itself, and those that are in no subnet', () => {
    fc.assert(
      fc.property(vpc, zones, fc.boolean(), (range, count, withPrivate) => {
        const { cidrs, privateCidrs, usable, free } = planSubnets(range, count, withPrivate);
        expect(usable).toBe(2 ** (32 - parseRange(cidrs[0] ?? '').prefix) - 5);
        const used = (cidrs.length + privateCidrs.length) * (usable + 5);
        expect(used + free).toBe(2 ** (32 - range.prefix));
      }),
    );
  });

  it.each([
    ['10.0.0.0/16', 2, ['10.0.0.0/20', '10.0.16.0/20'], 4091, 57_344],
    ['10.0.0.0/16', 3, ['10.0.0.0/20', '10.0.16.0/20', '10.0.32.0/20'], 4091, 53_248],
    ['10.255.0.0/24', 2, ['10.255.0.0/27', '10.255.0.32/27'], 27, 192],
    ['192.168.1.64/27', 3, ['192.168.1.64/28', '192.168.1.80/28'], 11, 0],
    ['192.168.1.64/28', 2, ['192.168.1.64/28'], 11, 0],
    ['255.255.0.0/16', 2, ['255.255.0.0/20', '255.255.16.0/20'], 4091, 57_344],
  ])('of %s for %i zones is %j', (range, count, cidrs, usable, free) => {
    expect(planSubnets(parseRange(range), count)).toEqual({ cidrs, privateCidrs: [], usable, free });
  });

  it.each([
    ['10.0.0.0/16', 2, ['10.0.128.0/20', '10.0.144.0/20']],
    ['10.0.0.0/16', 3, ['10.0.128.0/20', '10.0.144.0/20', '10.0.160.0/20']],
    ['192.168.0.0/24', 3, ['192.168.0.128/27', '192.168.0.160/27', '192.168.0.192/27']],
    ['192.168.1.64/26', 2, ['192.168.1.96/28', '192.168.1.112/28']],
    ['192.168.1.64/26', 3, ['192.168.1.112/28']],
    ['192.168.1.64/27', 2, []],
  ])('of %s for %i zones has the private subnets %j', (range, count, privateCidrs) => {
    expect(planSubnets(parseRange(range), count, true).privateCidrs).toEqual(privateCidrs);
  });

  it.each([
    [2, 26],
    [3, 25],
  ])('for %i zones with private subnets needs a /%i', (count, prefix) => {
    expect(longestPrefixFor(count)).toBe(prefix);
  });
});
