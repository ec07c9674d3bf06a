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
export async function deviceTags(iam: IAMClient, serialNumber: string): Promise<Tag[]> {
  if (!/:mfa\//.test(serialNumber)) return [];
  const pages = paginateListMFADeviceTags({ client: iam }, { SerialNumber: serialNumber });
  return [...((await unlessAbsent(everyPage(pages, (page) => page.Tags))) ?? [])];
}

/** iam:ListVirtualMFADevices with tags: those that nobody has. Nobody can use them either: their secret is shown once. */
export function unusedDevices(iam: IAMClient): Promise<readonly TaggedDevice[]> {
  return devices(iam, 'Unassigned');
}

/** Every virtual device, with tags. */
export function allVirtualDevices(cx: ReadContext): Promise<readonly TaggedDevice[]> {
  return cx.once('iam:ListVirtualMFADevices', () => devices(cx.clients.iam, 'Any'));
}

async function devices(iam: IAMClient, AssignmentStatus: 'Any' | 'Unassigned'): Promise<readonly TaggedDevice[]> {
  const pages = paginateListVirtualMFADevices({ client: iam }, { AssignmentStatus });
  const listed = await everyPage(pages, (page) => page.VirtualMFADevices);
  return eachInFull(listed, async ({ SerialNumber: serialNumber = '', User }: VirtualMFADevice) => ({
    serialNumber,
    userName: User?.UserName,
    Tags: await deviceTags(iam, serialNumber),
  }));
}
