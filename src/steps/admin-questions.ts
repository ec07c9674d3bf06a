import { join } from 'node:path';
import type { User } from '@aws-sdk/client-iam';
import type { Draft } from '../answers/answers.ts';
import type { PasswordPolicy } from '../computer/password.ts';
import type { Message, Place, Question } from './step.ts';

export const DEFAULT_USER = 'Administrator';
export const DEFAULT_GROUP = 'Administrators';

/** What the look at the administrator found. */
export interface AdminSeen {
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

/** Who the administrator is and where the console password comes from. */
export function adminQuestions(seen: AdminSeen, draft: Draft, place: Place): readonly Question[] {
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
}

/** `~/<user>-<account>-credentials.csv` */
export function credentialsPath(draft: Draft, place: Pick<Place, 'local' | 'setup'>): string {
  const name = `${draft.adminUser ?? DEFAULT_USER}-${place.setup.identity.accountId}-credentials.csv`;
  return draft.credentialsFile ?? join(place.local.credentialsDirectory, name);
}

/** A user who was there before: boundary and last sign-in are worth knowing. */
export function foundUser(found: User): Message {
  const facts = {
    user: found.UserName ?? '',
    boundary: found.PermissionsBoundary?.PermissionsBoundaryArn ?? '-',
    lastSignIn: found.PasswordLastUsed?.toISOString().slice(0, 10) ?? '-',
  };
  return { code: 'admin.found', facts };
}
