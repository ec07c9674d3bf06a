import {
  type Budget,
  CreateBudgetCommand,
  DeleteBudgetCommand,
  DescribeBudgetCommand,
  UpdateBudgetCommand,
} from '@aws-sdk/client-budgets';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { ifAllowed, unlessAbsent } from '../aws/reads/absent.ts';
import { allBudgets, budget, budgetTags, budgetWarnings } from '../aws/reads/budgets.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import type { Candidate, Difference } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { ALL_WARNINGS, newWarnings, reaching, warn } from './budget-warnings.ts';
import { markedAmong } from './marked.ts';

export interface BudgetSpec {
  readonly budgetName: string;
  /** US dollars a month. */
  readonly amount: number;
  /** Whom it warns. */
  readonly email: string;
}
export interface BudgetLive {
  readonly [fact: string]: string | number | boolean | readonly string[] | undefined;
  readonly budgetName: string;
  readonly amount: number;
  /** `MONTHLY COST` is what this tool makes; anything else measures something else. */
  readonly kind: string;
  /** Whom this tool last had it warn; empty where it did not. */
  readonly email: string;
  /** Those of our warnings that reach the address wanted. */
  readonly warnings: readonly string[];
  /** Somebody else's: it is used as it is or not at all. */
  readonly theirs: boolean;
}

const OURS = 'MONTHLY COST';

/** Are the accounts of a partition billed in US dollars, and by AWS Budgets? Those of the others are billed elsewhere or in another currency. */
export const hasDollarBudgets = (partition: string): boolean => partition === 'aws';

/** What is used up and not what the bill comes to: a warning that waits for the credits to be gone would come too late. */
const COST_TYPES = { IncludeCredit: false, IncludeRefund: false };

/** A monthly cost budget that warns by e-mail (budgets:CreateBudget). Its name is unique in the account. */
export const awsBudget: AwsResource<BudgetSpec, BudgetLive> = {
  type: 'budgets.budget',
  title: (live) => `${live.budgetName}: ${live.amount} USD`,
  identity: 'budgetName',
  tagged: true,
  async find(cx, id, spec, hint, made) {
    // One that is on record and wanted is most likely there: what else is to be known of it need not wait for that.
    if (hint?.budgetName && made !== undefined) {
      Promise.all([budgetTags(cx, hint.budgetName), budgetWarnings(cx, hint.budgetName)]).catch(() => undefined);
    }
    const names = new Set([hint?.budgetName, known(spec.budgetName)].filter((name) => name !== undefined));
    const email = known(spec.email) ?? '';
    const found = await Promise.all(
      [...names].map((name) => candidate(cx, id, name, { email, hint, made: made ?? false })),
    );
    return found.filter((one) => one !== undefined).slice(0, 1);
  },
  compare(spec, live) {
    const { budgetName, amount, kind, theirs, warnings } = live;
    const differences: Difference[] = [];
    const note = (fact: string, want: Difference['want'], have: Difference['have'], fix: Difference['fix']) =>
      differences.push({ fact, want, have, fix, ...(theirs ? { reason: 'conflict.budget-theirs' } : {}) });
    if (differs(spec.budgetName, budgetName)) note('budgetName', known(spec.budgetName), budgetName, 'conflict');
    if (kind !== OURS) note('kind', OURS, kind, 'conflict');
    const fix = theirs ? 'conflict' : 'update';
    if (differs(spec.amount, amount)) note('amount', `${known(spec.amount)} USD`, `${amount} USD`, fix);
    const missing = ALL_WARNINGS.some((name) => !warnings.includes(name));
    if (spec.email && missing) note('warnings', ALL_WARNINGS, warnings, fix);
    return differences;
  },
  async create(cx, id, spec) {
    await cx.clients.budgets.send(
      new CreateBudgetCommand({
        AccountId: cx.setup.identity.accountId,
        Budget: { ...settings(spec), CostTypes: COST_TYPES },
        NotificationsWithSubscribers: newWarnings(spec.email),
        ResourceTags: tagsFor(cx.setup, id),
      }),
    );
    return { ...spec, kind: OURS, warnings: ALL_WARNINGS, theirs: false };
  },
  async update(cx, _id, spec, live, differences) {
    if (differences.some(({ fact }) => fact === 'amount')) await setAmount(cx, spec);
    if (differences.some(({ fact }) => fact === 'warnings')) {
      const about = { AccountId: cx.setup.identity.accountId, BudgetName: spec.budgetName };
      await warn(cx.clients.budgets, about, spec.email, live.email);
    }
    return { ...live, amount: spec.amount, email: spec.email, warnings: ALL_WARNINGS };
  },
  // Whoever may not see budgets has made none; what a record tells of is looked for by its name.
  marked: async (cx) => {
    if (!hasDollarBudgets(cx.setup.identity.partition.id)) return [];
    const tagged = ((await ifAllowed(allBudgets(cx))) ?? []).map(async (found) => {
      const Tags = [...((await budgetTags(cx, found.BudgetName ?? '')) ?? [])];
      return { Tags, found };
    });
    return markedAmong(await Promise.all(tagged), ({ found }) => liveOf(found));
  },
  /** budgets:DeleteBudget, with its warnings. */
  async remove(cx, { budgetName }) {
    const input = { AccountId: cx.setup.identity.accountId, BudgetName: budgetName };
    await unlessAbsent(cx.clients.budgets.send(new DeleteBudgetCommand(input)));
  },
};

