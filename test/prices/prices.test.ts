import { describe, expect, it } from 'vitest';
import list from '../../src/prices/list-prices.json' with { type: 'json' };
import { dollars, monthlyPrice, PRICES_AS_OF, priceOfType } from '../../src/prices/prices.ts';
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
    expect(list.source).toContain('us-east-1');
  });

  it('of everything this tool makes is nothing', () => {
    expect(RESOURCES.map(({ type }) => priceOfType(type)).filter((price) => price !== 0)).toEqual([]);
    expect(priceOfType('ec2.nat-gateway')).toBeCloseTo(32.85);
    expect(priceOfType('toString')).toBe(0);
  });
});
