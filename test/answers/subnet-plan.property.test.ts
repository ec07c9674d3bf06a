import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlap, parseRange } from '../../src/answers/addresses.ts';
import { planSubnets } from '../../src/answers/subnet-plan.ts';

const octet = fc.integer({ min: 0, max: 255 });
const vpc = fc
  .tuple(octet, octet, octet, octet, fc.integer({ min: 16, max: 28 }))
  .map(([a, b, c, d, prefix]) => parseRange(`${a}.${b}.${c}.${d}/${prefix}`));
const zones = fc.constantFrom(2, 3);

describe('the plan of the subnets', () => {
  it('keeps every subnet inside the VPC, apart from the others, canonical and of a size EC2 takes', () => {
    fc.assert(
      fc.property(vpc, zones, (range, count) => {
        const subnets = planSubnets(range, count).cidrs.map((cidr) => ({ cidr, range: parseRange(cidr) }));
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

  it('has a subnet for each zone, two at least down to a /27, and one in a /28', () => {
    fc.assert(
      fc.property(vpc, zones, (range, count) => {
        const { cidrs } = planSubnets(range, count);
        expect(cidrs.length).toBeLessThanOrEqual(count);
        if (range.prefix <= 26) expect(cidrs).toHaveLength(count);
        else if (range.prefix === 27) expect(cidrs).toHaveLength(2);
        else expect(cidrs).toEqual([range.cidr]);
      }),
    );
  });

  it('counts the addresses AWS keeps for itself', () => {
    fc.assert(
      fc.property(vpc, zones, (range, count) => {
        const { cidrs, usable } = planSubnets(range, count);
        expect(usable).toBe(2 ** (32 - parseRange(cidrs[0] ?? '').prefix) - 5);
      }),
    );
  });

  it.each([
    ['10.0.0.0/16', 2, ['10.0.0.0/20', '10.0.16.0/20'], 4091],
    ['10.0.0.0/16', 3, ['10.0.0.0/20', '10.0.16.0/20', '10.0.32.0/20'], 4091],
    ['10.255.0.0/24', 2, ['10.255.0.0/27', '10.255.0.32/27'], 27],
    ['192.168.1.64/27', 3, ['192.168.1.64/28', '192.168.1.80/28'], 11],
    ['192.168.1.64/28', 2, ['192.168.1.64/28'], 11],
    ['255.255.0.0/16', 2, ['255.255.0.0/20', '255.255.16.0/20'], 4091],
  ])('of %s for %i zones is %j', (range, count, cidrs, usable) => {
    expect(planSubnets(parseRange(range), count)).toEqual({ cidrs, usable });
  });
});
