import { passwordPolicy } from '../aws/reads/users.ts';
import type { Check } from './check.ts';

/** Shorter than AWS asks for where an account has no policy of its own. */
const SHORTEST = 8;

/** iam:UpdateAccountPasswordPolicy resets whatever it is not told, so the command names everything. */
const COMMAND =
  'aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --allow-users-to-change-password';

/** The account has a password policy of its own, and it is not weaker than AWS's default. */
export const passwordPolicyCheck: Check = {
  id: 'D004',
  name: 'password-policy',
  scope: 'account',
  lights: ['yellow'],
  fixedBy: 'command',
  async run(examined, region) {
    const policy = await passwordPolicy(examined.contextOf(region));
    const fix = { kind: 'command', command: COMMAND } as const;
    if (!policy) return [{ light: 'yellow', code: 'doctor.password-policy.absent', fix }];
    // The API's own default, where a policy was made without naming a length, is six.
    const length = policy.MinimumPasswordLength ?? 6;
    const facts = { length: String(length), shortest: String(SHORTEST) };
    if (length < SHORTEST) return [{ light: 'yellow', code: 'doctor.password-policy.short', facts, fix }];
    return [{ light: 'green', code: 'doctor.password-policy.in-order', facts: { length: String(length) } }];
  },
};
