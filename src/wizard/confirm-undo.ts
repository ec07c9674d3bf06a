import type { ReadContext } from '../aws/context.ts';
import { formatAccountId } from '../aws/partition.ts';
import { ifAllowed } from '../aws/reads/absent.ts';
import { accountAlias } from '../aws/reads/account.ts';
import { SetupError } from '../engine/errors.ts';
import type { Scope } from '../engine/resource.ts';
import type { DestroyOptions } from './destroy-options.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A person types the account's alias or number; a script has passed `--yes --confirm <account number>`.
 * @throws SetupError, exit 2, when neither is the case or something else was typed: nothing was changed
 */
export async function confirmUndo(
  { yes, confirm }: DestroyOptions,
  { identity }: Session,
  contextOf: (scope: Scope) => ReadContext,
  { prompter }: Surroundings,
): Promise<void> {
  if (yes && confirm !== undefined) return;
  const { accountId } = identity;
  if (yes || !prompter) {
    throw new SetupError('destroy.not-confirmed', { flag: `--yes --confirm ${accountId}`, account: accountId }, 2);
  }
  const alias = await ifAllowed(accountAlias(contextOf('account')));
  const code = alias ? 'destroy.type-alias-or-number' : 'destroy.type-number';
  const typed = (await prompter.line({ code, facts: { account: formatAccountId(accountId) } })).trim();
  if (typed === alias || typed.replaceAll('-', '') === accountId) return;
  throw new SetupError('destroy.wrong-answer', { account: accountId }, 2);
}
