/** The budget: what is asked, found and told of it. */
export const budget = {
  'resource.budgets.budget': 'Monthly budget',
  'fact.amount': 'amount',
  'fact.warnings': 'warnings',
  'flag.budget-email': 'E-mail address that is warned; without one no budget is made',
  'flag.budget-amount': 'Budget in US dollars a month (default 10)',
  'flag.budget-name': 'Name of the budget (default aws-ecs-setup)',
  'budget.email': 'E-mail address for warnings about costs (Enter: no budget)',
  'budget.amount': 'Budget in US dollars a month',
  'budget.name': 'Name of the budget',
  'budget.none': 'No budget is made, because there is no e-mail address to warn. To make one: --budget-email ADDRESS',
  'budget.not-here':
    'No budget is made: this tool makes budgets in US dollars, and accounts of the partition {partition} are billed in another way. Look in its billing console.',
  'budget.only-warns':
    'A budget only warns, and stops nothing. AWS updates the costs up to three times a day, so a warning can come 8 to 12 hours late; the forecast needs about five weeks of usage first. Credits are not taken off, so that you are warned before they are used up.',
  'budget.as-root':
    'As the root user you can make the budget. The administrator cannot even look at it until you activate "IAM user and role access to Billing information", once, at https://console.aws.amazon.com/billing/home#/account',
  'budget.note':
    'AWS writes to {email} when the costs of a month pass 50, 80 and 100 percent of the budget, or are forecast to pass it. All budgets:\nhttps://console.aws.amazon.com/costmanagement/home#/budgets',
  'conflict.budget-theirs':
    'A budget of this name is there that this set-up did not make, with "{have}" and not "{want}". It is not changed. Use the same settings, or another name.',
  'choice.other-budget': 'Use another name for the budget',
  'input.budget-amount':
    '"{value}" is not an amount for a budget. Use US dollars above 0 and up to {most}, with two decimals at most, for example 10 or 12.50.',
  'input.email': '"{value}" is not an e-mail address that can be written to. Use one like name@example.com, or none.',
  'input.budget-name':
    '"{value}" cannot be the name of a budget. Use up to 100 characters without a colon, a backslash or "/action/".',
  'error.denied-billing':
    'AWS refused the call[[ {action}]] for the budget[[ to {who}]]; nothing was done by it. Either the permission is missing, or IAM users and roles have no access to billing at all, which not even an administrator can change. In that case sign in once as the root user, open https://console.aws.amazon.com/billing/home#/account and activate "IAM user and role access to Billing information". Then run the same command again.',
} as const;
