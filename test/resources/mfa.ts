import { CreateUserCommand, ListMFADevicesCommand, ListVirtualMFADevicesCommand } from '@aws-sdk/client-iam';
import { iamMfaDevice } from '../../src/resources/iam-mfa-device.ts';
import { type Doing, phone } from '../support/phone.ts';
import { practised } from './practised.ts';

export const NODE = 'account/mfa-device-1';
export const SECOND = 'account/mfa-device-2';
export const userName = 'Administrator';
export const spec = { userName, deviceName: userName };
export const serial = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;

/** A practice account with the user, and somebody with a phone. */
export async function withPhone(...doings: Doing[]) {
  const account = await practised();
  await account.iam.send(new CreateUserCommand({ UserName: userName }));
  const clock = {
    ...account.write.computer,
    now: () => account.clock.now,
    sleep: async (ms: number) => {
      account.clock.now += ms;
    },
  };
  const somebody = phone(clock.now, doings);
  const write = { ...account.write, computer: clock, pairing: somebody };
  const ofUser = async () =>
    (await account.iam.send(new ListMFADevicesCommand({ UserName: userName }))).MFADevices?.map(
      (one) => one.SerialNumber,
    );
  const all = async () =>
    (await account.iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices?.map((one) => one.SerialNumber);
  return {
    ...account,
    write,
    phone: somebody,
    ofUser,
    all,
    find: (id = NODE) => iamMfaDevice.find(account.look(), id, spec, undefined),
  };
}

/** Answers the first calls of one operation with errors, in turn; `after` lets the call through and loses its answer. */
export function disturb(
  account: Awaited<ReturnType<typeof withPhone>>,
  command: string,
  errors: readonly Error[],
  after = false,
) {
  const left = [...errors];
  const sent: object[] = [];
  account.iam.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== `${command}Command`) return next(args);
        sent.push(args.input);
        const error = left.shift();
        if (!error) return next(args);
        if (after) await next(args);
        throw error;
      },
    { step: 'initialize', priority: 'high', name: `disturb ${command}` },
  );
  return sent;
}
