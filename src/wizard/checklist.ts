import { EXTRAS, type Extra } from '../answers/extras.ts';
import type { StepId } from '../answers/flags.ts';
import type { Identity } from '../aws/identity.ts';
import { hasRootUser } from '../aws/partition.ts';
import { dollars, monthlyPrice } from '../prices/prices.ts';
import { hasDollarBudgets } from '../resources/budget.ts';
import type { Asking } from './asking.ts';
import type { ChecklistItem } from './prompter.ts';
import { answerExtras, tellStaying } from './selection.ts';

/** What is there to be offered, and to whom. */
export interface Offering {
  readonly identity: Identity;
  readonly regions: readonly string[];
  /** An administrator user that is there, or made in this run. */
  readonly hasAdmin: boolean;
  /** The steps that earlier runs made something of. */
  readonly made: readonly StepId[];
}

/**
 * "What else?": asks a person once which extras they want, after the core's questions, and notes the answer. Nothing where nobody is asked,
 * where the flags say it, or where an earlier run was told.
 */
export async function askExtras(asking: Asking, offering: Offering): Promise<void> {
  const { prompter, book, given, again } = asking;
  const { regions } = offering;
  const [region = ''] = regions;
  if (!prompter || given.has('with') || book.has('with', region)) return;
  const saved = book.saved('with', region) as readonly string[] | undefined;
  if (saved && !again) return;
  const isNewNetwork = regions.some((one) => book.of(one).values.vpc === 'new');
  const offered = EXTRAS.filter((extra) => isOffered(extra, offering, isNewNetwork));
  const items = offered.map((extra) =>
    itemOf(extra, regions, isMade(extra, offering) || (saved ? saved.includes(extra.id) : extra.ticked === true)),
  );
  const chosen = await prompter.checklist({ code: 'extra.question' }, items);
  answerExtras(chosen, 'asked', { given, book, regions });
  tellStaying(chosen, saved ?? [], offering.made, asking.report);
  await asking.keep();
}

/** A step of its own that was carried out is part of the set-up, however it was chosen. */
const isMade = ({ id, step }: Extra, { made }: Offering): boolean => id === step && made.includes(step);

/** Not every partition has root users, or bills in dollars; MFA is the administrator user's; an existing VPC is used as it is. */
function isOffered({ id, step }: Extra, { identity, hasAdmin }: Offering, isNewNetwork: boolean): boolean {
  if (step === 'root-mfa') return hasRootUser(identity.partition);
  if (step === 'budget') return hasDollarBudgets(identity.partition.id);
  if (step === 'mfa') return hasAdmin;
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
    // Seven services in two Availability Zones, as for instances in a new VPC.
    endpoints: monthlyPrice('interface-endpoint', 14, region),
  }[id];
  return price === undefined
    ? { code: 'extra.free' }
    : {
        code: 'extra.price',
        facts: { price: dollars(price), regions: regions.length > 1 ? String(regions.length) : '' },
      };
}
