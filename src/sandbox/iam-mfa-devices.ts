import { randomBytes } from 'node:crypto';
import type {
  CreateVirtualMFADeviceCommandInput,
  DeleteVirtualMFADeviceCommandInput,
  ListMFADevicesCommandInput,
  ListMFADeviceTagsCommandInput,
  ListVirtualMFADevicesCommandInput,
  TagMFADeviceCommandInput,
} from '@aws-sdk/client-iam';
import { ACCOUNT_ID } from './account.ts';
import { iamFailure } from './failure.ts';
import type { MfaDeviceData, UserData, VirtualMfaDeviceData } from './iam-data.ts';
import { findUser, iamId, visible } from './iam-entities.ts';
import { iamPage, invalid, required, validName, validPath, withTags } from './iam-input.ts';
import { userView } from './iam-users.ts';
import { type Call, operation } from './operation.ts';
import { toBase32 } from './totp.ts';

/** As long as a device is known to this process: seeds are in no file. By the device's own id, which is given once. */
const SEEDS = new Map<string, string>();

/** The seed of a device that this process made. */
export const seedOf = (device: VirtualMfaDeviceData): string | undefined => SEEDS.get(device.id);

const devicesOf = ({ account: { iam } }: Call): VirtualMfaDeviceData[] => {
  iam.virtualMfaDevices ??= [];
  return iam.virtualMfaDevices;
};

/** Whose a device is, and since when; undefined while it is nobody's. */
export function assignmentOf(
  { account: { iam } }: Call,
  serial: string,
): { readonly user: UserData; readonly device: MfaDeviceData } | undefined {
  const assignments = iam.users.flatMap((user) => user.mfaDevices.map((device) => ({ user, device })));
  return assignments.find(({ device }) => device.serial === serial);
}

/** Throws NoSuchEntity while there is none, or none visible. */
export function findDevice(call: Call, serial: string | undefined): VirtualMfaDeviceData {
  const wanted = required(serial, 'serialNumber');
  const found = visible(call, devicesOf(call)).find((device) => device.serial === wanted);
  if (found) return found;
  throw iamFailure('NoSuchEntity', `VirtualMFADevice with serial number ${wanted} doesn't exist.`);
}

function createDevice(call: Call, input: CreateVirtualMFADeviceCommandInput): object {
  const devices = devicesOf(call);
  const path = validPath(input.Path);
  const name = validName(input.VirtualMFADeviceName, 'virtualMFADeviceName', 226);
  const serial = `arn:aws:iam::${ACCOUNT_ID}:mfa${path}${name}`;
  const tags = withTags([], input.Tags);
  if (devices.some((device) => device.serial === serial)) {
    throw iamFailure('EntityAlreadyExists', 'MFADevice entity at the same path and name already exists.');
  }
  const id = iamId('MFAD');
  devices.push({ id, name, path, serial, tags, created: call.now, visibleAt: call.now + call.iamDelay });
  const seed = toBase32(randomBytes(40));
  SEEDS.set(id, seed);
  return { VirtualMFADevice: { SerialNumber: serial, Base32StringSeed: new TextEncoder().encode(seed) } };
}

function deleteDevice(call: Call, input: DeleteVirtualMFADeviceCommandInput): object {
  const device = findDevice(call, input.SerialNumber);
  if (assignmentOf(call, device.serial)) {
    throw iamFailure('DeleteConflict', 'VirtualMfaDevice is still in use. Deactivate it first.');
  }
  const devices = devicesOf(call);
  devices.splice(devices.indexOf(device), 1);
  SEEDS.delete(device.id);
  return {};
}

function listDevices(call: Call, input: ListVirtualMFADevicesCommandInput): object {
  const { AssignmentStatus: status = 'Any' } = input;
  if (!['Any', 'Assigned', 'Unassigned'].includes(status)) {
    throw invalid(`1 validation error detected: Value '${status}' at 'assignmentStatus' failed to satisfy constraint`);
  }
  const shown = visible(call, devicesOf(call)).filter(
    ({ serial }) => status === 'Any' || (assignmentOf(call, serial) !== undefined) === (status === 'Assigned'),
  );
  const { items, rest } = iamPage(shown, input);
  return { VirtualMFADevices: items.map((device) => view(call, device)), ...rest };
}

/** As lists show it: without its tags. */
function view(call: Call, { serial }: VirtualMfaDeviceData): object {
  const assigned = assignmentOf(call, serial);
  if (!assigned) return { SerialNumber: serial };
  return { SerialNumber: serial, User: userView(assigned.user), EnableDate: new Date(assigned.device.enabled) };
}

function listOfUser(call: Call, input: ListMFADevicesCommandInput): object {
  const user = findUser(call, input.UserName);
  const { items, rest } = iamPage(user.mfaDevices, input);
  const devices = items.map(({ serial, enabled }) => ({
    UserName: user.name,
    SerialNumber: serial,
    EnableDate: new Date(enabled),
  }));
  return { MFADevices: devices, ...rest };
}

export const mfaDeviceOperations = {
  CreateVirtualMFADevice: operation<CreateVirtualMFADeviceCommandInput>(
    ['VirtualMFADeviceName', 'Path', 'Tags'],
    createDevice,
  ),
  DeleteVirtualMFADevice: operation<DeleteVirtualMFADeviceCommandInput>(['SerialNumber'], deleteDevice),
  ListVirtualMFADevices: operation<ListVirtualMFADevicesCommandInput>(
    ['AssignmentStatus', 'Marker', 'MaxItems'],
    listDevices,
  ),
  ListMFADevices: operation<ListMFADevicesCommandInput>(['UserName', 'Marker', 'MaxItems'], listOfUser),
  ListMFADeviceTags: operation<ListMFADeviceTagsCommandInput>(['SerialNumber', 'Marker', 'MaxItems'], (call, input) => {
    const { items, rest } = iamPage(findDevice(call, input.SerialNumber).tags, input);
    return { Tags: items, ...rest };
  }),
  TagMFADevice: operation<TagMFADeviceCommandInput>(['SerialNumber', 'Tags'], (call, input) => {
    const device = findDevice(call, input.SerialNumber);
    device.tags = withTags(device.tags, required(input.Tags, 'tags'));
    return {};
  }),
};
