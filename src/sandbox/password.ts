import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { iamFailure } from './failure.ts';
import type { IamData, LoginProfileData, PasswordPolicyData } from './iam-data.ts';

const SYMBOLS = /[!@#$%^&*()_+\-=[\]{}|']/;
const KEY_LENGTH = 32;

/** Salted scrypt of a password; the password itself is kept nowhere. */
export function hashPassword(password: string): Pick<LoginProfileData, 'salt' | 'hash'> {
  const salt = randomBytes(16);
  return { salt: salt.toString('base64'), hash: derive(password, salt).toString('base64') };
}

/** Is this the password the hash was made of? */
export function passwordMatches({ salt, hash }: LoginProfileData, password: string): boolean {
  return timingSafeEqual(derive(password, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64'));
}

function derive(password: string, salt: Buffer): Buffer {
  return scryptSync(password, salt, KEY_LENGTH);
}

/** Holds a new password against the account's policy, or the default one. Throws PasswordPolicyViolation. */
export function checkPassword(password: string, iam: IamData): void {
  if (!/^[\t\n\r\u0020-\u00ff]{1,128}$/.test(password)) {
    throw iamFailure(
      'ValidationError',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length between 1 and 128 and use the characters allowed",
    );
  }
  const complaint = iam.passwordPolicy
    ? customComplaint(password, iam.passwordPolicy)
    : defaultComplaint(password, iam.aliases);
  if (complaint) throw iamFailure('PasswordPolicyViolation', complaint);
}

/** The policy of an account that never set one (aws-facts §6). */
function defaultComplaint(password: string, aliases: readonly string[]): string | undefined {
  if (password.length < 8) return 'Password should have a minimum length of 8';
  if ([/[A-Z]/, /[a-z]/, /[0-9]/, SYMBOLS].filter((kind) => kind.test(password)).length < 3) {
    return 'Password should have at least three of the following: uppercase letters, lowercase letters, numbers, symbols';
  }
  if (aliases.includes(password)) return 'Password should not be identical to the account name';
  return undefined;
}

function customComplaint(password: string, policy: PasswordPolicyData): string | undefined {
  if (password.length < policy.minimumLength) {
    return `Password should have a minimum length of ${policy.minimumLength}`;
  }
  if (policy.upperCase && !/[A-Z]/.test(password)) return 'Password should have at least one uppercase letter';
  if (policy.lowerCase && !/[a-z]/.test(password)) return 'Password should have at least one lowercase letter';
  if (policy.numbers && !/[0-9]/.test(password)) return 'Password should have at least one number';
  if (policy.symbols && !SYMBOLS.test(password)) return 'Password should have at least one symbol';
  return undefined;
}
