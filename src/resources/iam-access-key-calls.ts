import { CreateAccessKeyCommand, DeleteAccessKeyCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { readSection, withSettings } from '../computer/aws-config-file.ts';
import { checkRewritable, readSharedFile, rewriteFile } from '../computer/rewrite-file.ts';
import { SetupError } from '../engine/errors.ts';
import type { AccessKeyLive, AccessKeySpec } from './iam-access-key-find.ts';

export const KEY_ID = 'aws_access_key_id';
export const KEY_SECRET = 'aws_secret_access_key';
/** A user can have no more (aws-facts §10). */
export const MOST_KEYS = 2;

/** How long AWS may take to know a new key everywhere. */
const PATIENCE = 60_000;
const BETWEEN_TRIES = 2000;
/** How long what a call made, whose answer was lost, may take to be listed. */
const SHOW_TIME = 10_000;

/**
 * Makes a key, puts it into the credentials file and waits until AWS takes it. The file is tried before, and a key that it cannot take
 * is deleted again.
 * @throws what the file or IAM refuses; SetupError `access-key.not-taken` with `{ key, profile }`
 */
export async function makeAccessKey(cx: WriteContext, spec: AccessKeySpec): Promise<AccessKeyLive> {
  const { userName, path, profile } = spec;
  await checkRewritable(path, cx.computer);
  const text = await readSharedFile(path);
  refuseTheirs(text, spec);
  const keys = await newKey(cx, userName);
  try {
    await store(cx, spec, keys);
  } catch (error) {
    // What went wrong with the file is worth more than that the key could not be deleted: the next run finds it.
    await deleteAccessKey(cx, { userName, accessKeyId: keys.accessKeyId }).catch(() => undefined);
    throw error;
  }
  await untilTaken(cx, spec, keys);
  const { accessKeyId } = keys;
  return {
    userName,
    accessKeyId,
    path,
    profile,
    place: 'file',
    active: true,
    certain: true,
    madeFile: text === undefined,
  };
}

/** Somebody's secret cannot be had again. */
function refuseTheirs(text: string | undefined, { path, profile, held }: AccessKeySpec): void {
  const key = readSection(text ?? '', 'credentials', profile)?.get(KEY_ID);
  if (key !== undefined && key !== held) throw new SetupError('access-key.profile-taken', { path, profile, key });
}

/** Inactive first: what still uses it fails while it could be switched on again. */
export async function deleteAccessKey(
  cx: WriteContext,
  { userName, accessKeyId }: Pick<AccessKeyLive, 'userName' | 'accessKeyId'>,
): Promise<void> {
  const key = { UserName: userName, AccessKeyId: accessKeyId };
  await unlessAbsent(cx.clients.iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Inactive' })));
  await unlessAbsent(cx.clients.iam.send(new DeleteAccessKeyCommand(key)));
}

async function newKey(cx: WriteContext, UserName: string): Promise<AwsCredentialIdentity> {
  try {
    const { AccessKey } = await cx.clients.iam.send(new CreateAccessKeyCommand({ UserName }));
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = AccessKey ?? {};
    if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
    throw new SetupError('access-key.no-answer', { user: UserName });
  } catch (error) {
    // What it made must be seen by whoever looks next.
    if (faultOf(error).kind === 'ambiguous') await cx.computer.sleep(SHOW_TIME);
    throw error;
  }
}

async function store(cx: WriteContext, spec: AccessKeySpec, keys: AwsCredentialIdentity): Promise<void> {
  const { path, profile } = spec;
  const settings = new Map([
    [KEY_ID, keys.accessKeyId],
    [KEY_SECRET, keys.secretAccessKey],
  ]);
  const edit = (text = '') => {
    refuseTheirs(text, spec);
    return withSettings(text, 'credentials', profile, settings);
  };
  await rewriteFile(path, { private: true, edit }, cx.computer);
}

async function untilTaken(cx: WriteContext, spec: AccessKeySpec, keys: AwsCredentialIdentity): Promise<void> {
  const sts = cx.clients.stsWith(keys);
  const deadline = cx.computer.now() + PATIENCE;
  const facts = { key: keys.accessKeyId, profile: spec.profile };
  for (;;) {
    try {
      const { Account } = await sts.send(new GetCallerIdentityCommand({}));
      if (Account === spec.accountId) return;
      throw new SetupError('access-key.not-taken', facts);
    } catch (error) {
      if (faultOf(error).kind !== 'credentials') throw error;
      if (cx.computer.now() + BETWEEN_TRIES > deadline) throw new SetupError('access-key.not-taken', facts);
      await cx.computer.sleep(BETWEEN_TRIES);
    }
  }
}
