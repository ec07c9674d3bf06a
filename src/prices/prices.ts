import list from './list-prices.json' with { type: 'json' };

/** What is paid for by the hour; an interface endpoint is paid for in each Availability Zone it stands in. */
export type PricedItem = keyof typeof list.hourly;

/** The month the prices are of, e.g. `2026-06`; said with every one of them. */
export const PRICES_AS_OF: string = list.asOf;

/** What a number of items costs a month of 730 hours, in US dollars. An estimate: other regions differ, and traffic comes on top. */
export function monthlyPrice(item: PricedItem, count = 1): number {
  return list.hourly[item] * list.hoursPerMonth * count;
}

/** The types of things that cost something merely by being there; nothing this tool makes is among them. */
const PRICED_TYPES = new Map(Object.entries(list.types)) as ReadonlyMap<string, PricedItem>;

/** What one thing of a resource type costs a month, in US dollars; 0 for whatever is free. */
export function priceOfType(resourceType: string): number {
  const item = PRICED_TYPES.get(resourceType);
  return item === undefined ? 0 : monthlyPrice(item);
}

/** An amount of US dollars as it is shown: `3.65`. */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}
