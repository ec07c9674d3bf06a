import { stat } from 'node:fs/promises';
import { signInUrl } from '../aws/partition.ts';
import { groupMembers, groupPolicies, hasPassword, passwordPolicy, user } from '../aws/reads/users.ts';
import { markOf } from '../aws/tags.ts';
import { parseCredentials } from '../computer/credentials-csv.ts';
import { checkPassword } from '../computer/password.ts';
import { readTextFile } from '../computer/text-file.ts';
import { waitingCredentials } from '../resources/iam-login-profile.ts';
import { adminNodes, CREDENTIALS, PASSWORD, USER } from './admin-nodes.ts';
import {
  type AdminSeen,
  adminQuestions,
  credentialsPath,
  DEFAULT_GROUP,
  DEFAULT_USER,
  foundUser,
} from './admin-questions.ts';
import { ALIAS_NODE } from './alias.ts';
import { passwordRules } from './password-rules.ts';
import type { Finding, Message, Step } from './step.ts';

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
      groupPolicies(cx, groupName),
    ]);
    return {
      user: found,
      groupExists: members !== undefined,
      hasPassword: password,
      hasCredentialsFile: csv !== undefined,
      typedBefore: parseCredentials(csv ?? '')?.password === '',
      resetWaiting: waiting ? `left-half-way ${waiting.mtime.toISOString()}` : '',
      policy: passwordRules(policy),
    };
  },
  questions: adminQuestions,
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
