import {
  type Budget,
  type BudgetsClient,
  DescribeBudgetCommand,
  ListTagsForResourceCommand,
  type Notification,
  paginateDescribeBudgets,
  paginateDescribeNotificationsForBudget,
  paginateDescribeSubscribersForNotification,
} from '@aws-sdk/client-budgets';
import type { ReadContext, Setup } from '../context.ts';
import type { LooseTag } from '../tags.ts';
import { everyPage, ifAllowed, unlessAbsent } from './absent.ts';

/** A warning of a budget and the e-mail addresses it goes to; undefined where the caller may not ask. */
export interface BudgetWarning {
  readonly notification: Notification;
  readonly addresses: readonly string[] | undefined;
}

/** `arn:aws:budgets::111122223333:budget/name` */
function budgetArn({ identity }: Setup, name: string): string {
  return `arn:${identity.partition.id}:budgets::${identity.accountId}:budget/${name}`;
}

const EVERY_BUDGET = 'budgets:DescribeBudgets';

/** budgets:DescribeBudget; undefined when there is none of that name. */
export async function budget(cx: ReadContext, name: string): Promise<Budget | undefined> {
  const all = cx.asked<readonly Budget[]>(EVERY_BUDGET);
  if (all) return (await all).find(({ BudgetName }) => BudgetName === name);
  return cx.once(`budgets:DescribeBudget ${name}`, async () => {
    const asked = new DescribeBudgetCommand({ AccountId: cx.setup.identity.accountId, BudgetName: name });
    const answer = await unlessAbsent(cx.clients.budgets.send(asked));
    return answer?.Budget;
  });
}

/** budgets:DescribeBudgets */
export function allBudgets(cx: ReadContext): Promise<readonly Budget[]> {
  const pages = paginateDescribeBudgets({ client: cx.clients.budgets }, { AccountId: cx.setup.identity.accountId });
  return cx.once(EVERY_BUDGET, () => everyPage(pages, (page) => page.Budgets));
}

/** budgets:ListTagsForResource; undefined where the caller may not ask. */
export function budgetTags(cx: ReadContext, name: string): Promise<readonly LooseTag[] | undefined> {
  return cx.once(`budgets:ListTagsForResource ${name}`, async () => {
    const asked = new ListTagsForResourceCommand({ ResourceARN: budgetArn(cx.setup, name) });
    const answer = await ifAllowed(cx.clients.budgets.send(asked));
    return answer && (answer.ResourceTags ?? []);
  });
}

/** The warnings of a budget that is there, asked at most once in one look; undefined where the caller may not ask. */
export function budgetWarnings(cx: ReadContext, name: string): Promise<readonly BudgetWarning[] | undefined> {
  return cx.once(`budgets:DescribeNotificationsForBudget ${name}`, () =>
    warningsOf(cx.clients.budgets, cx.setup.identity.accountId, name),
  );
}

/** budgets:DescribeNotificationsForBudget, and budgets:DescribeSubscribersForNotification of each. */
export async function warningsOf(
  client: BudgetsClient,
  AccountId: string,
  BudgetName: string,
): Promise<readonly BudgetWarning[] | undefined> {
  const pages = paginateDescribeNotificationsForBudget({ client }, { AccountId, BudgetName });
  const notifications = await ifAllowed(everyPage(pages, (page) => page.Notifications));
  return (
    notifications &&
    Promise.all(
      notifications.map(async (notification) => {
        // The state is an answer of AWS's and no part of the question.
        const { NotificationState: _state, ...Notification } = notification;
        const asked = { AccountId, BudgetName, Notification };
        const all = everyPage(
          paginateDescribeSubscribersForNotification({ client }, asked),
          (page) => page.Subscribers,
        );
        const emails = (await ifAllowed(all))?.filter((one) => one.SubscriptionType === 'EMAIL');
        return { notification: Notification, addresses: emails?.map((one) => one.Address ?? '') };
      }),
    )
  );
}
