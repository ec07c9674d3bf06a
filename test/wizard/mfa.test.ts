import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateUserCommand,
  ListMFADevicesCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { type Doing, phone } from '../support/phone.ts';
import { person, type Typing } from './person.ts';
import { type Runs, runs } from './run.ts';
import { SURE } from './undone.ts';

const UserName = 'Administrator';
const DEVICE = 'account/mfa-device-1';
const SECOND = 'account/mfa-device-2';
const serial = (name: string) => `arn:aws:iam::123456789012:mfa/${name}`;
const admin = { only: ['admin', 'mfa'], flags: {} };
const mfa = { only: ['mfa'], flags: {} };

/** A person with a phone at hand, who does with it what is listed. */
function withPhone(here: Runs, doings: readonly Doing[] = [], typing: Typing = {}) {
  const somebody = phone(() => here.clock.now, doings);
  return { ...person(typing), pairing: somebody };
}

async function devices({ iam }: Runs): Promise<readonly (string | undefined)[]> {
  const { MFADevices } = await iam.send(new ListMFADevicesCommand({ UserName }));
  return (MFADevices ?? []).map(({ SerialNumber }) => SerialNumber);
}

async function everyDevice({ iam }: Runs): Promise<readonly (string | undefined)[]> {
  const { VirtualMFADevices } = await iam.send(new ListVirtualMFADevicesCommand({}));
  return (VirtualMFADevices ?? []).map(({ SerialNumber }) => SerialNumber);
}

const last = (here: Runs, type: string) => here.told.findLast((event) => event.type === type);

async function filesIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))).join('\n');
}

describe('mfa', () => {
  it('gives the administrator a device, tells the secret to nobody, and does nothing the second time', async () => {
    const here = await runs();
    const somebody = withPhone(here);
    expect(await here.run(admin, somebody)).toBe(0);
    expect(await devices(here)).toEqual([serial(UserName)]);
    const [shown] = somebody.pairing.shown;
    const secret = shown?.secret ?? 'none was shown';
    expect(secret).toMatch(/^[A-Z2-7]{64}$/);
    expect(JSON.stringify(here.told)).not.toContain(secret.slice(0, 16));
    expect(await filesIn(here.folder)).not.toContain(secret.slice(0, 16));
    expect(here.told).toContainEqual({
      type: 'node-done',
      node: DEVICE,
      step: 'mfa',
      action: 'create',
      live: { userName: UserName, serialNumber: serial(UserName) },
    });
    expect(await here.run(admin, withPhone(here))).toBe(0);
    expect(await here.run({ ...admin, yes: true })).toBe(0);
    expect(await everyDevice(here)).toEqual([serial(UserName)]);
  });

  it('comes last, when everything else is there', async () => {
    const here = await runs();
    expect(await here.run({ flags: { with: 'mfa' } }, withPhone(here))).toBe(0);
    const done = here.told.flatMap((event) => (event.type === 'node-done' ? [event.node] : []));
    expect(done.at(-1)).toBe(DEVICE);
    const begun = here.told.findIndex((event) => event.type === 'node-started' && event.node === DEVICE);
    const others = here.told.slice(
      begun + 1,
      here.told.findIndex((event) => event.type === 'verify-started'),
    );
    expect(others.map(({ type }) => type)).toEqual(['node-done']);
  });

  it('registers a second device where two are wanted, one after the other', async () => {
    const here = await runs();
    const somebody = withPhone(here, [], { mfaDevices: ['2'] });
    expect(await here.run(admin, somebody)).toBe(0);
    expect(await devices(here)).toEqual([serial(UserName), serial(`${UserName}-2`)]);
    expect(somebody.pairing.shown.map(({ number }) => number)).toEqual([1, 2]);
    expect(await here.run(admin, withPhone(here))).toBe(0);
    expect(await everyDevice(here)).toHaveLength(2);
  });

  it('takes the name that is given', async () => {
    const here = await runs();
    const flags = { 'mfa-device': 'my-phone', 'mfa-devices': '2' };
    expect(await here.run({ ...admin, flags }, withPhone(here))).toBe(0);
    expect(await devices(here)).toEqual([serial('my-phone'), serial('my-phone-2')]);
  });

  it('is content with a device the administrator has already, and never takes it away', async () => {
    const here = await runs();
    await here.iam.send(new CreateUserCommand({ UserName }));
    await here.sandbox.edit(({ iam }) => {
      iam.users[0]?.mfaDevices.push({ serial: 'GAHT12345678', enabled: 0 });
    });
    expect(await here.run({ ...mfa, yes: true })).toBe(0);
    expect(here.told).toContainEqual(
      expect.objectContaining({ type: 'plan', changes: [expect.objectContaining({ node: DEVICE, owner: 'adopted' })] }),
    );
    expect(await here.destroy(SURE)).toBe(0);
    expect(await devices(here)).toEqual(['GAHT12345678']);
  });

  it('needs the administrator, and does not make them in passing', async () => {
    const here = await runs();
    await expect(here.run(mfa, withPhone(here))).rejects.toMatchObject({ code: 'step.needs', exitCode: 2 });
    expect((await here.iam.send(new ListUsersCommand({}))).Users).toEqual([]);
  });

  it.each([{ 'mfa-devices': '3' }, { 'mfa-device': 'my phone' }])(
    'refuses %o before anything is asked',
    async (flags) => {
      const here = await runs();
      await expect(here.run({ ...admin, flags }, withPhone(here))).rejects.toMatchObject({
        exitCode: 2,
        facts: { flag: `--${Object.keys(flags)[0]}` },
      });
    },
  );
});

