import { CreateVirtualMFADeviceCommand, DeleteVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import type { Again, Pairing, ShownSecret } from '../aws/pairing.ts';
import { unusedDevicesNow } from '../aws/reads/mfa-devices.ts';
import { markOf, tagsFor } from '../aws/tags.ts';
import { SetupError } from '../engine/errors.ts';
import { isRefusal } from '../engine/making.ts';
import type { NodeId } from '../engine/resource.ts';
import { type Assignment, discard, sendCodes } from './iam-mfa-assignment.ts';
import type { MfaDeviceLive, MfaDeviceSpec } from './iam-mfa-device.ts';

/** How often two codes are asked for. */
const MOST_TRIES = 5;
/** Codes that AWS took this long, in milliseconds, after they were typed may have left the device out of sync. */
const LATE = 60_000;
/** Names that are tried one after the other while somebody else's device has them. */
const MOST_NAMES = 9;

/**
 * Makes a virtual device, has a person take it into their app, and gives it to the user. Left half-way, for whatever reason, it is deleted
 * again; what an earlier run left of this node goes first, since nobody knows its secret.
 * @throws SetupError `unattended.mfa` where nobody can be asked, `unattended.given-up`, `unattended.wrong-codes`; `mfa.left-behind` where
 *   it could not be deleted again; what AWS refuses
 */
export async function pairDevice(cx: WriteContext, id: NodeId, spec: MfaDeviceSpec): Promise<MfaDeviceLive> {
  const { userName } = spec;
  if (!cx.pairing) throw new SetupError('unattended.mfa', { user: userName });
  await removeLeftovers(cx, id);
  const { serialNumber, secret } = await createDevice(cx, id, spec.deviceName);
  const assignment: Assignment = { userName, serialNumber };
  try {
    await pair(cx, cx.pairing, id, assignment, secret);
  } catch (error) {
    const isGone = await discard(cx, assignment);
    throw isGone || !isRefusal(faultOf(error)) ? error : leftBehind(assignment, error);
  }
  return { userName, serialNumber };
}

/** What is still there is ours to take away: the record of it has to stay. */
function leftBehind({ userName: user, serialNumber: serial }: Assignment, cause: unknown): SetupError {
  return new SetupError('mfa.left-behind', { user, serial }, 1, { cause });
}

async function removeLeftovers(cx: WriteContext, id: NodeId): Promise<void> {
  const unused = await unusedDevicesNow(cx.clients.iam);
  for (const { serialNumber, Tags } of unused) {
    if (markOf(Tags, cx.setup, id) !== 'ours') continue;
    await cx.clients.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber }));
  }
}

/** A name that is taken is somebody else's, or an earlier device's of this account: it stays theirs. */
async function createDevice(cx: WriteContext, id: NodeId, wanted: string) {
  const decoder = new TextDecoder();
  for (let tries = 1; ; tries += 1) {
    const VirtualMFADeviceName = tries === 1 ? wanted : nextName(wanted, tries - 1);
    try {
      const Tags = tagsFor(cx.setup, id);
      const made = await cx.clients.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName, Tags }));
      const { SerialNumber: serialNumber = '', Base32StringSeed: seed } = made.VirtualMFADevice ?? {};
      return { serialNumber, secret: decoder.decode(seed) };
    } catch (error) {
      if (faultOf(error).kind !== 'exists' || tries >= MOST_NAMES) throw error;
    }
  }
}

/** `Administrator` → `Administrator-2`, `Administrator-2` → `Administrator-3` */
function nextName(name: string, by: number): string {
  const [, stem = name, number = '1'] = /^(.+)-(\d{1,3})$/.exec(name) ?? [];
  return `${stem}-${Number(number) + by}`;
}

async function pair(
  cx: WriteContext,
  pairing: Pairing,
  id: NodeId,
  assignment: Assignment,
  secret: string,
): Promise<void> {
  const { userName } = assignment;
  const { accountId } = cx.setup.identity;
  const shown = await pairing.show({ userName, accountId, number: Number(id.slice(-1)), secret });
  try {
    await askUntilTaken(cx, shown, assignment);
  } finally {
    shown.hide();
  }
}

async function askUntilTaken(cx: WriteContext, shown: ShownSecret, assignment: Assignment): Promise<void> {
  const { userName: user } = assignment;
  let because: Again['because'] | undefined;
  let isAssigned = false;
  for (let left = MOST_TRIES; left > 0; left -= 1) {
    const codes = await shown.codes(because && { because, left });
    if (!codes) throw new SetupError('unattended.given-up', { user });
    const typed = cx.computer.now();
    const answer = await sendCodes(cx, assignment, codes, isAssigned);
    const isLate = cx.computer.now() - typed > LATE;
    if (answer === 'taken' && !isLate) return;
    isAssigned ||= answer === 'taken';
    because = answer === 'taken' ? 'late' : 'wrong';
  }
  throw new SetupError('unattended.wrong-codes', { user, tries: String(MOST_TRIES) });
}
