import { DescribeBudgetCommand, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import { describe, expect, it } from 'vitest';
import { budgetStep } from '../../src/steps/budget.ts';
import { stepOfNode } from '../../src/steps/node-ids.ts';
import { person } from '../wizard/person.ts';
import { type Runs, runs } from '../wizard/run.ts';
import { last, SURE } from '../wizard/undone.ts';
import { asked, NOTHING_ASKED, place, specOf } from './place.ts';

const EMAIL = 'alice@example.com';
const AccountId = '123456789012';
const FLAGS = { 'budget-email': EMAIL } as const;
const alone = (here: Runs, flags: Readonly<Record<string, string>> = FLAGS) => here.run({ only: ['budget'], flags });
const codes = ({ told }: Runs) => told.flatMap((event) => ('code' in event ? [event.code] : []));

/** The writing calls are told by what was made of them. */
async function budgets(here: Runs) {
  const { Budgets = [] } = await here.budgets.send(new DescribeBudgetsCommand({ AccountId }));
  return Budgets.map(({ BudgetName, BudgetLimit }) => `${BudgetName} ${BudgetLimit?.Amount} ${BudgetLimit?.Unit}`);
}
const actions = (here: Runs) => last(here, 'plan').changes.map(({ node, action }) => `${node} ${action}`);

describe('the step "budget"', () => {
  it('asks for the address first, and for an amount only where there is one', async () => {
    const { cx, settle } = await place();
    const { seen } = await settle(budgetStep);
    const none = budgetStep.questions(seen, { budgetEmail: '' }, cx());
    expect(asked(none)).toEqual([['budgetEmail', '', 'asked']]);
    expect(asked(budgetStep.questions(seen, { budgetEmail: EMAIL }, cx()))).toEqual([
      ['budgetEmail', '', 'asked'],
      ['budgetAmount', 10, 'asked'],
      ['budgetName', 'aws-ecs-setup', 'quiet'],
    ]);
  });

  it('makes no budget without an address, and says which flag gives one', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(budgetStep);
    expect(budgetStep.nodes(seen, draft, cx, NOTHING_ASKED)).toEqual([]);
    expect(budgetStep.findings(seen, draft, cx, NOTHING_ASKED)).toEqual([{ level: 'info', code: 'budget.none' }]);
    expect(budgetStep.notes(draft, () => undefined, cx, seen)).toEqual([]);
  });

  it('tells the root user what the administrator will need to see it', async () => {
    const { settle } = await place({ arn: 'arn:aws:iam::123456789012:root' });
    const { seen, draft, cx } = await settle(budgetStep, { budgetEmail: EMAIL });
    expect(budgetStep.findings(seen, draft, cx, NOTHING_ASKED).map(({ code }) => code)).toEqual([
      'budget.only-warns',
      'budget.as-root',
    ]);
  });

  it('wants one budget with the address and the amount', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(budgetStep, { budgetEmail: EMAIL, budgetAmount: 25 });
    const nodes = budgetStep.nodes(seen, draft, cx, NOTHING_ASKED);
    expect(specOf(nodes, 'account/budget')).toEqual({ budgetName: 'aws-ecs-setup', amount: 25, email: EMAIL });
    expect(stepOfNode('account/budget')).toBe('budget');
    const notes = budgetStep.notes(draft, () => ({ budgetName: 'aws-ecs-setup' }), cx, seen);
    expect(notes).toEqual([{ code: 'budget.note', facts: { email: EMAIL } }]);
  });

  it.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-eusc', 'eusc-de-east-1'],
  ])('makes none in %s, whose bills are others, and says so', async (partition, region) => {
    const { settle } = await place({ arn: `arn:${partition}:iam::123456789012:user/alice`, region });
    const { seen, draft, cx } = await settle(budgetStep, { budgetEmail: EMAIL });
    expect(budgetStep.questions(seen, draft, cx)).toEqual([]);
    expect(budgetStep.nodes(seen, draft, cx, NOTHING_ASKED)).toEqual([]);
    expect(budgetStep.findings(seen, draft, cx, NOTHING_ASKED)).toMatchObject([
      { code: 'budget.not-here', facts: { partition } },
    ]);
  });
});

