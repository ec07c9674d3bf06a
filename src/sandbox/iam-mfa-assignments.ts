import type {
  DeactivateMFADeviceCommandInput,
  EnableMFADeviceCommandInput,
  ResyncMFADeviceCommandInput,
} from '@aws-sdk/client-iam';
import { iamFailure } from './failure.ts';
import type { MfaDeviceData, UserData, VirtualMfaDeviceData } from './iam-data.ts';
import { findUser } from './iam-entities.ts';
import { invalid, required } from './iam-input.ts';
import { assignmentOf, findDevice, seedOf } from './iam-mfa-devices.ts';
import { type Call, operation } from './operation.ts';
import { type Judgement, judge } from './totp.ts';

/** Devices a user may have. */
const MOST_DEVICES = 8;

type Codes = Pick<EnableMFADeviceCommandInput, 'AuthenticationCode1' | 'AuthenticationCode2'>;

/** Gives a device to a user. Codes that are too old do it too, but leave it out of sync. */
function enable(call: Call, input: EnableMFADeviceCommandInput): object {
  const user = findUser(call, input.UserName);
  const device = findDevice(call, input.SerialNumber);
  const codes = validCodes(input);
  if (assignmentOf(call, device.serial)) throw iamFailure('EntityAlreadyExists', 'MFA Device is already in use.');
  if (user.mfaDevices.length >= MOST_DEVICES) {
    throw iamFailure('LimitExceeded', `Cannot exceed quota for MFADevicesPerUser: ${MOST_DEVICES}`);
  }
  const judgement = judged(call, device, codes);
  const outOfSync = judgement === 'too-old' ? { outOfSync: true } : {};
  user.mfaDevices.push({ serial: device.serial, enabled: call.now, ...outOfSync });
  return {};
}

function resync(call: Call, input: ResyncMFADeviceCommandInput): object {
  const user = findUser(call, input.UserName);
  const mine = findOwn(user, input.SerialNumber);
  if (judged(call, findDevice(call, mine.serial), validCodes(input)) === 'too-old') throw wrongCodes();
  delete mine.outOfSync;
  return {};
}

function deactivate(call: Call, input: DeactivateMFADeviceCommandInput): object {
  // Without a name it is the caller's own, and the practice account's caller is a role.
  const user = findUser(call, required(input.UserName, 'userName'));
  const mine = findOwn(user, input.SerialNumber);
  user.mfaDevices = user.mfaDevices.filter((device) => device !== mine);
  return {};
}

function findOwn(user: UserData, serial: string | undefined): MfaDeviceData {
  const wanted = required(serial, 'serialNumber');
  const mine = user.mfaDevices.find((device) => device.serial === wanted);
  if (mine) return mine;
  throw iamFailure('NoSuchEntity', `MFA Device ${wanted} is not assigned to user ${user.name}.`);
}

function validCodes({ AuthenticationCode1, AuthenticationCode2 }: Codes): readonly [string, string] {
  const one = required(AuthenticationCode1, 'authenticationCode1');
  const two = required(AuthenticationCode2, 'authenticationCode2');
  if (/^\d{6}$/.test(one) && /^\d{6}$/.test(two)) return [one, two];
  throw invalid('1 validation error detected: Member must satisfy regular expression pattern: [\\d]+ of length 6');
}

/** Throws InvalidAuthenticationCode; so for a device of another process, whose seed nobody knows any more. */
function judged(call: Call, device: VirtualMfaDeviceData, codes: readonly [string, string]): Judgement {
  const seed = seedOf(device);
  const judgement = seed === undefined ? 'wrong' : judge(seed, codes, call.now);
  if (judgement === 'wrong') throw wrongCodes();
  return judgement;
}

const wrongCodes = () => iamFailure('InvalidAuthenticationCode', 'Authentication code for device is not valid.');

const CODES = ['UserName', 'SerialNumber', 'AuthenticationCode1', 'AuthenticationCode2'] as const;

export const mfaAssignmentOperations = {
  EnableMFADevice: operation<EnableMFADeviceCommandInput>(CODES, enable),
  ResyncMFADevice: operation<ResyncMFADeviceCommandInput>(CODES, resync),
  DeactivateMFADevice: operation<DeactivateMFADeviceCommandInput>(['UserName', 'SerialNumber'], deactivate),
};
