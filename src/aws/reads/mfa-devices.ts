import {
  type IAMClient,
  paginateListMFADevices,
  paginateListMFADeviceTags,
  paginateListVirtualMFADevices,
  type Tag,
  type VirtualMFADevice,
} from '@aws-sdk/client-iam';
import type { ReadContext } from '../context.ts';
import { everyPage, unlessAbsent } from './absent.ts';
import { eachInFull } from './in-full.ts';

/** A virtual device with its tags, which no list shows. */
export interface TaggedDevice {
  readonly serialNumber: string;
  /** Whose it is; undefined while it is nobody's. */
  readonly userName: string | undefined;
  /** Does anybody have it? The root user has no name. */
  readonly isAssigned: boolean;
  readonly Tags: Tag[];
}

/** iam:ListMFADevices: serial numbers, the device a user has had longest first; undefined when there is no such user. */
export function mfaDevices(cx: ReadContext, userName: string): Promise<readonly string[] | undefined> {
  return cx.once(`iam:ListMFADevices ${userName}`, () => serialsOfUser(cx.clients.iam, userName));
}

/** The same, asked afresh. */
export async function serialsOfUser(iam: IAMClient, userName: string): Promise<readonly string[] | undefined> {
  const pages = paginateListMFADevices({ client: iam }, { UserName: userName });
  const devices = await unlessAbsent(everyPage(pages, (page) => page.MFADevices));
  const since = ({ EnableDate: date }: { readonly EnableDate?: Date | undefined }) => date?.getTime() ?? 0;
  return devices?.toSorted((one, other) => since(one) - since(other)).map(({ SerialNumber: serial = '' }) => serial);
}

/** iam:ListMFADeviceTags; only virtual devices have any. */
async function deviceTags(iam: IAMClient, serialNumber: string): Promise<Tag[]> {
  if (!/:mfa\//.test(serialNumber)) return [];
  const pages = paginateListMFADeviceTags({ client: iam }, { SerialNumber: serialNumber });
  return [...((await unlessAbsent(everyPage(pages, (page) => page.Tags))) ?? [])];
}

/** The same, asked at most once in one look. */
export function tagsOfDevice(cx: ReadContext, serialNumber: string): Promise<Tag[]> {
  return cx.once(`iam:ListMFADeviceTags ${serialNumber}`, () => deviceTags(cx.clients.iam, serialNumber));
}

/** iam:ListVirtualMFADevices with tags: those that nobody has. Nobody can use them either: their secret is shown once. */
export async function unusedDevices(cx: ReadContext): Promise<readonly TaggedDevice[]> {
  const all = cx.asked<readonly TaggedDevice[]>(EVERY_DEVICE);
  if (all) return (await all).filter(({ isAssigned }) => !isAssigned);
  const tagsOf = (serialNumber: string) => tagsOfDevice(cx, serialNumber);
  return cx.once(`${EVERY_DEVICE} Unassigned`, () => devices(cx.clients.iam, 'Unassigned', tagsOf));
}

/** The same, asked afresh. */
export function unusedDevicesNow(iam: IAMClient): Promise<readonly TaggedDevice[]> {
  return devices(iam, 'Unassigned', (serialNumber) => deviceTags(iam, serialNumber));
}

const EVERY_DEVICE = 'iam:ListVirtualMFADevices';

/** Every virtual device, with tags. */
export function allVirtualDevices(cx: ReadContext): Promise<readonly TaggedDevice[]> {
  return cx.once(EVERY_DEVICE, () => devices(cx.clients.iam, 'Any', (serialNumber) => tagsOfDevice(cx, serialNumber)));
}

async function devices(
  iam: IAMClient,
  AssignmentStatus: 'Any' | 'Unassigned',
  tagsOf: (serialNumber: string) => Promise<Tag[]>,
): Promise<readonly TaggedDevice[]> {
  const pages = paginateListVirtualMFADevices({ client: iam }, { AssignmentStatus });
  const listed = await everyPage(pages, (page) => page.VirtualMFADevices);
  return eachInFull(listed, async ({ SerialNumber: serialNumber = '', User }: VirtualMFADevice) => ({
    serialNumber,
    userName: User?.UserName,
    isAssigned: User !== undefined,
    Tags: await tagsOf(serialNumber),
  }));
}