describe('a run with the step "budget"', () => {
  it('makes the budget, makes nothing the second time, and takes it back', async () => {
    const here = await runs();
    expect(await alone(here)).toBe(0);
    expect(await budgets(here)).toEqual(['aws-ecs-setup 10.0 USD']);
    expect(codes(here)).toContain('budget.only-warns');
    expect(await alone(here, {})).toBe(0);
    expect(actions(here)).toEqual(['account/budget keep']);
    expect(await here.destroy(SURE)).toBe(0);
    expect(await budgets(here)).toEqual([]);
  });

  it('is chosen by its flag and told of where nobody gave an address', async () => {
    const here = await runs();
    expect(await here.run({ flags: { with: 'budget', 'ssh-cidr': 'none' } })).toBe(0);
    expect(codes(here)).toContain('budget.none');
    expect(await budgets(here)).toEqual([]);
    expect(await here.run({ flags: { 'budget-email': EMAIL, 'ssh-cidr': 'none' } })).toBe(0);
    expect(await budgets(here)).toEqual(['aws-ecs-setup 10.0 USD']);
  });

  it('takes Enter for no budget, and an address for one of the amount that is typed', async () => {
    const here = await runs();
    expect(await here.run({ only: ['budget'] }, person())).toBe(0);
    expect(await budgets(here)).toEqual([]);
    const sure = person({ budgetEmail: ['alice', EMAIL], budgetAmount: ['0', '12.50'] });
    expect(await here.run({ only: ['budget'], again: true }, sure)).toBe(0);
    expect(sure.refused).toEqual(['input.email', 'input.budget-amount']);
    expect(await budgets(here)).toEqual(['aws-ecs-setup 12.5 USD']);
  });

  it('changes the amount and the address when other ones are given, and removes the budget for an empty one', async () => {
    const here = await runs();
    await alone(here);
    expect(await alone(here, { 'budget-amount': '40', 'budget-email': 'carol@example.com' })).toBe(0);
    expect(await budgets(here)).toEqual(['aws-ecs-setup 40.0 USD']);
    await here.sandbox.edit(({ budgets: all = [] }) => {
      const told = all.flatMap(({ notifications }) => notifications.flatMap(({ subscribers }) => subscribers));
      expect([...new Set(told.map(({ address }) => address))]).toEqual(['carol@example.com']);
    });
    expect(await alone(here, { 'budget-email': '' })).toBe(0);
    expect(await budgets(here)).toEqual([]);
  });

  it('finds its own again where the state was lost, with address and amount', async () => {
    const here = await runs();
    await here.run({ only: ['cluster', 'budget'], flags: { ...FLAGS, 'budget-amount': '25' } });
    expect(await here.run({ only: ['budget'], stateDirectory: `${here.stateDirectory}-2` })).toBe(0);
    expect(actions(here)).toEqual(['account/budget keep']);
    expect(await budgets(here)).toEqual(['aws-ecs-setup 25.0 USD']);
  });

  it('leaves a budget of somebody else alone, and makes one beside it under another name', async () => {
    const here = await runs();
    await alone(here);
    await here.sandbox.edit(({ budgets: all = [] }) => {
      for (const budget of all) Object.assign(budget, { tags: [], amount: 500 });
    });
    const flags = { ...FLAGS, 'budget-amount': '10' };
    const elsewhere = { only: ['budget'], flags, stateDirectory: `${here.stateDirectory}-2` } as const;
    expect(await here.run(elsewhere)).toBe(1);
    expect(last(here, 'plan').changes[0]?.conflict).toMatchObject({
      reason: 'conflict.budget-theirs',
      choices: [{ flag: '--budget-name NAME' }],
    });
    expect(await here.run({ ...elsewhere, flags: { ...flags, 'budget-name': 'mine' } })).toBe(0);
    expect(await budgets(here)).toEqual(['aws-ecs-setup 500.0 USD', 'mine 10.0 USD']);
  });

  it('that is refused says so of the budget alone, with what has to be allowed', async () => {
    const here = await runs();
    await here.sandbox.edit((account) => {
      account.denied = ['budgets:ViewBudget'];
    });
    expect(await here.run({ flags: { ...FLAGS, 'ssh-cidr': 'none' } })).toBe(1);
    const refused = last(here, 'plan').changes.find(({ node }) => node === 'account/budget');
    expect(refused?.fault).toMatchObject({ kind: 'denied', action: 'budgets:ViewBudget' });
    // The rest is there.
    expect(actions(here)).toContain('ap-northeast-2/cluster create');
    await here.sandbox.edit((account) => {
      account.denied = [];
    });
    expect(await here.run({ resume: true })).toBe(0);
    await here.budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: 'aws-ecs-setup' }));
  });
});
