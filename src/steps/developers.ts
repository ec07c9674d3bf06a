import type { Draft } from '../answers/answers.ts';
import { signInUrl } from '../aws/partition.ts';
import { markOf } from '../aws/tags.ts';
import { foundUser } from './admin-questions.ts';
import { type DevelopersSeen, lookAtDevelopers } from './developer-look.ts';
import { refuseAdministrator } from './developer-names.ts';
import {
  DEFAULT_GROUP,
  DEFAULT_POLICY,
  developerCredentials,
  developerNodes,
  developerUser,
} from './developer-nodes.ts';
import type { Finding, Message, Question, Step } from './step.ts';

/** The guides' developers: a group that may do everything but manage people, and that ECS can work with; its users sign in to the console. */
export const developersStep: Step<DevelopersSeen> = {
  id: 'developers',
  scope: 'account',
  look: (cx, draft) => lookAtDevelopers(cx, draft),
  questions(seen, draft) {
    const questions: Question[] = [
      {
        key: 'developerUsers',
        kind: 'text',
        text: { code: 'developers.users' },
        default: seen.others,
        check: (value) => refuseAdministrator({ ...draft, developerUsers: value as Draft['developerUsers'] & object }),
      },
      {
        key: 'developerGroup',
        kind: 'text',
        text: { code: 'developers.group' },
        default: DEFAULT_GROUP,
        quiet: true,
        check: (value) => refuseAdministrator({ ...draft, developerGroup: String(value) }),
      },
      {
        key: 'developerPolicy',
        kind: 'text',
        text: { code: 'developers.policy' },
        default: DEFAULT_POLICY,
        quiet: true,
      },
      { key: 'passwordReset', kind: 'confirm', text: { code: 'admin.password-reset' }, default: true, quiet: true },
    ];
    return questions;
  },
  nodes: (seen, draft, place) => developerNodes(seen, draft, place),
  findings(seen, draft, place) {
    const findings: Finding[] = [{ level: 'info', code: 'developers.may-do' }];
    const facts = (names: readonly string[]) => ({ users: names.join(', ') });
    if (seen.developers.length === 0) findings.push({ level: 'info', code: 'developers.group-alone' });
    if (seen.others.length > 0 && draft.developerUsers)
      findings.push({ level: 'info', code: 'developers.others-stay', facts: facts(seen.others) });
    const keep = seen.developers.filter((one) => one.hasPassword && !one.hasCredentialsFile);
    if (keep.length > 0)
      findings.push({ level: 'info', code: 'developers.keep-password', facts: facts(keep.map(({ name }) => name)) });
    for (const found of seen.users) {
      const isOurs = markOf(found.Tags, place.setup, developerUser(found.UserName ?? '')) === 'ours';
      if (!isOurs) findings.push({ ...foundUser(found), level: 'info' });
    }
    return findings;
  },
  notes(_draft, results, place, seen) {
    const { partition, accountId } = place.setup.identity;
    const done = seen.developers.filter(({ name }) => results(developerUser(name)) !== undefined);
    if (done.length === 0) return [];
    const users = done.map(({ name }) => name).join(', ');
    const notes: Message[] = [
      { code: 'developers.note-sign-in', facts: { users, url: signInUrl(partition, accountId) } },
    ];
    for (const { name } of done) {
      const file = results(developerCredentials(name))?.path;
      if (file) notes.push({ code: 'developers.note-file', facts: { user: name, file: String(file) } });
    }
    return notes;
  },
};
