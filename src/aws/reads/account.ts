import { GetAccountSummaryCommand, paginateListAccountAliases } from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { everyPage, ifAllowed } from './absent.ts';

/** iam:GetAccountSummary: `AccountMFAEnabled`, `AccountAccessKeysPresent` and the counts; undefined when the caller may not ask. */
export function accountSummary(cx: ReadContext): Promise<Readonly<Record<string, number>> | undefined> {
  return cx.once('iam:GetAccountSummary', () => accountSummaryNow(cx));
}

/** The same, asked afresh. */
export async function accountSummaryNow(cx: ReadContext): Promise<Readonly<Record<string, number>> | undefined> {
  const answer = await ifAllowed(cx.clients.iam.send(new GetAccountSummaryCommand({})));
  return answer?.SummaryMap;
}

/** iam:ListAccountAliases: the alias, if the account has one. */
export function accountAlias(cx: ReadContext): Promise<string | undefined> {
  return cx.once('iam:ListAccountAliases', async () => {
    const aliases = await everyPage(
      paginateListAccountAliases({ client: cx.clients.iam }, {}),
      (page) => page.AccountAliases,
    );
    return aliases[0];
  });
}
