import { SetupError } from '../../engine/errors.ts';

/** An answer as typed, to its value. Throws a SetupError with exit code 2; who asked adds the flag. */
export type ParseText<T> = (text: string) => T;

const refuse = (code: string, facts: Readonly<Record<string, string>> = {}): never => {
  throw new SetupError(code, facts, 2);
};

const IAM_NAME = /^[A-Za-z0-9_+=,.@-]+$/;

function iamName(most: number): ParseText<string> {
  return (text) =>
    IAM_NAME.test(text) && text.length <= most ? text : refuse('input.iam-name', { most: String(most) });
}

/** IAM API reference: user and role names up to 64, group and instance profile names up to 128 characters. */
export const userName = iamName(64);
export const roleName = iamName(64);
export const groupName = iamName(128);
export const profileName = iamName(128);

/** iam:CreateVirtualMFADevice takes longer names; a second device gets a number behind it. */
export const deviceName = iamName(128);

/** What the SDK and the AWS CLI read alike in the head of a section. */
export const cliProfile: ParseText<string> = (text) =>
  /^[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,63}$/.test(text) && !/^_+proto_+$/.test(text) ? text : refuse('input.cli-profile');

/** iam:CreateAccountAlias; a name of twelve digits would read as an account number. Empty for none. */
export const alias: ParseText<string> = (text) => {
  if (text === '') return text;
  const shape = /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/;
  return shape.test(text) && !/^\d{12}$/.test(text) ? text : refuse('input.alias');
};

/** A key pair's name is also its file's name, so only what every file system takes. */
export const keyName: ParseText<string> = (text) =>
  /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,249}$/.test(text) ? text : refuse('input.key-name');

/** ec2:CreateSecurityGroup: no `sg-…`, not `default`, a plain character set. */
export const securityGroupName: ParseText<string> = (text) => {
  const shape = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;
  const reserved = /^sg-|^default$/i.test(text) || text !== text.trim();
  return shape.test(text) && !reserved ? text : refuse('input.security-group-name');
};

/** ecs:CreateCluster. */
export const clusterName: ParseText<string> = (text) =>
  /^[A-Za-z0-9_-]{1,255}$/.test(text) ? text : refuse('input.cluster-name');

/** The value of a Name tag. */
export const nameTag: ParseText<string> = (text) =>
  /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u.test(text) ? text : refuse('input.name-tag');

/** Names of IAM users, separated by commas; none for an empty text. Two that differ in case alone are the same user to IAM. */
export const userNames: ParseText<readonly string[]> = (text) => {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of names) userName(name);
  const double = names.find((name, at) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) < at);
  return double === undefined ? names : refuse('input.users-double', { name: double });
};

/** iam:CreatePolicy. */
export const policyName = iamName(128);

/** `key=value` pairs for the user's own tags; IAM takes 50 in all, of which two are ours and named by us. */
export const userTags: ParseText<readonly string[]> = (text) => {
  const pairs = text === '' ? [] : text.split(',').map((pair) => pair.trim());
  const shape = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,384}$/u;
  const keys = pairs.map((pair) => pair.slice(0, Math.max(0, pair.indexOf('='))));
  const fits = (pair: string, key: string) =>
    shape.test(pair) &&
    key !== '' &&
    key.length <= 127 &&
    pair.length - key.length <= 257 &&
    !/^aws(-ecs-setup)?:/i.test(key);
  if (pairs.length > 48 || !pairs.every((pair, at) => fits(pair, keys[at] ?? ''))) refuse('input.tags');
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length) refuse('input.tags-double');
  return pairs;
};

/** The ARN of an IAM policy; empty for none. */
export const policyArn: ParseText<string> = (text) =>
  text === '' || /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,512}$/.test(text)
    ? text
    : refuse('input.policy-arn');

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): ParseText<T> {
  return (text) => words.find((word) => word === text) ?? refuse('input.one-of', { words: words.join(', ') });
}

/** `yes` or `no` as an answers file or a person may write them. */
export const yesOrNo: ParseText<boolean> = (text) => {
  if (/^(y|yes|true|예|네)$/i.test(text)) return true;
  return /^(n|no|false|아니오|아니요)$/i.test(text) ? false : refuse('input.yes-or-no');
};
