import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from '@aws-sdk/client-iam';
import type { Draft } from '../answers/answers.ts';
import { signInUrl } from '../aws/partition.ts';
import {
  accessKeys,
  groupMembers,
  groupPolicies,
  groupsOfUser,
  hasPassword,
  passwordPolicy,
  user,
} from '../aws/reads/users.ts';
import { markOf } from '../aws/tags.ts';
import { parseCredentials } from '../computer/credentials-csv.ts';
import { checkPassword, type PasswordPolicy } from '../computer/password.ts';
import { readTextFile } from '../computer/text-file.ts';
import { waitingCredentials } from '../resources/iam-login-profile.ts';
import { adminNodes, CREDENTIALS, PASSWORD, USER } from './admin-nodes.ts';
import { ALIAS_NODE } from './alias.ts';
import type { Finding, Message, Place, Question, Step } from './step.ts';

const DEFAULT_USER = 'Administrator';
const DEFAULT_GROUP = 'Administrators';

interface AdminSeen {
  readonly user: User | undefined;
  readonly groupExists: boolean;
  readonly hasPassword: boolean;
  readonly hasCredentialsFile: boolean;
  /** The file of a password that was typed: it holds none. */
  readonly typedBefore: boolean;
  /** Names the reset that a killed run left half-way, by the time it began; empty when there is none. */
  readonly resetWaiting: string;
  readonly policy: PasswordPolicy | undefined;
}

