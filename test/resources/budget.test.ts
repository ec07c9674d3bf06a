import {
  CreateBudgetCommand,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DescribeBudgetCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-budgets';
import { describe, expect, it } from 'vitest';
import type { Difference } from '../../src/engine/resource.ts';
import { awsBudget, type BudgetLive, type BudgetSpec } from '../../src/resources/budget.ts';
import type { BudgetData } from '../../src/sandbox/budgets-data.ts';
import { account, ownTags, thrown } from './account.ts';
import { type Practised, practised } from './practised.ts';

const NODE = 'account/budget';
const SPEC: BudgetSpec = { budgetName: 'aws-ecs-setup', amount: 10, email: 'alice@example.com' };
const WARNINGS = ['ACTUAL 50 %', 'ACTUAL 80 %', 'ACTUAL 100 %', 'FORECASTED 100 %'];

/** What is there, what of it is not as wanted, and whose it is. */
async function found(here: Practised, spec: BudgetSpec = SPEC, hint?: Partial<BudgetLive>, made = true) {
  const [candidate] = await awsBudget.find(here.look(), NODE, spec, hint, made);
  if (!candidate) throw new TypeError('there is no budget');
  return { ...candidate, differences: awsBudget.compare(spec, candidate.live) };
}
const facts = (differences: readonly Difference[]) => differences.map(({ fact, fix }) => `${fact}: ${fix}`);

async function withBudget(): Promise<{ here: Practised; made: BudgetLive }> {
  const here = await practised();
  const made = await awsBudget.create(here.write, NODE, SPEC, '');
  return { here, made };
}

async function change(here: Practised, edit: (budget: BudgetData) => void): Promise<void> {
  await here.sandbox.edit(({ budgets = [] }) => {
    for (const budget of budgets) edit(budget);
  });
}

async function bringInLine(here: Practised, spec: BudgetSpec, hint: Partial<BudgetLive>): Promise<BudgetLive> {
  const { live, differences } = await found(here, spec, hint);
  const updated = await awsBudget.update?.(here.write, NODE, spec, live, differences);
  if (!updated) throw new TypeError('a budget can be changed');
  return updated;
}

describe('a budget', () => {
  it('is made in one call, with its warnings, whom they go to and its tags, before credits and refunds', async () => {
    const { budgets, write, writes } = account();
    budgets.on(CreateBudgetCommand).resolves({});
    await awsBudget.create(write, NODE, SPEC, '');
    const [[, input] = []] = writes();
    expect(writes()).toHaveLength(1);
    expect(input).toMatchObject({
      AccountId: '123456789012',
      Budget: {
        BudgetName: 'aws-ecs-setup',
        BudgetLimit: { Amount: '10', Unit: 'USD' },
        TimeUnit: 'MONTHLY',
        BudgetType: 'COST',
        CostTypes: { IncludeCredit: false, IncludeRefund: false },
      },
      ResourceTags: ownTags(NODE),
    });
    const { NotificationsWithSubscribers = [] } = input as CreateBudgetCommand['input'];
    const told = NotificationsWithSubscribers.map(({ Notification: one, Subscribers }) => [
      `${one?.NotificationType} ${one?.ComparisonOperator} ${one?.Threshold} ${one?.ThresholdType}`,
      Subscribers?.map(({ Address }) => Address).join(),
    ]);
    expect(told).toEqual([
      ['ACTUAL GREATER_THAN 50 PERCENTAGE', 'alice@example.com'],
      ['ACTUAL GREATER_THAN 80 PERCENTAGE', 'alice@example.com'],
      ['ACTUAL GREATER_THAN 100 PERCENTAGE', 'alice@example.com'],
      ['FORECASTED GREATER_THAN 100 PERCENTAGE', 'alice@example.com'],
    ]);
  });

  it('is found again by its name and tags, and is in place', async () => {
    const { here } = await withBudget();
    const { live, mark, differences } = await found(here, SPEC, undefined, false);
    expect(mark).toBe('ours');
    expect(live).toMatchObject({ amount: 10, kind: 'MONTHLY COST', warnings: WARNINGS, theirs: false });
    expect(differences).toEqual([]);
    const other = { ...SPEC, budgetName: 'another' };
    expect(await awsBudget.find(here.look(), NODE, other, undefined)).toEqual([]);
  });

  it('takes another amount and keeps what somebody has it count as cost since', async () => {
    const { here, made } = await withBudget();
    await change(here, (budget) => {
      budget.costTypes.IncludeTax = false;
    });
    const spec = { ...SPEC, amount: 12.5 };
    expect(facts((await found(here, spec, made)).differences)).toEqual(['amount: update']);
    await bringInLine(here, spec, made);
    expect((await found(here, spec, made)).differences).toEqual([]);
    const { Budget } = await here.budgets.send(
      new DescribeBudgetCommand({ AccountId: '123456789012', BudgetName: SPEC.budgetName }),
    );
    expect(Budget).toMatchObject({ CostTypes: { IncludeTax: false, IncludeCredit: false } });
  });

  it('has a warning back that was taken away, and an address that was taken out of one', async () => {
    const { here, made } = await withBudget();
    await change(here, (budget) => {
      budget.notifications.shift();
      for (const one of budget.notifications.slice(0, 1)) {
        one.subscribers = [{ type: 'EMAIL', address: 'bob@example.com' }];
      }
    });
    const { live, differences } = await found(here, SPEC, made);
    expect(live.warnings).toEqual(['ACTUAL 100 %', 'FORECASTED 100 %']);
    expect(facts(differences)).toEqual(['warnings: update']);
    await bringInLine(here, SPEC, made);
    const after = await found(here, SPEC, made);
    expect(after.differences).toEqual([]);
    await change(here, ({ notifications }) => {
      // Whoever else is warned goes on being warned.
      expect(notifications.flatMap(({ subscribers }) => subscribers.map(({ address }) => address))).toContain(
        'bob@example.com',
      );
    });
  });

  it('warns another address in the place of the earlier one, also where both are there', async () => {
    const { here, made } = await withBudget();
    const spec = { ...SPEC, email: 'carol@example.com' };
    await change(here, ({ notifications: [first] }) => {
      first?.subscribers.push({ type: 'EMAIL', address: 'carol@example.com' });
    });
    expect(facts((await found(here, spec, made)).differences)).toEqual(['warnings: update']);
    const updated = await bringInLine(here, spec, made);
    expect(updated.email).toBe('carol@example.com');
    await change(here, ({ notifications }) => {
      expect(notifications.map(({ subscribers }) => subscribers.map(({ address }) => address))).toEqual(
        WARNINGS.map(() => ['carol@example.com']),
      );
    });
    expect((await found(here, spec, updated)).differences).toEqual([]);
  });

  it('goes on where a run was killed between two of its warnings', async () => {
    const { here, made } = await withBudget();
    const spec = { ...SPEC, email: 'carol@example.com' };
    await change(here, ({ notifications: [first] }) => {
      if (first) first.subscribers = [{ type: 'EMAIL', address: 'carol@example.com' }];
    });
    await bringInLine(here, spec, made);
    expect((await found(here, spec, made)).differences).toEqual([]);
  });

  it('of somebody else is used as it is, or not at all', async () => {
    const { here } = await withBudget();
    await change(here, (budget) => {
      budget.tags = [];
    });
    expect((await found(here, SPEC, undefined, false)).differences).toEqual([]);
    const other = await found(here, { ...SPEC, amount: 20, email: 'carol@example.com' }, undefined, false);
    expect(facts(other.differences)).toEqual(['amount: conflict', 'warnings: conflict']);
    expect(other.differences.map(({ reason }) => reason)).toEqual(['conflict.budget-theirs', 'conflict.budget-theirs']);
  });

  it('that measures something else is not this one', async () => {
    const { here, made } = await withBudget();
    await change(here, (budget) => {
      budget.costFilters = { Service: ['Amazon Elastic Container Service'] };
    });
    const { differences } = await found(here, SPEC, made);
    expect(differences).toMatchObject([{ fact: 'kind', have: 'MONTHLY COST FILTERED', fix: 'conflict' }]);
  });

  it('whose warnings may not be looked at counts as in place; one that may not be looked at fails', async () => {
    const { budgets, read } = account();
    const Budget = { BudgetName: SPEC.budgetName, TimeUnit: 'MONTHLY', BudgetType: 'COST' } as const;
    budgets.on(DescribeBudgetCommand).resolves({ Budget: { ...Budget, BudgetLimit: { Amount: '10.0', Unit: 'USD' } } });
    for (const refused of [DescribeNotificationsForBudgetCommand, ListTagsForResourceCommand]) {
      budgets.on(refused as typeof ListTagsForResourceCommand).rejects(thrown('AccessDeniedException'));
    }
    const recorded = { budgetName: SPEC.budgetName, theirs: false };
    const [candidate] = await awsBudget.find(read, NODE, SPEC, recorded);
    expect(candidate).toMatchObject({ mark: 'ours', live: { warnings: WARNINGS, theirs: false } });
    const [unknown] = await awsBudget.find(read, NODE, SPEC, undefined);
    expect(unknown).toMatchObject({ mark: 'unmarked', live: { theirs: true } });
    const other = account();
    other.budgets.on(DescribeBudgetCommand).rejects(thrown('AccessDeniedException'));
    await expect(awsBudget.find(other.read, NODE, SPEC, undefined)).rejects.toThrow('AccessDenied');
  });

  it('takes a warning or an address that another call has made meanwhile for its own', async () => {
    const { budgets, write } = account();
    const at50 = { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 50 } as const;
    budgets.on(DescribeNotificationsForBudgetCommand).resolves({ Notifications: [at50] });
    budgets.on(DescribeSubscribersForNotificationCommand).resolves({ Subscribers: [] });
    budgets.on(CreateNotificationCommand).rejects(thrown('DuplicateRecordException'));
    budgets.on(CreateSubscriberCommand).rejects(thrown('DuplicateRecordException'));
    const live = { ...SPEC, kind: 'MONTHLY COST', warnings: [], theirs: false };
    const differences = awsBudget.compare(SPEC, live);
    await expect(awsBudget.update?.(write, NODE, SPEC, live, differences)).resolves.toMatchObject({
      warnings: WARNINGS,
    });
  });

  it('is told of by its tags, and removed as often as is asked', async () => {
    const { here, made } = await withBudget();
    const [marked] = (await awsBudget.marked?.(here.look())) ?? [];
    expect(marked).toMatchObject({ setupId: 'a1b2c3d4e5f6', node: NODE, live: { budgetName: 'aws-ecs-setup' } });
    await awsBudget.remove?.(here.write, made);
    await awsBudget.remove?.(here.write, made);
    expect(await awsBudget.find(here.look(), NODE, SPEC, undefined)).toEqual([]);
  });
});
