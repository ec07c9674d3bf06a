import { SetupError } from '../../engine/errors.ts';
import type { ParseText } from './names.ts';

/** More than anybody means who sets up a first account: a slip of the finger. */
const MOST_DOLLARS = 100_000;

/** US dollars a month, with cents if need be. @throws SetupError `input.budget-amount`, exit 2 */
export const budgetAmount: ParseText<number> = (text) => {
  const amount = /^\d{1,6}(\.\d{1,2})?$/.test(text) ? Number(text) : 0;
  if (amount > 0 && amount <= MOST_DOLLARS) return amount;
  throw new SetupError('input.budget-amount', { most: String(MOST_DOLLARS) }, 2);
};

const MAILBOX = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const HOST = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/;

/** An e-mail address as AWS delivers to it; empty for none. @throws SetupError `input.email`, exit 2 */
export const emailAddress: ParseText<string> = (text) => {
  if (text === '' || text === 'none') return '';
  const at = text.lastIndexOf('@');
  const [mailbox, host] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (text.length <= 254 && mailbox.length <= 64 && MAILBOX.test(mailbox) && HOST.test(host)) return text;
  throw new SetupError('input.email', {}, 2);
};

/** budgets:CreateBudget: no colon, no backslash, not `/action/`, at most 100 characters. @throws SetupError `input.budget-name`, exit 2 */
export const budgetName: ParseText<string> = (text) => {
  const fits = /^[^:\\\p{C}]{1,100}$/u.test(text) && text === text.trim() && !text.includes('/action/');
  if (fits) return text;
  throw new SetupError('input.budget-name', {}, 2);
};
