import type { Costs } from '../wizard/events.ts';
import { type Screen, widthOf } from './screen.ts';
import { wrap } from './table.ts';

/** What one thing costs a month, behind its name. */
export function priceText(monthlyPrice: number, { say, colour }: Pick<Screen, 'say' | 'colour'>): string {
  if (monthlyPrice === 0) return colour.dim(say('price.free'));
  return colour.yellow(say('price.per-month', { price: monthlyPrice.toFixed(2) }));
}

/** What all of it costs a month, where the prices come from, and what comes on top. */
export function costsLines(costs: Costs, { say, colour, result }: Screen): readonly string[] {
  const { monthlyPrice, asOf, base, otherRegions, publicAddress } = costs;
  const facts = {
    price: monthlyPrice.toFixed(2),
    asOf,
    base,
    regions: otherRegions.join(', '),
    address: publicAddress?.toFixed(2) ?? '',
  };
  const text = say(monthlyPrice === 0 ? 'price.total-free' : 'price.total', facts);
  return wrap(text, widthOf(result) - 2).map((line) => colour.dim(line));
}
