import type {
  Budget,
  CreateBudgetCommandInput,
  DeleteBudgetCommandInput,
  DescribeBudgetCommandInput,
  DescribeBudgetsCommandInput,
  ListTagsForResourceCommandInput,
  UpdateBudgetCommandInput,
} from '@aws-sdk/client-budgets';
import { ACCOUNT_ID } from './account.ts';
import type { BudgetData } from './budgets-data.ts';
import {
  budgetsFailure,
  budgetsOf,
  budgetsPage,
  findBudget,
  invalid,
  validBudgetName,
  validNotifications,
  validTags,
} from './budgets-input.ts';
import { type Call, operation } from './operation.ts';

/** What counts as cost unless a budget says otherwise. */
const COST_TYPES = {
  ...{ IncludeTax: true, IncludeSubscription: true, UseBlended: false, IncludeRefund: true, IncludeCredit: true },
  ...{ IncludeUpfront: true, IncludeRecurring: true, IncludeOtherSubscription: true, IncludeSupport: true },
  ...{ IncludeDiscount: true, UseAmortized: false },
};
/** AWS's own end of time for budgets without one. */
const NO_END = Date.UTC(2087, 5, 15);

function view(budget: BudgetData): Budget {
  const { name: BudgetName, unit: Unit, timeUnit: TimeUnit, type: BudgetType } = budget;
  const month = new Date(budget.updated);
  return {
    BudgetName,
    // AWS answers `10.0` to `10`.
    BudgetLimit: { Amount: Number.isInteger(budget.amount) ? budget.amount.toFixed(1) : String(budget.amount), Unit },
    CostFilters: budget.costFilters,
    CostTypes: budget.costTypes,
    TimeUnit,
    TimePeriod: { Start: new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth())), End: new Date(NO_END) },
    CalculatedSpend: { ActualSpend: { Amount: '0.0', Unit } },
    BudgetType,
    LastUpdatedTime: new Date(budget.updated),
  };
}

type Settings = Omit<BudgetData, 'tags' | 'notifications' | 'updated'>;

/** What a budget is asked to be. Throws InvalidParameterException. */
function settingsOf(budget: Budget | undefined): Settings {
  const { BudgetLimit: limit, BudgetType: type, TimeUnit: timeUnit } = budget ?? {};
  const { Amount = '', Unit: unit } = limit ?? {};
  if (!/^(\d*\.)?\d+$/.test(Amount) || Number(Amount) <= 0 || unit !== 'USD') {
    throw invalid('The budget limit must be a positive amount in the currency of the account.');
  }
  if ((type !== 'COST' && type !== 'USAGE') || !timeUnit || timeUnit === 'CUSTOM') {
    throw invalid('1 validation error detected: Value at budget failed to satisfy constraint');
  }
  const known = ['BudgetName', 'BudgetLimit', 'BudgetType', 'TimeUnit', 'TimePeriod', 'CostTypes', 'CostFilters'];
  const strange = Object.entries(budget ?? {}).find(([name, value]) => value !== undefined && !known.includes(name));
  if (strange) throw invalid(`The practice account takes no ${strange[0]} of a budget.`);
  const costTypes = Object.entries(COST_TYPES).map(([name, usual]) => {
    return [name, budget?.CostTypes?.[name as keyof typeof COST_TYPES] ?? usual] as const;
  });
  return {
    name: validBudgetName(budget?.BudgetName),
    amount: Number(Amount),
    unit,
    timeUnit,
    type,
    costTypes: Object.fromEntries(costTypes),
    costFilters: { ...budget?.CostFilters },
  };
}

function create(call: Call, input: CreateBudgetCommandInput): object {
  const budgets = budgetsOf(call, input.AccountId);
  const settings = settingsOf(input.Budget);
  if (budgets.some(({ name }) => name === settings.name)) {
    throw budgetsFailure(
      'DuplicateRecordException',
      `Error creating budget: ${settings.name} - the budget already exists.`,
    );
  }
  const notifications = validNotifications(input.NotificationsWithSubscribers);
  budgets.push({ ...settings, notifications, tags: validTags(input.ResourceTags), updated: call.now });
  return {};
}

/** Everything but the name can be changed; warnings and tags stay. */
function update(call: Call, input: UpdateBudgetCommandInput): object {
  const { AccountId, NewBudget } = input;
  const budget = findBudget(call, { AccountId, BudgetName: NewBudget?.BudgetName });
  Object.assign(budget, settingsOf(NewBudget), { updated: call.now });
  return {};
}

function remove(call: Call, input: DeleteBudgetCommandInput): object {
  const budgets = budgetsOf(call, input.AccountId);
  budgets.splice(budgets.indexOf(findBudget(call, input)), 1);
  return {};
}

function listTags(call: Call, { ResourceARN = '' }: ListTagsForResourceCommandInput): object {
  const prefix = `arn:aws:budgets::${ACCOUNT_ID}:budget/`;
  if (!ResourceARN.startsWith(prefix)) throw invalid(`${ResourceARN} is not the ARN of a budget of this account.`);
  return {
    ResourceTags: findBudget(call, { AccountId: ACCOUNT_ID, BudgetName: ResourceARN.slice(prefix.length) }).tags,
  };
}

export const budgetOperations = {
  CreateBudget: operation<CreateBudgetCommandInput>(
    ['AccountId', 'Budget', 'NotificationsWithSubscribers', 'ResourceTags'],
    create,
  ),
  UpdateBudget: operation<UpdateBudgetCommandInput>(['AccountId', 'NewBudget'], update),
  DeleteBudget: operation<DeleteBudgetCommandInput>(['AccountId', 'BudgetName'], remove),
  DescribeBudget: operation<DescribeBudgetCommandInput>(['AccountId', 'BudgetName'], (call, input) => ({
    Budget: view(findBudget(call, input)),
  })),
  DescribeBudgets: operation<DescribeBudgetsCommandInput>(['AccountId', 'MaxResults', 'NextToken'], (call, input) => {
    const { items, NextToken } = budgetsPage(budgetsOf(call, input.AccountId), input);
    return { Budgets: items.map(view), NextToken };
  }),
  ListTagsForResource: operation<ListTagsForResourceCommandInput>(['ResourceARN'], listTags),
};
