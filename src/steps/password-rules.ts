import type { PasswordPolicy } from '@aws-sdk/client-iam';
import type { PasswordPolicy as Rules } from '../computer/password.ts';

/** The account's password policy as the rules a password is made by; undefined means AWS's default. */
export function passwordRules(policy: PasswordPolicy | undefined): Rules | undefined {
  return (
    policy && {
      minimumLength: policy.MinimumPasswordLength ?? 8,
      requireSymbols: policy.RequireSymbols ?? false,
      requireNumbers: policy.RequireNumbers ?? false,
      requireUppercase: policy.RequireUppercaseCharacters ?? false,
      requireLowercase: policy.RequireLowercaseCharacters ?? false,
    }
  );
}
