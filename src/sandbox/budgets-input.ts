import type { Notification, NotificationWithSubscribers, Subscriber } from '@aws-sdk/client-budgets';
import { ACCOUNT_ID, type TagData } from './account.ts';
import type { BudgetData, BudgetNotificationData, BudgetSubscriberData } from './budgets-data.ts';
import { ecsFailure } from './failure.ts';
import type { Call } from './operation.ts';
import { pageOf } from './paging.ts';

/** An error of AWS Budgets, which speaks the protocol of ECS. */
export const budgetsFailure = ecsFailure;

/** Throws InvalidParameterException. */
export const invalid = (message: string): Error => budgetsFailure('InvalidParameterException', message);

const MOST_EMAILS = 10;

/** The budgets of the account that is asked about. Throws AccessDeniedException for any account but this one. */
export function budgetsOf({ account }: Call, accountId: string | undefined): BudgetData[] {
  if (accountId !== ACCOUNT_ID) {
    throw budgetsFailure('AccessDeniedException', `Not authorized to access budgets of account ${accountId}.`);
  }
  account.budgets ??= [];
  return account.budgets;
}

/** The budget of a name. Throws NotFoundException. */
export function findBudget(
  call: Call,
  input: { readonly AccountId: string | undefined; readonly BudgetName: string | undefined },
): BudgetData {
  const name = input.BudgetName ?? '';
  const found = budgetsOf(call, input.AccountId).find((budget) => budget.name === name);
  if (found) return found;
  throw budgetsFailure('NotFoundException', `Unable to get budget: ${name} - the budget doesn't exist.`);
}

/** Throws InvalidParameterException. */
export function validBudgetName(name = ''): string {
  if (/^[^:\\]{1,100}$/.test(name) && !name.includes('/action/')) return name;
  throw invalid(`1 validation error detected: Value '${name}' at 'budget.budgetName' failed to satisfy constraint`);
}

/** Throws InvalidParameterException. */
export function validNotification(notification: Notification | undefined): Omit<BudgetNotificationData, 'subscribers'> {
  const { NotificationType, ComparisonOperator, Threshold, ThresholdType = 'PERCENTAGE' } = notification ?? {};
  const isKnown = NotificationType === 'ACTUAL' || NotificationType === 'FORECASTED';
  if (!isKnown || !ComparisonOperator || Threshold === undefined || Threshold <= 0 || Threshold > 1_000_000) {
    throw invalid('1 validation error detected: Value at notification failed to satisfy constraint');
  }
  return { type: NotificationType, operator: ComparisonOperator, threshold: Threshold, thresholdType: ThresholdType };
}

/** One to eleven: ten e-mail addresses and one topic. Throws InvalidParameterException, DuplicateRecordException or CreationLimitExceededException. */
export function validSubscribers(subscribers: readonly Subscriber[] | undefined): BudgetSubscriberData[] {
  const valid = (subscribers ?? []).map(validSubscriber);
  if (valid.length === 0) throw invalid('A notification must have at least one subscriber.');
  checkRoom(valid);
  if (new Set(valid.map(({ type, address }) => `${type} ${address}`)).size < valid.length) {
    throw budgetsFailure('DuplicateRecordException', 'The same subscriber is given twice.');
  }
  return valid;
}

/** Throws CreationLimitExceededException. */
export function checkRoom(subscribers: readonly BudgetSubscriberData[]): void {
  const emails = subscribers.filter(({ type }) => type === 'EMAIL').length;
  if (emails <= MOST_EMAILS && subscribers.length - emails <= 1) return;
  throw budgetsFailure('CreationLimitExceededException', 'Subscriber limit of the notification exceeded.');
}

/** Throws InvalidParameterException. */
export function validSubscriber(subscriber: Subscriber | undefined): BudgetSubscriberData {
  const { SubscriptionType: type, Address: address = '' } = subscriber ?? {};
  const fits = type === 'EMAIL' ? /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) : /^arn:aws[\w-]*:sns:/.test(address);
  if (type && fits) return { type, address };
  throw invalid(`1 validation error detected: Value '${address}' at 'subscriber.address' failed to satisfy constraint`);
}

/** The warnings that a new budget gets. Throws InvalidParameterException. */
export function validNotifications(all: readonly NotificationWithSubscribers[] = []): BudgetNotificationData[] {
  if (all.length > 10) throw invalid('A budget can have at most 10 notifications.');
  return all.map((one) => ({
    ...validNotification(one.Notification),
    subscribers: validSubscribers(one.Subscribers),
  }));
}

/** Throws InvalidParameterException. */
export function validTags(tags: readonly { Key: string | undefined; Value: string | undefined }[] = []): TagData[] {
  return tags.map(({ Key = '', Value = '' }) => {
    if (Key === '' || Key.length > 128 || Value.length > 256 || /^aws:/i.test(Key)) throw invalid('Invalid tag.');
    return { Key, Value };
  });
}

/** One page of a list, a hundred at most. Throws InvalidParameterException or InvalidNextTokenException. */
export function budgetsPage<T>(
  items: readonly T[],
  { MaxResults = 100, NextToken }: { MaxResults?: number | undefined; NextToken?: string | undefined },
): { readonly items: readonly T[]; readonly NextToken: string | undefined } {
  if (!Number.isInteger(MaxResults) || MaxResults < 1 || MaxResults > 100) {
    throw invalid('MaxResults must be between 1 and 100.');
  }
  const page = pageOf(items, NextToken, MaxResults);
  if (!page) throw budgetsFailure('InvalidNextTokenException', 'The pagination token is invalid.');
  return { items: page.items, NextToken: page.next };
}
