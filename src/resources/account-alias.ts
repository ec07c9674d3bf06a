import { CreateAccountAliasCommand } from '@aws-sdk/client-iam';
import { accountAlias } from '../aws/reads/account.ts';
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
    return { alias: spec.alias, previousAlias: live.alias };
  },
};
