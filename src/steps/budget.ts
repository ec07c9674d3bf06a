import { ifAllowed } from '../aws/reads/absent.ts';
import { budget, budgetTags, budgetWarnings } from '../aws/reads/budgets.ts';
import { markOf } from '../aws/tags.ts';
import type { AwsNode } from '../resources/aws-resource.ts';
import { awsBudget, hasDollarBudgets } from '../resources/budget.ts';
import { BUDGET } from './node-ids.ts';
import type { Finding, Step } from './step.ts';

const DEFAULT_NAME = 'aws-ecs-setup';
const DEFAULT_AMOUNT = 10;

interface BudgetSeen {
  /** The budget of this set-up, should the answers have been lost. */
  readonly made: { readonly email: string; readonly amount: number } | undefined;
}

/** A monthly budget that warns by e-mail before the bill does. */
export const budgetStep: Step<BudgetSeen> = {
  id: 'budget',
  scope: 'account',
  async look(cx, draft) {
    const name = draft.budgetName ?? DEFAULT_NAME;
    if (!hasDollarBudgets(cx.setup.identity.partition.id)) return { made: undefined };
    // What may not be looked at is told of the budget itself.
    const found = await ifAllowed(budget(cx, name));
    const isOurs = found && markOf(await budgetTags(cx, name), cx.setup, BUDGET) === 'ours';
    if (!isOurs) return { made: undefined };
    const addresses = (await budgetWarnings(cx, name))?.flatMap((one) => one.addresses ?? []);
    const amount = Number(found.BudgetLimit?.Amount ?? DEFAULT_AMOUNT);
    return { made: { email: addresses?.[0] ?? '', amount } };
  },
  questions({ made }, draft, place) {
    if (!hasDollarBudgets(place.setup.identity.partition.id)) return [];
    const email = {
      key: 'budgetEmail',
      kind: 'text',
      text: { code: 'budget.email' },
      default: made?.email ?? '',
    } as const;
    if (draft.budgetEmail === '') return [email];
    return [
      email,
      { key: 'budgetAmount', kind: 'text', text: { code: 'budget.amount' }, default: made?.amount ?? DEFAULT_AMOUNT },
      { key: 'budgetName', kind: 'text', text: { code: 'budget.name' }, default: DEFAULT_NAME, quiet: true },
    ];
  },
  nodes({ made }, draft, place) {
    const { budgetName = DEFAULT_NAME, budgetAmount: amount = DEFAULT_AMOUNT, budgetEmail: email = '' } = draft;
    if (!hasDollarBudgets(place.setup.identity.partition.id) || (email === '' && !made)) return [];
    const node: AwsNode = {
      id: BUDGET,
      step: 'budget',
      scope: 'account',
      needs: [],
      serial: `budgets:budget:${budgetName}`,
      // Without an address there is nobody to warn.
      absent: email === '',
      resource: awsBudget,
      value: `${amount} USD → ${email}`,
      answers: ['budgetAmount'],
      otherwise: [{ label: 'choice.other-budget', flag: '--budget-name NAME', ask: 'budgetName' }],
      spec: () => ({ budgetName, amount, email }),
    };
    return [node];
  },
  findings(_seen, draft, place) {
    const { kind, partition } = place.setup.identity;
    const { id } = partition;
    if (!hasDollarBudgets(id)) return [{ level: 'info', code: 'budget.not-here', facts: { partition: id } }];
    if (!draft.budgetEmail) return [{ level: 'info', code: 'budget.none' }];
    const told: Finding[] = [{ level: 'info', code: 'budget.only-warns' }];
    // Whoever goes on as the administrator would find it refused.
    if (kind === 'root') told.push({ level: 'info', code: 'budget.as-root' });
    return told;
  },
  notes(draft, results) {
    if (!draft.budgetEmail || results(BUDGET) === undefined) return [];
    return [{ code: 'budget.note', facts: { email: draft.budgetEmail } }];
  },
};
