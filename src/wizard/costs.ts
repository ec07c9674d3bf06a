import { BASE_REGION, knowsPricesOf, monthlyPrice, PRICES_AS_OF } from '../prices/prices.ts';
import type { Costs } from './events.ts';

/** What things cost a month together, in the given regions. */
export function costsOf(prices: readonly number[], regions: readonly string[]): Costs {
  return {
    monthlyPrice: prices.reduce((sum, price) => sum + price, 0),
    asOf: PRICES_AS_OF,
    base: BASE_REGION,
    otherRegions: regions.filter((region) => !knowsPricesOf(region)),
    publicAddress: monthlyPrice('public-ipv4'),
  };
}
