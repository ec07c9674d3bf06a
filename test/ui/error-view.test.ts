import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/engine/errors.ts';
import { en } from '../../src/i18n/en.ts';
import { codeOf } from '../../src/ui/error-view.ts';

const refused = (action: string, facts: Fault['facts'] = {}): Fault => ({
  kind: 'denied',
  name: 'AccessDeniedException',
  message: 'User is not authorized',
  action,
  facts,
});

describe('the sentence for a refusal', () => {
  it('of AWS Budgets says that root has to open the billing to IAM users, and where', () => {
    expect(codeOf(refused('budgets:ViewBudget'), false)).toBe('error.denied-billing');
    expect(en['error.denied-billing']).toContain('root user');
    expect(en['error.denied-billing']).toContain('https://console.aws.amazon.com/billing/home#/account');
  });

  it('by a policy of the organization stays that one, whichever service it is', () => {
    const facts = { reason: 'service-control-policy' };
    expect(codeOf(refused('budgets:ViewBudget', facts), false)).toBe('error.denied-by-organization');
    expect(codeOf(refused('iam:CreateUser'), false)).toBe('error.denied');
  });
});
