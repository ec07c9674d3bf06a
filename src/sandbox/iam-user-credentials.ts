import { randomBytes } from 'node:crypto';
import type {
  CreateAccessKeyCommandInput,
  DeleteAccessKeyCommandInput,
  GetAccessKeyLastUsedCommandInput,
  ListAccessKeysCommandInput,
  UpdateAccessKeyCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import type { AccessKeyData, UserData } from './iam-data.ts';
import { findUser, iamId } from './iam-entities.ts';
import { iamPage, invalid, required } from './iam-input.ts';
import { type Call, operation } from './operation.ts';

const MOST_KEYS = 2;

function view(user: UserData, key: AccessKeyData) {
  return {
    UserName: user.name,
    AccessKeyId: key.id,
    Status: key.active ? 'Active' : 'Inactive',
    CreateDate: new Date(key.created),
  };
}

/** The secret is in the answer and nowhere else. */
function createKey(call: Call, input: CreateAccessKeyCommandInput): object {
  const user = findUser(call, input.UserName);
  if (user.accessKeys.length >= MOST_KEYS) {
    throw iamFailure('LimitExceeded', `Cannot exceed quota for AccessKeysPerUser: ${MOST_KEYS}`);
  }
  const key = { id: iamId('AKIA', 16), active: true, created: call.now, knownAt: call.now + call.iamDelay };
  user.accessKeys.push(key);
  return { AccessKey: { ...view(user, key), SecretAccessKey: randomBytes(30).toString('base64') } };
}

function findKey(user: UserData, input: string | undefined): AccessKeyData {
  const id = required(input, 'accessKeyId');
  const key = user.accessKeys.find((one) => one.id === id);
  if (key) return key;
  throw iamFailure('NoSuchEntity', `The Access Key with id ${id} cannot be found.`);
}

function updateKey(call: Call, { UserName, AccessKeyId, Status }: UpdateAccessKeyCommandInput): object {
  const key = findKey(findUser(call, UserName), AccessKeyId);
  const status = required(Status, 'status');
  if (status !== 'Active' && status !== 'Inactive') {
    throw invalid(
      `1 validation error detected: Value '${status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]`,
    );
  }
  key.active = status === 'Active';
  return {};
}

function deleteKey(call: Call, input: DeleteAccessKeyCommandInput): object {
  const user = findUser(call, input.UserName);
  const key = findKey(user, input.AccessKeyId);
  user.accessKeys = user.accessKeys.filter((one) => one !== key);
  return {};
}

/** A key that was never used has no date, and is told as used in `N/A`. */
function keyLastUsed({ account }: Call, input: GetAccessKeyLastUsedCommandInput): object {
  const id = required(input.AccessKeyId, 'accessKeyId');
  for (const user of account.iam.users) {
    const key = user.accessKeys.find((one) => one.id === id);
    if (!key) continue;
    const { at, service = 'N/A', region = 'N/A' } = key.lastUsed ?? {};
    const LastUsedDate = at === undefined ? {} : { LastUsedDate: new Date(at) };
    return { UserName: user.name, AccessKeyLastUsed: { ...LastUsedDate, ServiceName: service, Region: region } };
  }
  throw iamFailure('NoSuchEntity', `The Access Key with id ${id} cannot be found.`);
}

function listKeys(call: Call, input: ListAccessKeysCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.accessKeys, input);
  return { AccessKeyMetadata: items.map((key) => view(user, key)), ...rest };
}

export const userCredentialOperations = {
  CreateAccessKey: operation<CreateAccessKeyCommandInput>(['UserName'], createKey),
  UpdateAccessKey: operation<UpdateAccessKeyCommandInput>(['UserName', 'AccessKeyId', 'Status'], updateKey),
  GetAccessKeyLastUsed: operation<GetAccessKeyLastUsedCommandInput>(['AccessKeyId'], keyLastUsed),
  DeleteAccessKey: operation<DeleteAccessKeyCommandInput>(['UserName', 'AccessKeyId'], deleteKey),
  ListAccessKeys: operation<ListAccessKeysCommandInput>(['UserName', 'Marker', 'MaxItems'], listKeys),
};
