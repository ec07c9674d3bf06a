import list from './list-prices.json' with { type: 'json' };

/** What has a list price. */
export type PricedItem = keyof typeof list.items;

/** The month the prices are of, e.g. `2026-06`; said with every one of them. */
export const PRICES_AS_OF: string = list.asOf;

/** The region whose prices stand in where a region's own are not known. */
export const BASE_REGION: string = list.base;

/** What one unit costs in a region, in US dollars; the base region's price where the region's own is not known. */
export function unitPrice(item: PricedItem, region: string = BASE_REGION): number {
  const prices: Readonly<Record<string, string | number>> = list.items[item];
  return Number(prices[region] ?? prices[BASE_REGION]);
}

/**
 * What a number of items that are paid for by the hour costs a month of 730 hours, in US dollars. An estimate: traffic comes on top.
 * An interface endpoint is paid for in each Availability Zone it stands in.
 */
export function monthlyPrice(item: PricedItem, count = 1, region: string = BASE_REGION): number {
  return unitPrice(item, region) * list.hoursPerMonth * count;
}

/** Is a region's own price of everything that costs by merely being there known? */
export function knowsPricesOf(region: string): boolean {
  return Object.values(list.types).every((item) => region in list.items[item as PricedItem]);
}

/** The types of things that cost something merely by being there. */
const PRICED_TYPES = new Map(Object.entries(list.types)) as ReadonlyMap<string, PricedItem>;

/**
 * What one thing of a resource type costs a month, in US dollars; 0 for whatever is free.
 * @param facts of the thing, wanted or found: one that stands in several `zones` or `subnetIds` is paid for in each
 */
export function priceOf(
  resourceType: string,
  facts: Readonly<Record<string, unknown>> = {},
  region: string = BASE_REGION,
): number {
  const item = PRICED_TYPES.get(resourceType);
  if (item === undefined) return 0;
  // The zones of what is still to be made are known before its subnets are.
  const { zones, subnetIds } = facts;
  const places = [zones, subnetIds].find((one) => Array.isArray(one));
  return monthlyPrice(item, Array.isArray(places) ? places.length : 1, region);
}

/** An amount of US dollars as it is shown: `3.65`. */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}
