import { DeactivateMFADeviceCommand, DeleteVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import type { ReadContext, WriteContext } from '../aws/context.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import {
  allVirtualDevices,
  mfaDevices,
  type TaggedDevice,
  tagsOfDevice,
  unusedDevices,
} from '../aws/reads/mfa-devices.ts';
import { markOf } from '../aws/tags.ts';
import type { NodeId } from '../engine/resource.ts';
import { type AwsResource, differs, known } from './aws-resource.ts';
import { pairDevice } from './iam-mfa-pairing.ts';
import { markedAmong } from './marked.ts';

export interface MfaDeviceSpec {
  readonly userName: string;
  /** What a new one is called; a device that is there already may have any name. */
  readonly deviceName: string;
}
export interface MfaDeviceLive {
  readonly [fact: string]: string;
  /** Empty for one that was made and that nobody has: its secret is known to nobody any more. */
  readonly userName: string;
  readonly serialNumber: string;
}

/**
 * An MFA device of a user (iam:CreateVirtualMFADevice, iam:EnableMFADevice). Any device the user has will do, also one that is no virtual
 * one; making one takes a person with an authenticator app. Nodes of several devices differ in the number at the end of their ids.
 */
export const iamMfaDevice: AwsResource<MfaDeviceSpec, MfaDeviceLive> = {
  type: 'iam.mfa-device',
  title: (live) => live.serialNumber,
  identity: 'serialNumber',
  // A user that has to stay keeps what it signs in with, unless the device alone is to go.
  refersTo: [{ fact: 'userName', type: 'iam.user', is: 'userName', serves: true, apart: true }],
  tagged: true,
  async find(cx, id, spec) {
    const userName = known(spec.userName);
    if (userName === undefined) return [];
    // IAM would take no name for the caller's own.
    const own = userName === '' ? undefined : await deviceOfNode(cx, id, userName);
    if (own) return [{ live: { userName, serialNumber: own.serialNumber }, mark: markOf(own.Tags, cx.setup, id) }];
    const left = (await unusedDevices(cx)).find(({ Tags }) => markOf(Tags, cx.setup, id) === 'ours');
    return left ? [{ live: { userName: '', serialNumber: left.serialNumber }, mark: 'ours' }] : [];
  },
  compare(spec, live) {
    if (!differs(spec.userName, live.userName)) return [];
    return [{ fact: 'userName', want: known(spec.userName), have: live.userName, fix: 'update' }];
  },
  create: pairDevice,
  /** What was left half-way has no secret any more, so that another one takes its place. */
  update: pairDevice,
  marked: async (cx) =>
    markedAmong(await allVirtualDevices(cx), ({ serialNumber, userName = '' }) => ({ userName, serialNumber })),
  remove: removeDevice,
};

type Device = Pick<TaggedDevice, 'serialNumber' | 'Tags'>;

/** The user's device that carries this node's tags; else, oldest first, one that no other node of the set-up can claim. */
async function deviceOfNode(cx: ReadContext, id: NodeId, userName: string): Promise<Device | undefined> {
  const serials = (await mfaDevices(cx, userName)) ?? [];
  const devices = await Promise.all(serials.map((serialNumber) => tagged(cx, serialNumber)));
  const isOf = (node: NodeId) => (device: Device) => markOf(device.Tags, cx.setup, node) === 'ours';
  const own = devices.find(isOf(id));
  if (own) return own;
  const nodes = siblings(id);
  const free = devices.filter((device) => !nodes.some((node) => isOf(node)(device)));
  const before = nodes.slice(0, nodes.indexOf(id)).filter((node) => !devices.some(isOf(node)));
  return free[before.length];
}

async function tagged(cx: ReadContext, serialNumber: string): Promise<Device> {
  return { serialNumber, Tags: await tagsOfDevice(cx, serialNumber) };
}

/** `…-1`, `…-2`: one node for each device a user may be given here. */
const siblings = (id: NodeId): readonly NodeId[] => ['1', '2'].map((number) => id.replace(/\d$/, number));

/** iam:DeactivateMFADevice, where somebody has it, and iam:DeleteVirtualMFADevice */
async function removeDevice(cx: WriteContext, { userName, serialNumber }: MfaDeviceLive): Promise<void> {
  const { iam } = cx.clients;
  const SerialNumber = serialNumber;
  if (userName) await unlessAbsent(iam.send(new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber })));
  await unlessAbsent(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })));
}
