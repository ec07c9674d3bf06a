import { CreateAccountAliasCommand, DeleteAccountAliasCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { accountAlias } from '../aws/reads/account.ts';
import { SetupError } from '../engine/errors.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';

export interface AliasSpec {
  readonly alias: string;
}
export interface AliasLive {
  readonly [fact: string]: string | undefined;
  readonly alias: string;
  /** The alias this one took the place of, so that it can be given back. */
  readonly previousAlias?: string;
}

/** The account's one alias (iam:CreateAccountAlias, which silently takes the place of another). */
export const accountAliasResource: AwsResource<AliasSpec, AliasLive> = {
  type: 'iam.account-alias',
  title: (live) => live.alias,
  identity: 'alias',
  async find(cx, _id, _spec, hint) {
    const alias = await accountAlias(cx);
    if (!alias) return [];
    const previousAlias = hint?.alias === alias ? hint.previousAlias : undefined;
    return [{ live: { alias, ...(previousAlias ? { previousAlias } : {}) }, mark: 'unmarked' }];
  },
  compare(spec, live) {
    if (!differs(spec.alias, live.alias)) return [];
    const reason = 'conflict.alias-replaces';
    return [{ fact: 'alias', want: known(spec.alias), have: live.alias, fix: 'update', asks: true, reason }];
  },
  async create(cx, _id, spec) {
    await cx.clients.iam.send(new CreateAccountAliasCommand({ AccountAlias: spec.alias }));
    return { alias: spec.alias };
  },
  async update(cx, _id, spec, live) {
    await cx.clients.iam.send(new CreateAccountAliasCommand({ AccountAlias: spec.alias }));
    return afterUpdate(spec, live);
  },
  foresee: afterUpdate,
  // An alias that was made where there was none gives way to none, whatever it was called in between.
  remove: (cx, { alias }) => takeBack(cx, { alias }),
  restore: (live) => (live.previousAlias === undefined ? undefined : (cx) => takeBack(cx, live)),
};

function afterUpdate({ alias }: AliasSpec, live: AliasLive): AliasLive {
  return { alias, previousAlias: live.previousAlias ?? live.alias };
}

/**
 * Gives the earlier alias its place again, which takes ours away in the same call, or just takes ours away (iam:DeleteAccountAlias).
 * Another alias than ours is somebody's choice since, and stays.
 * @throws SetupError `undo.alias-taken`: the earlier alias now belongs to another account; ours is gone then
 */
async function takeBack(cx: WriteContext, { alias, previousAlias }: AliasLive): Promise<void> {
  const { iam } = cx.clients;
  const answer = await iam.send(new ListAccountAliasesCommand({}));
  if (answer.AccountAliases?.[0] !== alias) return;
  if (previousAlias === undefined) {
    await unlessAbsent(iam.send(new DeleteAccountAliasCommand({ AccountAlias: alias })));
    return;
  }
  try {
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: previousAlias }));
  } catch (error) {
    if (faultOf(error).kind !== 'exists') throw error;
    const deleted = await unlessAbsent(iam.send(new DeleteAccountAliasCommand({ AccountAlias: alias })));
    // The list was behind: an earlier call, whose answer was lost, has put it back already.
    if (!deleted) return;
    throw new SetupError('undo.alias-taken', { alias, previous: previousAlias }, 1, { cause: error });
  }
}
