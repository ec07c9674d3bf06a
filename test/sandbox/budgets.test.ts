import {
  CreateBudgetCommand,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DeleteBudgetCommand,
  DeleteSubscriberCommand,
  DescribeBudgetCommand,
  DescribeBudgetsCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  ListTagsForResourceCommand,
  type Notification,
  type Subscriber,
  UpdateBudgetCommand,
  UpdateSubscriberCommand,
} from '@aws-sdk/client-budgets';
import { describe, expect, it } from 'vitest';
import { type Practice, practice, refusal } from './practice.ts';

const AccountId = '123456789012';
const BudgetName = 'monthly';
const about = { AccountId, BudgetName };
const Budget = {
  BudgetName,
  BudgetLimit: { Amount: '10', Unit: 'USD' },
  TimeUnit: 'MONTHLY',
  BudgetType: 'COST',
} as const;
const at80: Notification = { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 };
const to = (Address: string): Subscriber => ({ SubscriptionType: 'EMAIL', Address });
const ALICE = to('alice@example.com');

async function withBudget(): Promise<Practice> {
  const here = await practice();
  const NotificationsWithSubscribers = [{ Notification: at80, Subscribers: [ALICE] }];
  const ResourceTags = [{ Key: 'team', Value: 'blue' }];
  await here.budgets.send(new CreateBudgetCommand({ AccountId, Budget, NotificationsWithSubscribers, ResourceTags }));
  return here;
}

describe('a budget of the practice account', () => {
  it('is shown with its limit, its warnings, whom they go to, and its tags', async () => {
    const { budgets } = await withBudget();
    const { Budget: shown } = await budgets.send(new DescribeBudgetCommand(about));
    expect(shown).toMatchObject({ BudgetLimit: { Amount: '10.0', Unit: 'USD' }, CostTypes: { IncludeCredit: true } });
    const { Notifications } = await budgets.send(new DescribeNotificationsForBudgetCommand(about));
    expect(Notifications).toEqual([{ ...at80, ThresholdType: 'PERCENTAGE', NotificationState: 'OK' }]);
    const asked = { ...about, Notification: at80 };
    const { Subscribers } = await budgets.send(new DescribeSubscribersForNotificationCommand(asked));
    expect(Subscribers).toEqual([ALICE]);
    const ResourceARN = `arn:aws:budgets::${AccountId}:budget/${BudgetName}`;
    const { ResourceTags } = await budgets.send(new ListTagsForResourceCommand({ ResourceARN }));
    expect(ResourceTags).toEqual([{ Key: 'team', Value: 'blue' }]);
    const { Budgets } = await budgets.send(new DescribeBudgetsCommand({ AccountId }));
    expect(Budgets?.map((one) => one.BudgetName)).toEqual([BudgetName]);
  });

  it('is the only one of its name, and gone once it is deleted', async () => {
    const { budgets } = await withBudget();
    const again = await refusal(budgets.send(new CreateBudgetCommand({ AccountId, Budget })));
    expect(again).toMatchObject({ name: 'DuplicateRecordException', $metadata: { httpStatusCode: 400 } });
    await budgets.send(new DeleteBudgetCommand(about));
    for (const call of [new DeleteBudgetCommand(about), new DescribeBudgetCommand(about)]) {
      expect((await refusal(budgets.send(call as DeleteBudgetCommand))).name).toBe('NotFoundException');
    }
  });

  it('takes another limit and keeps its warnings', async () => {
    const { budgets } = await withBudget();
    const NewBudget = { ...Budget, BudgetLimit: { Amount: '12.5', Unit: 'USD' }, CostTypes: { IncludeCredit: false } };
    await budgets.send(new UpdateBudgetCommand({ AccountId, NewBudget }));
    const { Budget: shown } = await budgets.send(new DescribeBudgetCommand(about));
    expect(shown).toMatchObject({ BudgetLimit: { Amount: '12.5' }, CostTypes: { IncludeCredit: false } });
    const { Notifications } = await budgets.send(new DescribeNotificationsForBudgetCommand(about));
    expect(Notifications).toHaveLength(1);
  });

  it('has each warning once, and each address once in a warning', async () => {
    const { budgets } = await withBudget();
    const Notification = { ...at80, ThresholdType: 'PERCENTAGE' as const };
    const input = { ...about, Notification };
    const twice = new CreateNotificationCommand({ ...input, Subscribers: [ALICE] });
    expect((await refusal(budgets.send(twice))).name).toBe('DuplicateRecordException');
    await budgets.send(new CreateSubscriberCommand({ ...input, Subscriber: to('bob@example.com') }));
    const once = new CreateSubscriberCommand({ ...input, Subscriber: ALICE });
    expect((await refusal(budgets.send(once))).name).toBe('DuplicateRecordException');
    const change = { OldSubscriber: ALICE, NewSubscriber: to('carol@example.com') };
    await budgets.send(new UpdateSubscriberCommand({ ...input, ...change }));
    await budgets.send(new DeleteSubscriberCommand({ ...input, Subscriber: to('bob@example.com') }));
    const { Subscribers } = await budgets.send(new DescribeSubscribersForNotificationCommand(input));
    expect(Subscribers).toEqual([to('carol@example.com')]);
    const gone = await refusal(budgets.send(new UpdateSubscriberCommand({ ...input, ...change })));
    expect(gone.name).toBe('NotFoundException');
    const last = new DeleteSubscriberCommand({ ...input, Subscriber: to('carol@example.com') });
    expect((await refusal(budgets.send(last))).name).toBe('InvalidParameterException');
  });

  it('warns at most ten addresses', async () => {
    const { budgets } = await withBudget();
    const input = { ...about, Notification: at80 };
    for (let number = 2; number <= 10; number += 1) {
      await budgets.send(new CreateSubscriberCommand({ ...input, Subscriber: to(`p${number}@example.com`) }));
    }
    const eleventh = new CreateSubscriberCommand({ ...input, Subscriber: to('p11@example.com') });
    expect((await refusal(budgets.send(eleventh))).name).toBe('CreationLimitExceededException');
  });

  it.each([
    ['an amount of nothing', { BudgetLimit: { Amount: '0', Unit: 'USD' } }],
    ['an amount that is no number', { BudgetLimit: { Amount: '10,5', Unit: 'USD' } }],
    ['a name with a colon', { BudgetName: 'a:b' }],
  ])('is not made with %s', async (_what, change) => {
    const { budgets } = await practice();
    const call = new CreateBudgetCommand({ AccountId, Budget: { ...Budget, ...change } });
    expect((await refusal(budgets.send(call))).name).toBe('InvalidParameterException');
  });

  it('belongs to one account, and may be refused with the action that would allow it', async () => {
    const { budgets, sandbox } = await withBudget();
    const other = await refusal(budgets.send(new DescribeBudgetsCommand({ AccountId: '111122223333' })));
    expect(other.name).toBe('AccessDeniedException');
    await sandbox.edit((account) => {
      account.denied = ['budgets:ModifyBudget'];
    });
    await budgets.send(new DescribeBudgetCommand(about));
    const refused = await refusal(budgets.send(new DeleteBudgetCommand(about)));
    expect(refused.message).toContain('not authorized to perform: budgets:ModifyBudget');
  });
});
