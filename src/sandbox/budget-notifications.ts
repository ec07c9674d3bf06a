import type {
  CreateNotificationCommandInput,
  CreateSubscriberCommandInput,
  DeleteSubscriberCommandInput,
  DescribeNotificationsForBudgetCommandInput,
  DescribeSubscribersForNotificationCommandInput,
  Notification,
  Subscriber,
  UpdateSubscriberCommandInput,
} from '@aws-sdk/client-budgets';
import type { BudgetData, BudgetNotificationData, BudgetSubscriberData } from './budgets-data.ts';
import {
  budgetsFailure,
  budgetsPage,
  checkRoom,
  findBudget,
  invalid,
  validNotification,
  validSubscriber,
  validSubscribers,
} from './budgets-input.ts';
import { type Call, operation } from './operation.ts';

const MOST_NOTIFICATIONS = 10;

interface About {
  readonly AccountId: string | undefined;
  readonly BudgetName: string | undefined;
  readonly Notification: Notification | undefined;
}

function same(budget: BudgetData, notification: Notification | undefined): BudgetNotificationData | undefined {
  const { type, operator, threshold, thresholdType } = validNotification(notification);
  return budget.notifications.find(
    (one) =>
      one.type === type &&
      one.operator === operator &&
      one.threshold === threshold &&
      one.thresholdType === thresholdType,
  );
}

/** Throws NotFoundException. */
function findNotification(call: Call, input: About): BudgetNotificationData {
  const found = same(findBudget(call, input), input.Notification);
  if (found) return found;
  throw budgetsFailure('NotFoundException', "Unable to get notification - the notification doesn't exist.");
}

function at({ subscribers }: BudgetNotificationData, { type, address }: BudgetSubscriberData): number {
  return subscribers.findIndex((one) => one.type === type && one.address === address);
}

/** Throws NotFoundException. */
function placeOf(notification: BudgetNotificationData, subscriber: Subscriber | undefined): number {
  const place = at(notification, validSubscriber(subscriber));
  if (place >= 0) return place;
  throw budgetsFailure('NotFoundException', "Unable to get subscriber - the subscriber doesn't exist.");
}

/** Throws DuplicateRecordException. */
function refuseTwice(notification: BudgetNotificationData, subscriber: BudgetSubscriberData): void {
  if (at(notification, subscriber) < 0) return;
  throw budgetsFailure('DuplicateRecordException', 'Error creating subscriber: the subscriber already exists.');
}

function createNotification(call: Call, input: CreateNotificationCommandInput): object {
  const budget = findBudget(call, input);
  if (same(budget, input.Notification)) {
    throw budgetsFailure('DuplicateRecordException', 'Error creating notification: the notification already exists.');
  }
  if (budget.notifications.length >= MOST_NOTIFICATIONS) {
    throw budgetsFailure('CreationLimitExceededException', 'Notification limit of the budget exceeded.');
  }
  budget.notifications.push({
    ...validNotification(input.Notification),
    subscribers: validSubscribers(input.Subscribers),
  });
  return {};
}

function createSubscriber(call: Call, input: CreateSubscriberCommandInput): object {
  const notification = findNotification(call, input);
  const subscriber = validSubscriber(input.Subscriber);
  refuseTwice(notification, subscriber);
  checkRoom([...notification.subscribers, subscriber]);
  notification.subscribers.push(subscriber);
  return {};
}

function updateSubscriber(call: Call, input: UpdateSubscriberCommandInput): object {
  const notification = findNotification(call, input);
  const place = placeOf(notification, input.OldSubscriber);
  const subscriber = validSubscriber(input.NewSubscriber);
  refuseTwice(notification, subscriber);
  notification.subscribers.splice(place, 1, subscriber);
  return {};
}

function deleteSubscriber(call: Call, input: DeleteSubscriberCommandInput): object {
  const notification = findNotification(call, input);
  const place = placeOf(notification, input.Subscriber);
  if (notification.subscribers.length === 1) throw invalid('A notification must have at least one subscriber.');
  notification.subscribers.splice(place, 1);
  return {};
}

const view = ({ type, operator, threshold, thresholdType }: BudgetNotificationData): Notification => ({
  NotificationType: type,
  ComparisonOperator: operator,
  Threshold: threshold,
  ThresholdType: thresholdType,
  NotificationState: 'OK',
});

export const budgetNotificationOperations = {
  CreateNotification: operation<CreateNotificationCommandInput>(
    ['AccountId', 'BudgetName', 'Notification', 'Subscribers'],
    createNotification,
  ),
  DescribeNotificationsForBudget: operation<DescribeNotificationsForBudgetCommandInput>(
    ['AccountId', 'BudgetName', 'MaxResults', 'NextToken'],
    (call, input) => {
      const { items, NextToken } = budgetsPage(findBudget(call, input).notifications, input);
      return { Notifications: items.map(view), NextToken };
    },
  ),
  DescribeSubscribersForNotification: operation<DescribeSubscribersForNotificationCommandInput>(
    ['AccountId', 'BudgetName', 'Notification', 'MaxResults', 'NextToken'],
    (call, input) => {
      const { items, NextToken } = budgetsPage(findNotification(call, input).subscribers, input);
      const Subscribers = items.map(({ type: SubscriptionType, address: Address }) => ({ SubscriptionType, Address }));
      return { Subscribers, NextToken };
    },
  ),
  CreateSubscriber: operation<CreateSubscriberCommandInput>(
    ['AccountId', 'BudgetName', 'Notification', 'Subscriber'],
    createSubscriber,
  ),
  UpdateSubscriber: operation<UpdateSubscriberCommandInput>(
    ['AccountId', 'BudgetName', 'Notification', 'OldSubscriber', 'NewSubscriber'],
    updateSubscriber,
  ),
  DeleteSubscriber: operation<DeleteSubscriberCommandInput>(
    ['AccountId', 'BudgetName', 'Notification', 'Subscriber'],
    deleteSubscriber,
  ),
};
