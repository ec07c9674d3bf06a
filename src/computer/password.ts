import { randomInt } from 'node:crypto';

/** The account's password policy (iam:GetAccountPasswordPolicy) as far as it bears on choosing a password. */
export interface PasswordPolicy {
  readonly minimumLength: number;
  readonly requireSymbols: boolean;
  readonly requireNumbers: boolean;
  readonly requireUppercase: boolean;
  readonly requireLowercase: boolean;
}

/** What a password misses; `classes` is the default policy's "three of upper case, lower case, digits and symbols". */
export type PasswordRequirement =
  | 'minimum-length'
  | 'maximum-length'
  | 'characters'
  | 'symbol'
  | 'number'
  | 'uppercase'
  | 'lowercase'
  | 'classes';

/** Characters, in every policy. */
const MAXIMUM_PASSWORD_LENGTH = 128;
const DEFAULT_MINIMUM_LENGTH = 8;
const GENERATED_LENGTH = 24;

const UPPERCASE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const NUMBERS = '0123456789';
/** IAM's symbols but the apostrophe, which is easily lost where a password is quoted. */
const SYMBOLS = '!@#$%^&*()_+-=[]{}|';

/** The fewest characters the policy takes; `undefined` is the policy of an account that has set none. */
function minimumPasswordLength(policy: PasswordPolicy | undefined): number {
  return policy?.minimumLength ?? DEFAULT_MINIMUM_LENGTH;
}

/**
 * A random password of at least 24 characters with all four kinds of characters, so that it meets any policy.
 * It begins with a letter, because spreadsheets take some symbols at the front for a formula.
 */
export function generatePassword(policy: PasswordPolicy | undefined): string {
  const length = Math.min(MAXIMUM_PASSWORD_LENGTH, Math.max(GENERATED_LENGTH, minimumPasswordLength(policy)));
  const rest = [UPPERCASE, LOWERCASE, NUMBERS, SYMBOLS].map(pick);
  while (rest.length < length - 1) rest.push(pick(UPPERCASE + LOWERCASE + NUMBERS + SYMBOLS));
  return pick(UPPERCASE + LOWERCASE) + shuffle(rest).join('');
}

/** What a typed password misses, in the order of `PasswordRequirement`; empty when IAM will take it. */
export function checkPassword(text: string, policy: PasswordPolicy | undefined): readonly PasswordRequirement[] {
  const symbol = /[!@#$%^&*()_+\-=[\]{}|']/.test(text);
  const number = /[0-9]/.test(text);
  const uppercase = /[A-Z]/.test(text);
  const lowercase = /[a-z]/.test(text);
  const classes = [symbol, number, uppercase, lowercase].filter(Boolean).length;
  const missing: readonly (readonly [PasswordRequirement, boolean])[] = [
    ['minimum-length', text.length < minimumPasswordLength(policy)],
    ['maximum-length', text.length > MAXIMUM_PASSWORD_LENGTH],
    // IAM's pattern for Password: tab, line feed, carriage return and U+0020 to U+00FF.
    ['characters', !/^[\t\n\r\u0020-\u00FF]*$/.test(text)],
    ['symbol', policy?.requireSymbols === true && !symbol],
    ['number', policy?.requireNumbers === true && !number],
    ['uppercase', policy?.requireUppercase === true && !uppercase],
    ['lowercase', policy?.requireLowercase === true && !lowercase],
    ['classes', policy === undefined && classes < 3],
  ];
  return missing.filter(([, misses]) => misses).map(([requirement]) => requirement);
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

/** Fisher–Yates, in place. */
function shuffle(characters: string[]): string[] {
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters;
}
