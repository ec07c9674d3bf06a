import { CreateAccountAliasCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { accountAliasResource } from '../../src/resources/account-alias.ts';
import { account } from './account.ts';

const spec = { alias: 'my-company' };

describe('the account alias', () => {
  it('is created by its name', async () => {
    const { iam, write, writes } = account();
    iam.on(CreateAccountAliasCommand).resolves({});
    expect(await accountAliasResource.create(write, 'account/alias', spec, 'token')).toEqual(spec);
    expect(writes()).toEqual([['CreateAccountAlias', { AccountAlias: 'my-company' }]]);
  });

  it('is whatever alias the account has, or none', async () => {
    const { iam, read } = account();
    iam.on(ListAccountAliasesCommand).resolves({ AccountAliases: ['older'] });
    expect(await accountAliasResource.find(read, 'account/alias', spec, undefined)).toEqual([
      { live: { alias: 'older' }, mark: 'unmarked' },
    ]);
    const empty = account();
    empty.iam.on(ListAccountAliasesCommand).resolves({ AccountAliases: [] });
    expect(await accountAliasResource.find(empty.read, 'account/alias', spec, undefined)).toEqual([]);
  });

  it('that would take the place of another is asked about first, and remembers it', async () => {
    const { iam, write, writes } = account();
    iam.on(CreateAccountAliasCommand).resolves({});
    const differences = accountAliasResource.compare(spec, { alias: 'older' });
    expect(differences).toEqual([
      {
        fact: 'alias',
        want: 'my-company',
        have: 'older',
        fix: 'update',
        asks: true,
        reason: 'conflict.alias-replaces',
      },
    ]);
    const after = await accountAliasResource.update?.(write, 'account/alias', spec, { alias: 'older' }, differences);
    expect(after).toEqual({ alias: 'my-company', previousAlias: 'older' });
    expect(writes()).toEqual([['CreateAccountAlias', { AccountAlias: 'my-company' }]]);
    expect(accountAliasResource.compare(spec, { alias: 'my-company' })).toEqual([]);
  });

  it('still knows in later runs what it took the place of, until it is changed by hand', async () => {
    const { iam, read } = account();
    iam.on(ListAccountAliasesCommand).resolves({ AccountAliases: ['my-company'] });
    const find = (alias: string) =>
      accountAliasResource.find(read, 'account/alias', spec, { alias, previousAlias: 'older' });
    expect(await find('my-company')).toEqual([
      { live: { alias: 'my-company', previousAlias: 'older' }, mark: 'unmarked' },
    ]);
    expect(await find('another')).toEqual([{ live: { alias: 'my-company' }, mark: 'unmarked' }]);
  });
});
