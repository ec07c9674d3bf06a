import { EXTRAS, type Extra } from '../answers/extras.ts';
import type { Identity } from '../aws/identity.ts';
import { dollars, monthlyPrice } from '../prices/prices.ts';
import type { Asking } from './asking.ts';
import type { ChecklistItem } from './prompter.ts';
import { answerExtras } from './selection.ts';

/** What is there to be offered, and to whom. */
export interface Offering {
  readonly identity: Identity;
  readonly regions: readonly string[];
}

/**
 * "What else?": asks a person once which extras they want, after the core's questions, and notes the answer. Nothing where nobody is asked,
 * where the flags say it, or where an earlier run was told.
 */
export async function askExtras(asking: Asking, { identity, regions }: Offering): Promise<void> {
  const { prompter, book, given, again } = asking;
  const [region = ''] = regions;
  if (!prompter || given.has('with') || book.has('with', region)) return;
  const saved = book.saved('with', region) as readonly string[] | undefined;
  if (saved && !again) return;
  const isNewNetwork = regions.some((one) => book.of(one).values.vpc === 'new');
  const offered = EXTRAS.filter((extra) => isOffered(extra, identity, isNewNetwork));
  const items = offered.map((extra) =>
    itemOf(extra, regions, saved ? saved.includes(extra.id) : extra.ticked === true),
  );
  const chosen = await prompter.checklist({ code: 'extra.question' }, items);
  answerExtras(chosen, 'asked', { given, book, regions });
  await asking.keep();
}

/** China has no root user and no budgets; an existing VPC is used as it is. */
function isOffered({ id, step }: Extra, { partition }: Identity, isNewNetwork: boolean): boolean {
  if (partition.id === 'aws-cn' && (step === 'root-mfa' || step === 'budget')) return false;
  return isNewNetwork || !(id === 'private-subnets' || id === 'nat');
}

function itemOf({ id }: Extra, regions: readonly string[], ticked: boolean): ChecklistItem {
  return { value: id, text: { code: `extra.${id}` }, price: priceText(id, regions), ticked };
}

/** What an extra costs a month at the least, with the defaults of its own questions. */
function priceText(id: string, regions: readonly string[]): ChecklistItem['price'] {
  const [region] = regions;
  const price = {
    nat: monthlyPrice('nat-gateway', 1, region) + monthlyPrice('public-ipv4', 1, region),
    // Those of Fargate, four services in two Availability Zones, are the fewest.
    endpoints: monthlyPrice('interface-endpoint', 8, region),
  }[id];
  return price === undefined
    ? { code: 'extra.free' }
    : {
        code: 'extra.price',
        facts: { price: dollars(price), regions: regions.length > 1 ? String(regions.length) : '' },
      };
}
