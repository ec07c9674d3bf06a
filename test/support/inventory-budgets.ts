import {
  type BudgetsClient,
  DescribeNotificationsForBudgetCommand,
  paginateDescribeBudgets,
} from '@aws-sdk/client-budgets';
import { gather } from './inventory-pages.ts';

export interface BudgetInventory {
  readonly name: string;
  /** `10 USD MONTHLY` */
  readonly limit: string;
  /** `ACTUAL 50` */
  readonly notifications: readonly string[];
}

/** The budgets of an account and when they warn; whom they tell, no emulator lists. */
export async function readBudgets(client: BudgetsClient, AccountId: string): Promise<BudgetInventory[]> {
  const budgets = await gather(paginateDescribeBudgets({ client }, { AccountId }), (page) => page.Budgets);
  return Promise.all(
    budgets.map(async ({ BudgetName = '', BudgetLimit, TimeUnit }) => {
      const asked = new DescribeNotificationsForBudgetCommand({ AccountId, BudgetName });
      const { Notifications = [] } = await client.send(asked);
      return {
        name: BudgetName,
        limit: `${Number(BudgetLimit?.Amount)} ${BudgetLimit?.Unit} ${TimeUnit}`,
        notifications: Notifications.map(({ NotificationType, Threshold }) => `${NotificationType} ${Threshold}`),
      };
    }),
  );
}
