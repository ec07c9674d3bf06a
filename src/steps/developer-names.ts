import type { Draft } from '../answers/answers.ts';
import { SetupError } from '../engine/errors.ts';
import { DEFAULT_GROUP as ADMIN_GROUP, DEFAULT_USER as ADMIN_USER } from './admin-questions.ts';
import { DEFAULT_GROUP } from './developer-nodes.ts';

/**
 * A developer who is the administrator, or developers in the administrators' group, would be administrators. IAM's names are the same
 * whatever their case.
 * @throws SetupError `input.developer-is-administrator`, `input.developer-group-is-administrators`, exit 2
 */
export function refuseAdministrator(draft: Draft): void {
  const {
    adminUser = ADMIN_USER,
    adminGroup = ADMIN_GROUP,
    developerGroup = DEFAULT_GROUP,
    developerUsers = [],
  } = draft;
  const double = developerUsers.find((name) => isSame(name, adminUser));
  if (double !== undefined) {
    throw new SetupError('input.developer-is-administrator', { flag: '--developer-user', value: double }, 2);
  }
  if (isSame(developerGroup, adminGroup)) {
    const facts = { flag: '--developer-group', value: developerGroup };
    throw new SetupError('input.developer-group-is-administrators', facts, 2);
  }
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