/** Guide: "Create an administrator user": group, policy, user and a console password that is on disk before AWS has it. */
export const adminStep: Step<AdminSeen> = {
  id: 'admin',
  scope: 'account',
  async look(cx, draft) {
    const userName = draft.adminUser ?? DEFAULT_USER;
    const groupName = draft.adminGroup ?? DEFAULT_GROUP;
    const path = credentialsPath(draft, cx);
    const [found, password, policy, members, csv, waiting] = await Promise.all([
      user(cx, userName),
      hasPassword(cx, userName),
      passwordPolicy(cx),
      groupMembers(cx, groupName),
      readTextFile(path),
      stat(waitingCredentials(path)).catch(() => undefined),
      groupsOfUser(cx, userName),
      groupPolicies(cx, groupName),
      accessKeys(cx, userName),
    ]);
    return {
      user: found,
      groupExists: members !== undefined,
      hasPassword: password,
      hasCredentialsFile: csv !== undefined,
      typedBefore: parseCredentials(csv ?? '')?.password === '',
      resetWaiting: waiting ? `left-half-way ${waiting.mtime.toISOString()}` : '',
      policy: policy && {
        minimumLength: policy.MinimumPasswordLength ?? 8,
        requireSymbols: policy.RequireSymbols ?? false,
        requireNumbers: policy.RequireNumbers ?? false,
        requireUppercase: policy.RequireUppercaseCharacters ?? false,
        requireLowercase: policy.RequireLowercaseCharacters ?? false,
      },
    };
  },
  questions(seen, draft, place) {
    const questions: Question[] = [
      {
        key: 'adminUser',
        kind: 'text',
        text: { code: 'admin.user' },
        ...(seen.user ? { found: foundUser(seen.user) } : {}),
        default: DEFAULT_USER,
      },
      { key: 'adminGroup', kind: 'text', text: { code: 'admin.group' }, default: DEFAULT_GROUP, quiet: true },
      { key: 'permissionsBoundary', kind: 'text', text: { code: 'admin.boundary' }, default: '', quiet: true },
      { key: 'adminTags', kind: 'text', text: { code: 'admin.tags' }, default: [], quiet: true },
      {
        key: 'credentialsFile',
        kind: 'text',
        text: { code: 'admin.credentials-file' },
        default: credentialsPath(draft, place),
        quiet: true,
      },
    ];
    if (seen.hasPassword) return questions;
    return [
      ...questions,
      { key: 'passwordReset', kind: 'confirm', text: { code: 'admin.password-reset' }, default: true },
      {
        // Last, so that a password that is typed is asked for right after.
        key: 'adminPassword',
        kind: 'select',
        text: { code: 'admin.password' },
        default: seen.typedBefore ? 'typed' : 'generated',
        quiet: seen.hasCredentialsFile,
        choices: [
          { value: 'generated', text: { code: 'admin.password-generated' } },
          { value: 'typed', text: { code: 'admin.password-typed' } },
        ],
      },
    ];
  },
  secrets(seen, draft) {
    if (draft.adminPassword !== 'typed' || seen.hasPassword) return [];
    const minimum = String(seen.policy?.minimumLength ?? 8);
    const check = (text: string): Message[] =>
      checkPassword(text, seen.policy).map((missing) => ({ code: `password.${missing}`, facts: { minimum } }));
    return [{ node: PASSWORD, text: { code: 'admin.password-type-it' }, check }];
  },
  nodes(seen, draft, place, asked) {
    const reset = asked.resetPassword || seen.resetWaiting;
    const plan = {
      groupName: draft.adminGroup ?? DEFAULT_GROUP,
      userName: draft.adminUser ?? DEFAULT_USER,
      credentialsPath: credentialsPath(draft, place),
      passwordPolicy: seen.policy,
      withCredentials: !seen.hasPassword || seen.hasCredentialsFile,
      needsPassword: !seen.hasPassword && draft.adminPassword !== 'typed',
      reset: seen.hasPassword ? reset : '',
    };
    return adminNodes(plan, draft, place);
  },
  findings(seen, draft, place, asked) {
    const findings: Finding[] = [];
    const facts = { user: draft.adminUser ?? DEFAULT_USER };
    if (seen.hasPassword && !seen.hasCredentialsFile && !asked.resetPassword)
      findings.push({ level: 'info', code: 'admin.keeps-password', facts });
    const adopted = seen.user && markOf(seen.user.Tags, place.setup, USER) !== 'ours';
    if (seen.user && adopted) findings.push({ ...foundUser(seen.user), level: 'info' });
    return findings;
  },
  notes(draft, results, place, seen) {
    const { partition, accountId } = place.setup.identity;
    const alias = results(ALIAS_NODE)?.alias;
    const userName = draft.adminUser ?? DEFAULT_USER;
    if (results(USER) === undefined) return [];
    const notes: Message[] = [
      { code: 'admin.note-sign-in', facts: { url: signInUrl(partition, accountId), user: userName } },
    ];
    if (alias) notes.push({ code: 'admin.note-sign-in-alias', facts: { url: signInUrl(partition, String(alias)) } });
    const newPassword = results(PASSWORD)?.writtenTo;
    const file = newPassword ?? results(CREDENTIALS)?.path;
    const typed = draft.adminPassword === 'typed' || (seen.typedBefore && newPassword === undefined);
    if (typed) notes.push({ code: 'admin.note-typed' });
    else if (file) notes.push({ code: 'admin.note-password', facts: { file: String(file) } });
    else if (seen.hasPassword) notes.push({ code: 'admin.keeps-password', facts: { user: userName } });
    notes.push({ code: 'admin.note-billing' });
    return notes;
  },
};

/** `~/<user>-<account>-credentials.csv` */
function credentialsPath(draft: Draft, place: Pick<Place, 'local' | 'setup'>): string {
  const name = `${draft.adminUser ?? DEFAULT_USER}-${place.setup.identity.accountId}-credentials.csv`;
  return draft.credentialsFile ?? join(place.local.credentialsDirectory, name);
}

function foundUser(found: User): Message {
  const facts = {
    user: found.UserName ?? '',
    boundary: found.PermissionsBoundary?.PermissionsBoundaryArn ?? '-',
    lastSignIn: found.PasswordLastUsed?.toISOString().slice(0, 10) ?? '-',
  };
  return { code: 'admin.found', facts };
}
