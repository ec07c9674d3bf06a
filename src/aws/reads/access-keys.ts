import { type AccessKeyMetadata, GetAccessKeyLastUsedCommand, paginateListAccessKeys } from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { everyPage, unlessAbsent } from './absent.ts';

/** An access key of a user, without its secret, which nobody can ask for. */
export interface AccessKey {
  readonly id: string;
  readonly active: boolean;
  readonly created: Date | undefined;
}

/**
 * iam:ListAccessKeys; undefined when there is no such user. The name is always passed: without it root would be answered for its own
 * keys.
 */
export function accessKeysOf(cx: ReadContext, userName: string): Promise<readonly AccessKey[] | undefined> {
  return cx.once(`iam:ListAccessKeys ${userName}`, () =>
    unlessAbsent(
      everyPage(paginateListAccessKeys({ client: cx.clients.iam }, { UserName: userName }), (page) =>
        page.AccessKeyMetadata?.map(keyOf),
      ),
    ),
  );
}

const keyOf = ({ AccessKeyId = '', Status, CreateDate }: AccessKeyMetadata): AccessKey => ({
  id: AccessKeyId,
  active: Status === 'Active',
  created: CreateDate,
});

/** iam:GetAccessKeyLastUsed: the day a key was last used, as AWS knows it; undefined for one that never was. */
export function lastUseOf(cx: ReadContext, id: string): Promise<Date | undefined> {
  return cx.once(`iam:GetAccessKeyLastUsed ${id}`, async () => {
    const asked = cx.clients.iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: id }));
    return (await unlessAbsent(asked))?.AccessKeyLastUsed?.LastUsedDate;
  });
}
