import { BASE_REGION, knowsPricesOf, monthlyPrice, PRICES_AS_OF } from '../prices/prices.ts';
import type { Costs } from './events.ts';

/** What things cost a month together, in the given regions. @param types of the things: some are there for instances to be started */
export function costsOf(prices: readonly number[], regions: readonly string[], types: readonly string[]): Costs {
  const forInstances = types.some((type) => type === 'ec2.security-group' || type === 'iam.instance-profile');
  return {
    monthlyPrice: prices.reduce((sum, price) => sum + price, 0),
    asOf: PRICES_AS_OF,
    base: BASE_REGION,
    otherRegions: regions.filter((region) => !knowsPricesOf(region)),
    ...(forInstances ? { publicAddress: monthlyPrice('public-ipv4') } : {}),
  };
}
