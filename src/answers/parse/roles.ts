import { SetupError } from '../../engine/errors.ts';
import type { ParseText } from './names.ts';

const refuse = (code: string, facts: Readonly<Record<string, string>> = {}): never => {
  throw new SetupError(code, facts, 2);
};

/** S3 user guide, "General purpose bucket naming rules". */
const BUCKET = /^(?!xn--|sthree-)(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Characters that S3 calls safe, and a few it handles; none that an IAM policy would take for a pattern. */
const KEY = /^[A-Za-z0-9!\-_.'()/=+@:,;&~ ]{1,1024}$/;

/** `all` buckets, one object as `bucket/key`, or `no`. */
export const s3Source: ParseText<string> = (text) => {
  if (/^(all|y|yes|true|예|네)$/i.test(text)) return 'all';
  if (/^(n|no|none|false|아니오|아니요)$/i.test(text)) return 'no';
  const path = text.replace(/^s3:\/\//, '');
  const slash = path.indexOf('/');
  const isObject = slash > 0 && BUCKET.test(path.slice(0, slash)) && KEY.test(path.slice(slash + 1));
  return isObject ? path : refuse('input.s3-object');
};

const SECRET = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]{1,512}-[A-Za-z0-9]{6}$/;
const PARAMETER = /^arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter\/[A-Za-z0-9/_.-]{1,2048}$/;
const KMS_KEY = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]{1,64}$/;

/** Whole ARNs of secrets and parameters, separated by commas; `none` for none. */
export const secretArns: ParseText<readonly string[]> = (text) => {
  const arns = text
    .split(',')
    .map((arn) => arn.trim())
    .filter((arn) => arn !== '' && arn !== 'none');
  const strange = arns.find((arn) => !SECRET.test(arn) && !PARAMETER.test(arn));
  if (strange !== undefined) refuse('input.secret-arn', { arn: strange });
  return [...new Set(arns)];
};

/** The ARN of a KMS key, not of an alias, which a policy cannot name; `none` for none. */
export const kmsKeyArn: ParseText<string> = (text) => {
  if (text === '' || text === 'none') return '';
  return KMS_KEY.test(text) ? text : refuse('input.kms-key-arn');
};
