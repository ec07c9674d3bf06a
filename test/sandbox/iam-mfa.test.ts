import { readFile } from 'node:fs/promises';
import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetAccountSummaryCommand,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { totp, twoCodes } from '../support/totp.ts';
import { type Practice, practice, refusal } from './practice.ts';

const UserName = 'ann';
const STEP = 30_000;
const nameOf = async (call: Promise<unknown>) => (await refusal(call)).name;

/** An account with a user and a device that nobody has yet. */
async function withDevice(VirtualMFADeviceName = 'phone') {
  const account = await practice();
  await account.iam.send(new CreateUserCommand({ UserName }));
  return { ...account, ...(await newDevice(account, VirtualMFADeviceName)) };
}

async function newDevice({ iam, clock }: Practice, VirtualMFADeviceName: string) {
  const made = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName }));
  const { SerialNumber = '', Base32StringSeed: bytes } = made.VirtualMFADevice ?? {};
  const seed = new TextDecoder().decode(bytes);
  const codes = (from = clock.now - STEP) => {
    const [AuthenticationCode1, AuthenticationCode2] = twoCodes(seed, from);
    return { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 };
  };
  return { SerialNumber, seed, codes };
}

describe('a virtual MFA device', () => {
  it('is made with a seed of 64 letters that no file holds', async () => {
    const { SerialNumber, seed, sandbox } = await withDevice();
    expect(SerialNumber).toBe('arn:aws:iam::123456789012:mfa/phone');
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(await readFile(sandbox.file, 'utf8')).not.toContain(seed.slice(0, 16));
  });

  it('has a name of its own and tags, which only their own list shows', async () => {
    const { iam, SerialNumber } = await withDevice();
    const again = iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }));
    expect(await nameOf(again)).toBe('EntityAlreadyExistsException');
    const strange = iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'my phone' }));
    expect(await nameOf(strange)).toBe('ValidationError');
    const Tags = [{ Key: 'team', Value: 'web' }];
    await iam.send(new TagMFADeviceCommand({ SerialNumber, Tags }));
    expect((await iam.send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags).toEqual(Tags);
    const { VirtualMFADevices } = await iam.send(new ListVirtualMFADevicesCommand({}));
    expect(VirtualMFADevices).toEqual([{ SerialNumber }]);
    const gone = iam.send(new ListMFADeviceTagsCommand({ SerialNumber: `${SerialNumber}-2` }));
    expect(await nameOf(gone)).toBe('NoSuchEntityException');
  });

  it('is not there for a moment after it was made', async () => {
    const account = await practice({ iamDelayMilliseconds: 400 });
    const { iam, clock } = account;
    await iam.send(new CreateUserCommand({ UserName }));
    clock.now += 400;
    const { SerialNumber, codes } = await newDevice(account, 'phone');
    clock.now += 399;
    expect(await nameOf(iam.send(new EnableMFADeviceCommand(codes())))).toBe('NoSuchEntityException');
    clock.now += 1;
    await iam.send(new EnableMFADeviceCommand(codes()));
    expect((await iam.send(new ListMFADevicesCommand({ UserName }))).MFADevices).toMatchObject([{ SerialNumber }]);
  });

  it('goes as long as nobody has it', async () => {
    const { iam, SerialNumber } = await withDevice();
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
    expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([]);
    expect(await nameOf(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })))).toBe('NoSuchEntityException');
  });
});

describe('a device that is given to a user', () => {
  it('is listed with them, and keeps itself and them from being deleted until it is taken back', async () => {
    const { iam, SerialNumber, codes } = await withDevice();
    await iam.send(new EnableMFADeviceCommand(codes()));
    const listed = (AssignmentStatus: 'Assigned' | 'Unassigned' | 'Any') =>
      iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }));
    expect((await listed('Assigned')).VirtualMFADevices).toMatchObject([{ SerialNumber, User: { UserName } }]);
    expect((await listed('Unassigned')).VirtualMFADevices).toEqual([]);
    const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
    expect([SummaryMap?.MFADevices, SummaryMap?.MFADevicesInUse]).toEqual([2, 2]);
    const remove = new DeleteVirtualMFADeviceCommand({ SerialNumber });
    expect(await nameOf(iam.send(remove))).toBe('DeleteConflictException');
    expect(await nameOf(iam.send(new DeleteUserCommand({ UserName })))).toBe('DeleteConflictException');
    expect(await nameOf(iam.send(new EnableMFADeviceCommand(codes())))).toBe('EntityAlreadyExistsException');
    await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
    const twice = iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
    expect(await nameOf(twice)).toBe('NoSuchEntityException');
    await iam.send(remove);
    await iam.send(new DeleteUserCommand({ UserName }));
  });

  it('has to show two of its codes in a row', async () => {
    const { iam, clock, seed, codes } = await withDevice();
    const code = totp(seed, clock.now);
    const equal = { ...codes(), AuthenticationCode1: code, AuthenticationCode2: code };
    const refused = await refusal(iam.send(new EnableMFADeviceCommand(equal)));
    expect([refused.name, refused.Code, refused.$metadata?.httpStatusCode]).toEqual([
      'InvalidAuthenticationCodeException',
      'InvalidAuthenticationCode',
      403,
    ]);
    const letters = { ...codes(), AuthenticationCode2: 'abcdef' };
    expect(await nameOf(iam.send(new EnableMFADeviceCommand(letters)))).toBe('ValidationError');
    expect((await iam.send(new ListMFADevicesCommand({ UserName }))).MFADevices).toEqual([]);
  });

  it('is out of sync when the codes were too old, until it is brought back', async () => {
    const { iam, clock, sandbox, codes } = await withDevice();
    const early = codes();
    clock.now += 5 * STEP;
    await iam.send(new EnableMFADeviceCommand(early));
    const isOut = async () => {
      let out: boolean | undefined;
      await sandbox.edit(({ iam: data }) => {
        out = data.users[0]?.mfaDevices[0]?.outOfSync;
      });
      return out;
    };
    expect(await isOut()).toBe(true);
    expect(await nameOf(iam.send(new ResyncMFADeviceCommand(early)))).toBe('InvalidAuthenticationCodeException');
    await iam.send(new ResyncMFADeviceCommand(codes()));
    expect(await isOut()).toBeUndefined();
  });

  it('is one of eight at most', async () => {
    const account = await withDevice();
    const { iam, codes } = account;
    await account.sandbox.edit(({ iam: { users } }) => {
      const seven = Array.from({ length: 7 }, (_, index) => ({ serial: `GAHT1234567${index}`, enabled: 0 }));
      users[0]?.mfaDevices.push(...seven);
    });
    await iam.send(new EnableMFADeviceCommand(codes()));
    const ninth = await newDevice(account, 'tablet');
    expect(await nameOf(iam.send(new EnableMFADeviceCommand(ninth.codes())))).toBe('LimitExceededException');
  });
});