function settings({ budgetName, amount }: BudgetSpec) {
  const BudgetLimit = { Amount: String(amount), Unit: 'USD' };
  return { BudgetName: budgetName, BudgetLimit, TimeUnit: 'MONTHLY', BudgetType: 'COST' } as const;
}

/** budgets:UpdateBudget takes the whole budget: what counts as cost is left as somebody may have set it since. */
async function setAmount(cx: WriteContext, spec: BudgetSpec): Promise<void> {
  const { accountId: AccountId } = cx.setup.identity;
  const { budgets } = cx.clients;
  const answer = await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: spec.budgetName }));
  const CostTypes = answer.Budget?.CostTypes ?? COST_TYPES;
  await budgets.send(new UpdateBudgetCommand({ AccountId, NewBudget: { ...settings(spec), CostTypes } }));
}

interface Wanted {
  readonly email: string;
  readonly hint: Partial<BudgetLive> | undefined;
  readonly made: boolean;
}

async function candidate(
  cx: ReadContext,
  id: string,
  name: string,
  { email, hint, made }: Wanted,
): Promise<Candidate<BudgetLive> | undefined> {
  const found = await budget(cx, name);
  if (!found) return undefined;
  const [tags, warnings] = await Promise.all([budgetTags(cx, name), budgetWarnings(cx, name)]);
  // Where the tags may not be looked at, the record of this very budget tells.
  const isRecorded = tags === undefined && hint?.budgetName === name && hint.theirs === false;
  const mark = isRecorded ? 'ours' : markOf(tags, cx.setup, id);
  const theirs = mark !== 'ours' && !made;
  const earlier = hint?.budgetName === name ? (hint.email ?? '') : '';
  const reached = warnings === undefined ? ALL_WARNINGS : reaching(warnings, email, earlier);
  return { live: { ...liveOf(found), email: earlier, warnings: reached, theirs }, mark };
}

function liveOf(found: Budget): BudgetLive {
  const filtered = Object.keys(found.CostFilters ?? {}).length > 0 || found.FilterExpression !== undefined;
  const adjusted = found.AutoAdjustData !== undefined || found.PlannedBudgetLimits !== undefined;
  const currency = found.BudgetLimit?.Unit ?? 'USD';
  const parts = [found.TimeUnit, found.BudgetType, currency === 'USD' ? '' : currency];
  return {
    budgetName: found.BudgetName ?? '',
    amount: Number(found.BudgetLimit?.Amount ?? 0),
    kind: [...parts, filtered ? 'FILTERED' : '', adjusted ? 'ADJUSTED' : ''].filter(Boolean).join(' '),
    email: '',
    warnings: [],
    theirs: false,
  };
}
