import { on, type TypeNeeds } from './need.ts';

const BUDGET = 'arn:{partition}:budgets::{account}:budget/{budgetName}';

/** By resource type. AWS Budgets has one action to look and one to change, whatever the call; tags have their own. */
export const BUDGETS_NEEDS: Readonly<Record<string, TypeNeeds>> = {
  'budgets.budget': {
    find: on(BUDGET, 'budgets:ViewBudget', 'budgets:ListTagsForResource'),
    create: on(BUDGET, 'budgets:ModifyBudget', 'budgets:TagResource'),
    update: on(BUDGET, 'budgets:ModifyBudget', 'budgets:ViewBudget'),
    remove: [
      ...on(BUDGET, 'budgets:ModifyBudget'),
      // What carries our tags is found by asking for every budget.
      ...on('arn:{partition}:budgets::{account}:budget/*', 'budgets:ViewBudget', 'budgets:ListTagsForResource'),
    ],
  },
};
