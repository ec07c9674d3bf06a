import {
  type BudgetsClient,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DeleteSubscriberCommand,
  type Notification,
  type NotificationWithSubscribers,
  type Subscriber,
  UpdateSubscriberCommand,
} from '@aws-sdk/client-budgets';
import { faultOf } from '../aws/fault.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { type BudgetWarning, warningsOf } from '../aws/reads/budgets.ts';

const warning = (NotificationType: 'ACTUAL' | 'FORECASTED', Threshold: number): Notification => ({
  NotificationType,
  ComparisonOperator: 'GREATER_THAN',
  Threshold,
  ThresholdType: 'PERCENTAGE',
});

/** When somebody is warned: while there is time to look, shortly before it is spent, when it is, and when it is going to be. */
const WARNINGS = [warning('ACTUAL', 50), warning('ACTUAL', 80), warning('ACTUAL', 100), warning('FORECASTED', 100)];

/** `ACTUAL 80 %` */
const nameOf = ({ NotificationType, Threshold }: Notification): string => `${NotificationType} ${Threshold} %`;
export const ALL_WARNINGS: readonly string[] = WARNINGS.map(nameOf);

const isSame = (one: Notification, other: Notification): boolean =>
  one.NotificationType === other.NotificationType &&
  one.ComparisonOperator === other.ComparisonOperator &&
  one.Threshold === other.Threshold &&
  (one.ThresholdType ?? 'PERCENTAGE') === other.ThresholdType;

const to = (Address: string): Subscriber => ({ SubscriptionType: 'EMAIL', Address });

/** All of them, as budgets:CreateBudget takes them. */
export function newWarnings(email: string): NotificationWithSubscribers[] {
  return WARNINGS.map((Notification) => ({ Notification, Subscribers: [to(email)] }));
}

/** Those of ours that reach an address, and the earlier address no longer; one that may not be looked into counts as in place. */
export function reaching(warnings: readonly BudgetWarning[], email: string, earlier: string): readonly string[] {
  const inPlace = ({ addresses }: BudgetWarning) =>
    addresses === undefined || (addresses.includes(email) && (earlier === email || !addresses.includes(earlier)));
  const found = WARNINGS.filter((wanted) => warnings.some((one) => isSame(one.notification, wanted) && inPlace(one)));
  return found.map(nameOf);
}

/**
 * Has all the warnings go to the address, in the place of the earlier one where that is still there (budgets:CreateNotification,
 * CreateSubscriber, UpdateSubscriber, DeleteSubscriber). Looks first, so that it may be repeated.
 */
export async function warn(
  client: BudgetsClient,
  about: { readonly AccountId: string; readonly BudgetName: string },
  email: string,
  earlier: string,
): Promise<void> {
  const found = (await warningsOf(client, about.AccountId, about.BudgetName)) ?? [];
  for (const wanted of WARNINGS) {
    const one = found.find(({ notification }) => isSame(notification, wanted));
    const input = { ...about, Notification: wanted };
    if (!one) {
      await unlessThere(client.send(new CreateNotificationCommand({ ...input, Subscribers: [to(email)] })));
    } else await redirect(client, input, one.addresses ?? [], email, earlier);
  }
}

async function redirect(
  client: BudgetsClient,
  input: { readonly AccountId: string; readonly BudgetName: string; readonly Notification: Notification },
  addresses: readonly string[],
  email: string,
  earlier: string,
): Promise<void> {
  const isThere = addresses.includes(email);
  const isStale = earlier !== '' && earlier !== email && addresses.includes(earlier);
  if (isStale && isThere) {
    await unlessAbsent(client.send(new DeleteSubscriberCommand({ ...input, Subscriber: to(earlier) })));
  } else if (isStale) {
    const change = { OldSubscriber: to(earlier), NewSubscriber: to(email) };
    await unlessThere(client.send(new UpdateSubscriberCommand({ ...input, ...change })));
  } else if (!isThere) {
    await unlessThere(client.send(new CreateSubscriberCommand({ ...input, Subscriber: to(email) })));
  }
}

/** An earlier call whose answer was lost may have made it. */
async function unlessThere(sent: Promise<unknown>): Promise<void> {
  try {
    await sent;
  } catch (error) {
    if (faultOf(error).kind !== 'exists') throw error;
  }
}
