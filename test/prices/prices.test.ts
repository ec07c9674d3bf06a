import { describe, expect, it } from 'vitest';
import list from '../../src/prices/list-prices.json' with { type: 'json' };
import { dollars, knowsPricesOf, monthlyPrice, PRICES_AS_OF, priceOf } from '../../src/prices/prices.ts';
import { RESOURCES } from '../../src/resources/index.ts';

describe('a monthly price', () => {
  it('is the price of 730 hours', () => {
    expect(dollars(monthlyPrice('public-ipv4'))).toBe('3.65');
    expect(dollars(monthlyPrice('nat-gateway'))).toBe('32.85');
    expect(dollars(monthlyPrice('interface-endpoint', 6))).toBe('43.80');
    expect(monthlyPrice('public-ipv4', 0)).toBe(0);
  });

  it('has a date and a source', () => {
    expect(PRICES_AS_OF).toMatch(/^\d{4}-\d{2}$/);
    expect(list.source).toContain('list prices');
  });

  it('of what is free is nothing, and of what is not is the same for a type and its item', () => {
    const core = RESOURCES.map(({ type }) => type).filter(
      (type) => !/address|nat-gateway|interface-endpoint/.test(type),
    );
    expect(core.map((type) => priceOf(type)).filter((price) => price !== 0)).toEqual([]);
    expect(priceOf('ec2.nat-gateway')).toBeCloseTo(32.85);
    expect(priceOf('toString')).toBe(0);
  });

  it('of what stands in several subnets is paid for in each', () => {
    expect(dollars(priceOf('ec2.interface-endpoint', { subnetIds: ['subnet-1', 'subnet-2'] }))).toBe('14.60');
    expect(dollars(priceOf('ec2.interface-endpoint', { subnetIds: { pending: 'us-east-1/private-subnet-1' } }))).toBe(
      '7.30',
    );
  });

  it("is the region's own where it is known, else the base region's", () => {
    expect(dollars(monthlyPrice('nat-gateway', 1, 'ap-northeast-2'))).toBe('43.07');
    expect(knowsPricesOf('ap-northeast-2')).toBe(true);
    expect(monthlyPrice('nat-gateway', 1, 'eu-central-1')).toBe(monthlyPrice('nat-gateway'));
    expect(knowsPricesOf('eu-central-1')).toBe(false);
  });
});
