import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateLoginProfileCommand, CreateUserCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/answers/answers.ts';
import { formatCredentials } from '../../src/computer/credentials-csv.ts';
import { adminStep } from '../../src/steps/admin.ts';
import { NOTHING_ASKED, type Place, place, specOf } from './place.ts';

const URL = 'https://123456789012.signin.aws.amazon.com/console';
const csvOf = ({ folder }: Place) => join(folder, 'home', 'Administrator-123456789012-credentials.csv');
const csv = (password: string) => formatCredentials({ userName: 'Administrator', password, signInUrl: URL });

async function withPassword(here: Place): Promise<Place> {
  await here.iam.send(new CreateUserCommand({ UserName: 'Administrator' }));
  await here.iam.send(new CreateLoginProfileCommand({ UserName: 'Administrator', Password: 'Ab1!Ab1!Ab1!' }));
  return here;
}

async function resetOf(here: Place, resetPassword = ''): Promise<unknown> {
  const { seen, draft, cx } = await here.settle(adminStep);
  return specOf(adminStep.nodes(seen, draft, cx, { resetPassword }), 'account/admin-password').reset;
}

describe('a password that is typed', () => {
  it('is asked for only where one was chosen and none is there', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(adminStep);
    expect(adminStep.secrets?.(seen, draft, cx)).toEqual([]);
    const typed: Draft = { ...draft, adminPassword: 'typed' };
    expect(adminStep.secrets?.(seen, typed, cx)).toHaveLength(1);
    expect(adminStep.secrets?.({ ...seen, hasPassword: true }, typed, cx)).toEqual([]);
  });

  it("is measured against AWS's default rules, each failing in words of its own", async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(adminStep, { adminPassword: 'typed' });
    const [question] = adminStep.secrets?.(seen, draft, cx) ?? [];
    expect(question?.check('Short-1')).toEqual([{ code: 'password.minimum-length', facts: { minimum: '8' } }]);
    expect(question?.check('alllowercase').map(({ code }) => code)).toEqual(['password.classes']);
    expect(question?.check('Typed-Secret-1')).toEqual([]);
  });

  it("is measured against the account's own rules where it has some", async () => {
    const { settle, sandbox } = await place();
    await sandbox.edit(({ iam }) => {
      iam.passwordPolicy = { minimumLength: 14, symbols: true, numbers: false, upperCase: false, lowerCase: false };
    });
    const { seen, draft, cx } = await settle(adminStep, { adminPassword: 'typed' });
    const [question] = adminStep.secrets?.(seen, draft, cx) ?? [];
    expect(question?.check('Typed1')).toEqual([
      { code: 'password.minimum-length', facts: { minimum: '14' } },
      { code: 'password.symbol', facts: { minimum: '14' } },
    ]);
    expect(specOf(adminStep.nodes(seen, draft, cx, NOTHING_ASKED), 'computer/credentials-file')).toMatchObject({
      passwordPolicy: { minimumLength: 14, requireSymbols: true, requireNumbers: false },
    });
  });
});

describe('the reset of a password', () => {
  it('is wanted only where it was asked for and there is one to reset', async () => {
    const named = 'asked-for 2026-11-21T12:00:00.000Z';
    expect(await resetOf(await withPassword(await place()))).toBe('');
    expect(await resetOf(await withPassword(await place()), named)).toBe(named);
    expect(await resetOf(await place(), named)).toBe('');
  });

  it('that was cut off is wanted until it is through, and the next one that is cut off again', async () => {
    const here = await withPassword(await place());
    await writeFile(`${csvOf(here)}.next`, csv('New1!New1!New1!'));
    await utimes(`${csvOf(here)}.next`, 1000, 1000);
    const first = await resetOf(here);
    expect(first).not.toBe('');
    expect(await resetOf(here)).toBe(first);
    await utimes(`${csvOf(here)}.next`, 2000, 2000);
    expect(await resetOf(here)).not.toBe(first);
  });
});

describe('what the administrator is told afterwards', () => {
  const done = (more: Readonly<Record<string, Readonly<Record<string, string>>>> = {}) => {
    const results: typeof more = { 'account/admin-user': { userName: 'Administrator' }, ...more };
    return (node: string) => results[node];
  };
  const codes = (messages: readonly { code: string }[]) => messages.map(({ code }) => code);

  it('is nothing while there is no user', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(adminStep);
    expect(adminStep.notes(draft, () => undefined, cx, seen)).toEqual([]);
  });

  it('is where to sign in, by number and by alias, and where the password is', async () => {
    const { settle } = await place();
    const { seen, draft, cx } = await settle(adminStep);
    const results = done({
      'computer/credentials-file': { path: '/home/a.csv' },
      'account/alias': { alias: 'my-company' },
    });
    expect(adminStep.notes(draft, results, cx, seen)).toEqual([
      { code: 'admin.note-sign-in', facts: { url: URL, user: 'Administrator' } },
      { code: 'admin.note-sign-in-alias', facts: { url: 'https://my-company.signin.aws.amazon.com/console' } },
      { code: 'admin.note-password', facts: { file: '/home/a.csv' } },
      { code: 'admin.note-billing' },
    ]);
  });

  it('names no file for a password that was typed, in this run or an earlier one', async () => {
    const here = await place();
    const { seen, draft, cx } = await here.settle(adminStep, { adminPassword: 'typed' });
    const results = done({ 'computer/credentials-file': { path: csvOf(here) } });
    expect(codes(adminStep.notes(draft, results, cx, seen))).toContain('admin.note-typed');
    await withPassword(here);
    await writeFile(csvOf(here), csv(''));
    const later = await here.settle(adminStep);
    const notes = codes(adminStep.notes(later.draft, results, later.cx, later.seen));
    expect(notes).toContain('admin.note-typed');
    expect(notes).not.toContain('admin.note-password');
  });

  it('names the file of a password that was reset, whatever was there before', async () => {
    const here = await withPassword(await place());
    const results = done({ 'account/admin-password': { writtenTo: csvOf(here) } });
    const told = async () => {
      const { seen, draft, cx } = await here.settle(adminStep);
      return adminStep.notes(draft, results, cx, seen);
    };
    const note = { code: 'admin.note-password', facts: { file: csvOf(here) } };
    expect(await told()).toContainEqual(note);
    await writeFile(csvOf(here), csv(''));
    expect(await told()).toContainEqual(note);
  });

  it('says that a password which was there is kept', async () => {
    const here = await withPassword(await place());
    const { seen, draft, cx } = await here.settle(adminStep);
    expect(codes(adminStep.notes(draft, done(), cx, seen))).toContain('admin.keeps-password');
  });
});