describe('where nobody can be asked', () => {
  it('everything else is made, the device is named with what to run, and the exit code is 1', async () => {
    const here = await runs();
    expect(await here.run({ flags: { with: 'mfa', 'ssh-cidr': 'none' }, yes: true })).toBe(1);
    expect(await everyDevice(here)).toEqual([]);
    expect((await here.iam.send(new ListUsersCommand({}))).Users).toHaveLength(1);
    expect(last(here, 'node-failed')).toMatchObject({
      node: DEVICE,
      fault: { kind: 'unattended', name: 'unattended.mfa', facts: { user: UserName } },
    });
    expect(await here.run({ resume: true }, withPhone(here))).toBe(0);
    expect(await devices(here)).toEqual([serial(UserName)]);
  });
});

describe('a person who does without it for now', () => {
  it('leaves nothing behind, has the rest, is told calmly, and goes on later with the same command', async () => {
    const here = await runs();
    const somebody = withPhone(here, ['wrong', 'gives-up'], { mfaDevices: ['2'] });
    expect(await here.run(admin, somebody)).toBe(1);
    expect(await everyDevice(here)).toEqual([]);
    expect(somebody.pairing.open()).toBe(0);
    expect(here.told).toContainEqual(
      expect.objectContaining({
        type: 'node-failed',
        node: DEVICE,
        fault: expect.objectContaining({ kind: 'unattended' }),
      }),
    );
    expect(here.told).toContainEqual({ type: 'node-skipped', node: SECOND, step: 'mfa', because: DEVICE });
    expect(last(here, 'result')).toMatchObject({ ok: false, exitCode: 1, summary: { code: 'run.left-out' } });
    expect(await here.run(admin, withPhone(here))).toBe(0);
    expect(await devices(here)).toHaveLength(2);
  });
});

describe('a device made here', () => {
  it('goes with the set-up, before its user', async () => {
    const here = await runs();
    expect(await here.run(admin, withPhone(here, [], { mfaDevices: ['2'] }))).toBe(0);
    expect(await here.destroy(SURE)).toBe(0);
    expect([await everyDevice(here), (await here.iam.send(new ListUsersCommand({}))).Users]).toEqual([[], []]);
  });

  it('goes alone with --only mfa', async () => {
    const here = await runs();
    expect(await here.run(admin, withPhone(here))).toBe(0);
    expect(await here.destroy({ ...SURE, only: ['mfa'] })).toBe(0);
    expect([await devices(here), await everyDevice(here)]).toEqual([[], []]);
  });

  it('goes although the state file is lost', async () => {
    const here = await runs();
    expect(await here.run(admin, withPhone(here))).toBe(0);
    const other = { ...SURE, only: ['mfa'], stateDirectory: join(here.folder, 'elsewhere') };
    expect(await here.run({ ...admin, stateDirectory: other.stateDirectory, yes: true })).toBe(0);
    expect(await here.destroy(other)).toBe(0);
    expect(await everyDevice(here)).toEqual([]);
  });

  it('stays with a user that stays', async () => {
    const here = await runs();
    expect(await here.run(admin, withPhone(here))).toBe(0);
    await here.sandbox.edit(({ iam }) => {
      iam.users[0]?.accessKeys.push({ id: 'AKIAIOSFODNN7EXAMPLE', active: true, created: 0 });
    });
    expect(await here.destroy(SURE)).toBe(1);
    expect(await devices(here)).toEqual([serial(UserName)]);
  });
});
