import {
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  ResyncMFADeviceCommand,
} from '@aws-sdk/client-iam';
import type { WriteContext } from '../aws/context.ts';
import { faultOf } from '../aws/fault.ts';
import type { Codes } from '../aws/pairing.ts';
import { unlessAbsent } from '../aws/reads/absent.ts';
import { serialsOfUser } from '../aws/reads/mfa-devices.ts';
import type { Fault, FaultKind } from '../engine/errors.ts';

/** A device and the user it is for. */
export interface Assignment {
  readonly userName: string;
  readonly serialNumber: string;
}

/** How long AWS may need to know a new device or user, or to end another change, in milliseconds. */
const PATIENCE = 120_000;
const LONGEST_PAUSE = 8_000;
const PASSES: ReadonlySet<FaultKind> = new Set(['absent', 'busy', 'throttled', 'ambiguous'] as const);

/**
 * Sends two codes: iam:EnableMFADevice, or iam:ResyncMFADevice where the user has the device already. Nobody is asked again while AWS
 * says "not now" or "not yet", nor where it had taken them and its answer was lost.
 * @throws every refusal that is not about the codes
 */
export async function sendCodes(
  cx: WriteContext,
  assignment: Assignment,
  codes: Codes,
  isAssigned: boolean,
): Promise<'taken' | 'wrong'> {
  const until = cx.computer.now() + PATIENCE;
  let unclear = false;
  for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      await send(cx, assignment, codes, isAssigned);
      return 'taken';
    } catch (error) {
      const fault = faultOf(error);
      const mayBeThere = fault.kind === 'exists' || unclear;
      if (!isAssigned && mayBeThere && (await has(cx, assignment))) return 'taken';
      if (isAboutCodes(fault)) return 'wrong';
      if (!PASSES.has(fault.kind) || cx.computer.now() + pause > until) throw error;
      unclear ||= fault.kind === 'ambiguous';
      await cx.computer.sleep(pause, cx.signal);
    }
  }
}

const isAboutCodes = ({ name }: Fault): boolean => /^InvalidAuthenticationCode(Exception)?$/.test(name);

async function send(
  { clients: { iam } }: WriteContext,
  { userName, serialNumber }: Assignment,
  [AuthenticationCode1, AuthenticationCode2]: Codes,
  isAssigned: boolean,
): Promise<void> {
  const input = { UserName: userName, SerialNumber: serialNumber, AuthenticationCode1, AuthenticationCode2 };
  await (isAssigned ? iam.send(new ResyncMFADeviceCommand(input)) : iam.send(new EnableMFADeviceCommand(input)));
}

async function has({ clients: { iam } }: WriteContext, { userName, serialNumber }: Assignment): Promise<boolean> {
  const serials = await serialsOfUser(iam, userName).catch(() => undefined);
  return serials?.includes(serialNumber) ?? false;
}

/** What a stopped run may still send is cut off after three seconds. */
const GOODBYE_TRIES = 5;
const GOODBYE_PAUSE = 500;

/**
 * Takes a device made in this run away again. AWS may not know it yet, or not say that the user has it; what is not gone in the end is
 * replaced by the next run, which knows it by its tags.
 * @returns whether it is gone
 */
export async function discard(cx: WriteContext, assignment: Assignment): Promise<boolean> {
  for (let tries = 1; tries <= GOODBYE_TRIES; tries += 1) {
    const fault = await takeAway(cx, assignment);
    if (!fault) return true;
    if (!PASSES.has(fault.kind) && fault.kind !== 'in-use') break;
    await cx.computer.sleep(GOODBYE_PAUSE);
  }
  return false;
}

async function takeAway(
  { clients: { iam } }: WriteContext,
  { userName, serialNumber: SerialNumber }: Assignment,
): Promise<Fault | undefined> {
  try {
    await unlessAbsent(iam.send(new DeactivateMFADeviceCommand({ UserName: userName, SerialNumber })));
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}
