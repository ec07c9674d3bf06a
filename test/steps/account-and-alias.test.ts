import { CreateAccountAliasCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { accountStep } from '../../src/steps/account.ts';
import { aliasStep } from '../../src/steps/alias.ts';
import { asked, NOTHING_ASKED, needs, place, specOf } from './place.ts';

const codes = (messages: readonly { code: string }[]) => messages.map(({ code }) => code);

describe('the step "account"', () => {
  it('asks nothing, makes nothing, and says of an account that is safe what is in order', async () => {
    const { cx } = await place();
    const safe = { rootHasMfa: true, rootHasKeys: false };
    expect(accountStep.questions(safe, {}, cx())).toEqual([]);
    expect(accountStep.nodes(safe, {}, cx(), NOTHING_ASKED)).toEqual([]);
    expect(accountStep.findings(safe, {}, cx(), { resetPassword: '' })).toEqual([
      { level: 'info', code: 'root-mfa.on' },
      { level: 'info', code: 'account.root-without-keys' },
    ]);
  });

  it('warns of the root user, its keys and its missing MFA, each in words of its own', async () => {
    const { cx } = await place({ arn: 'arn:aws:iam::123456789012:root' });
    const findings = accountStep.findings({ rootHasMfa: false, rootHasKeys: true }, {}, cx(), { resetPassword: '' });
    expect(codes(findings)).toEqual(['account.signed-in-as-root', 'account.root-has-keys', 'account.root-without-mfa']);
    expect(findings.every(({ level }) => level === 'warning')).toBe(true);
  });

  it('says where it may not look, and does not speak of a root user where there is none', async () => {
    const { cx } = await place();
    const unseen = { rootHasMfa: undefined, rootHasKeys: undefined };
    expect(codes(accountStep.findings(unseen, {}, cx(), { resetPassword: '' }))).toEqual(['account.root-unseen']);
    const china = await place({ arn: 'arn:aws-cn:iam::123456789012:user/alice' });
    expect(
      accountStep.findings({ rootHasMfa: false, rootHasKeys: false }, {}, china.cx(), { resetPassword: '' }),
    ).toEqual([]);
  });

  it("looks at the account's own summary", async () => {
    const { cx } = await place();
    expect(await accountStep.look(cx(), {})).toEqual({ rootHasMfa: expect.any(Boolean), rootHasKeys: false });
  });
});

describe('the step "alias"', () => {
  it('offers none where there is none, and makes nothing for an empty one', async () => {
    const { cx } = await place();
    const seen = await aliasStep.look(cx(), {});
    const questions = aliasStep.questions(seen, {}, cx());
    expect(asked(questions)).toEqual([['alias', '', 'asked']]);
    expect(questions[0]?.found).toEqual({ code: 'alias.none' });
    expect(aliasStep.nodes(seen, { alias: '' }, cx(), NOTHING_ASKED)).toEqual([]);
  });

  it('offers the one that is there', async () => {
    const { cx, iam } = await place();
    await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'my-company' }));
    const questions = aliasStep.questions(await aliasStep.look(cx(), {}), {}, cx());
    expect(asked(questions)).toEqual([['alias', 'my-company', 'asked']]);
    expect(questions[0]?.found).toEqual({ code: 'alias.found', facts: { alias: 'my-company' } });
  });

  it('wants the alias asked for', async () => {
    const { cx } = await place();
    const nodes = aliasStep.nodes({ alias: undefined }, { alias: 'my-company' }, cx(), NOTHING_ASKED);
    expect(needs(nodes)).toEqual({ 'account/alias': [] });
    expect(specOf(nodes, 'account/alias')).toEqual({ alias: 'my-company' });
  });
});
