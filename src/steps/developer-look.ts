import type { User } from '@aws-sdk/client-iam';
import type { Draft } from '../answers/answers.ts';
import type { ReadContext } from '../aws/context.ts';
import { groupMembers, groupPolicies, hasPassword, passwordPolicy, user } from '../aws/reads/users.ts';
import { markOf } from '../aws/tags.ts';
import { readTextFile } from '../computer/text-file.ts';
import { refuseAdministrator } from './developer-names.ts';
import {
  DEFAULT_GROUP,
  type Developer,
  type DevelopersPlan,
  developerFile,
  developerUser,
  rolesIn,
} from './developer-nodes.ts';
import { passwordRules } from './password-rules.ts';

export interface DevelopersSeen extends DevelopersPlan {
  /** Users of those names that are there already. */
  readonly users: readonly User[];
  /** Developers that this set-up made and whose names are not among those asked for. */
  readonly others: readonly string[];
}

/**
 * Looks at the group and at everybody named.
 * @throws SetupError, exit 2, where a developer would be an administrator
 */
export async function lookAtDevelopers(cx: ReadContext, draft: Draft): Promise<DevelopersSeen> {
  refuseAdministrator(draft);
  const names = draft.developerUsers ?? [];
  const groupName = draft.developerGroup ?? DEFAULT_GROUP;
  const [developers, users, policy, others] = await Promise.all([
    Promise.all(names.map((name) => developer(cx, name))),
    Promise.all(names.map((name) => user(cx, name))),
    passwordPolicy(cx),
    othersMadeHere(cx, groupName, names),
    groupPolicies(cx, groupName),
  ]);
  return {
    developers,
    users: users.filter((found) => found !== undefined),
    passwordPolicy: passwordRules(policy),
    others,
    roles: rolesIn(draft),
  };
}

async function developer(cx: ReadContext, name: string): Promise<Developer> {
  const [password, csv] = await Promise.all([hasPassword(cx, name), readTextFile(developerFile(name, cx))]);
  return { name, hasPassword: password, hasCredentialsFile: csv !== undefined };
}

/** Members of the group that carry the tags of a developer of this set-up. */
async function othersMadeHere(
  cx: ReadContext,
  groupName: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const members = ((await groupMembers(cx, groupName)) ?? []).filter((name) => !names.includes(name));
  const found = await Promise.all(members.map((name) => user(cx, name)));
  return members.filter((name, at) => markOf(found[at]?.Tags, cx.setup, developerUser(name)) === 'ours').sort();
}
