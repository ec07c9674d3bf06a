import { randomBytes } from 'node:crypto';
import type {
  CreateAccessKeyCommandInput,
  DeleteAccessKeyCommandInput,
  ListAccessKeysCommandInput,
  ListMFADevicesCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import type { AccessKeyData, UserData } from './iam-data.ts';
import { findUser, iamId } from './iam-entities.ts';
import { iamPage, required } from './iam-input.ts';
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
  const key = { id: iamId('AKIA', 16), active: true, created: call.now };
  user.accessKeys.push(key);
  return { AccessKey: { ...view(user, key), SecretAccessKey: randomBytes(30).toString('base64') } };
}

function deleteKey(call: Call, input: DeleteAccessKeyCommandInput): object {
  const user = findUser(call, input.UserName);
  const id = required(input.AccessKeyId, 'accessKeyId');
  if (!user.accessKeys.some((key) => key.id === id)) {
    throw iamFailure('NoSuchEntity', `The Access Key with id ${id} cannot be found.`);
  }
  user.accessKeys = user.accessKeys.filter((key) => key.id !== id);
  return {};
}

function listKeys(call: Call, input: ListAccessKeysCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.accessKeys, input);
  return { AccessKeyMetadata: items.map((key) => view(user, key)), ...rest };
}

function listMfaDevices(call: Call, input: ListMFADevicesCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.mfaDevices, input);
  const devices = items.map(({ serial, enabled }) => ({
    UserName: user.name,
    SerialNumber: serial,
    EnableDate: new Date(enabled),
  }));
  return { MFADevices: devices, ...rest };
}

export const userCredentialOperations = {
  CreateAccessKey: operation<CreateAccessKeyCommandInput>(['UserName'], createKey),
  DeleteAccessKey: operation<DeleteAccessKeyCommandInput>(['UserName', 'AccessKeyId'], deleteKey),
  ListAccessKeys: operation<ListAccessKeysCommandInput>(['UserName', 'Marker', 'MaxItems'], listKeys),
  ListMFADevices: operation<ListMFADevicesCommandInput>(['UserName', 'Marker', 'MaxItems'], listMfaDevices),
};
