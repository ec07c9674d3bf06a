import { CreateVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { iamMfaDevice } from '../../src/resources/iam-mfa-device.ts';
import type { Doing } from '../support/phone.ts';
import { ownTags, thrown } from './account.ts';
import { disturb, NODE, SECOND, serial, spec, userName, withPhone } from './mfa.ts';

describe('an MFA device that is made', () => {
  it('is shown once, given to the user with two codes, tagged, and found again as ours', async () => {
    const account = await withPhone();
    expect(await account.find()).toEqual([]);
    expect(await iamMfaDevice.create(account.write, NODE, spec, 'token')).toEqual({
      userName,
      serialNumber: serial(userName),
    });
    expect(account.phone.shown).toEqual([
      { userName, accountId: '123456789012', number: 1, secret: expect.stringMatching(/^[A-Z2-7]{64}$/) },
    ]);
    expect(account.phone.open()).toBe(0);
    const live = { userName, serialNumber: serial(userName) };
    expect(await account.find()).toEqual([{ live, mark: 'ours' }]);
    expect(iamMfaDevice.compare(spec, live)).toEqual([]);
    expect(await iamMfaDevice.marked?.(account.look())).toEqual([{ setupId: 'a1b2c3d4e5f6', node: NODE, live }]);
  });

  it('needs somebody: without a terminal nothing is made', async () => {
    const account = await withPhone();
    const alone = { ...account.write, pairing: undefined };
    await expect(iamMfaDevice.create(alone, NODE, spec, 'token')).rejects.toMatchObject({
      code: 'unattended.mfa',
      facts: { user: userName },
    });
    expect(await account.all()).toEqual([]);
  });

  it('takes another name where a device of somebody else has its own', async () => {
    const account = await withPhone();
    await account.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: userName }));
    await account.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: `${userName}-2` }));
    const { serialNumber } = await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect(serialNumber).toBe(serial(`${userName}-3`));
    const second = { userName, deviceName: `${userName}-2` };
    expect((await iamMfaDevice.create(account.write, SECOND, second, 'token')).serialNumber).toBe(
      serial(`${userName}-4`),
    );
  });

  it('asks again after wrong codes, five times at most', async () => {
    const account = await withPhone('wrong', 'wrong', 'right');
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect(account.phone.asked).toEqual([undefined, { because: 'wrong', left: 4 }, { because: 'wrong', left: 3 }]);

    const clumsy = await withPhone('wrong', 'wrong', 'wrong', 'wrong', 'wrong');
    await expect(iamMfaDevice.create(clumsy.write, NODE, spec, 'token')).rejects.toMatchObject({
      code: 'unattended.wrong-codes',
    });
    expect([clumsy.phone.asked.length, clumsy.phone.open(), await clumsy.all()]).toEqual([5, 0, []]);
  });

  it.each<[string, Doing, string]>([
    ['the person gives up', 'gives-up', 'unattended.given-up'],
    ['the run is stopped', thrown('stopped'), 'stopped'],
  ])('leaves nothing behind when %s', async (_when, doing, reason) => {
    const account = await withPhone('wrong', doing);
    await expect(iamMfaDevice.create(account.write, NODE, spec, 'token')).rejects.toThrow(reason);
    expect([account.phone.open(), await account.all()]).toEqual([0, []]);
  });

  it('leaves nothing behind when AWS refuses to give it to the user', async () => {
    const account = await withPhone();
    disturb(account, 'EnableMFADevice', [thrown('AccessDenied')]);
    await expect(iamMfaDevice.create(account.write, NODE, spec, 'token')).rejects.toThrow('AccessDenied');
    expect([account.phone.open(), await account.all()]).toEqual([0, []]);
  });

  it('is taken away again also where AWS does not know it yet', async () => {
    const account = await withPhone('gives-up');
    disturb(account, 'DeleteVirtualMFADevice', [thrown('NoSuchEntityException'), thrown('ServiceFailureException')]);
    await expect(iamMfaDevice.create(account.write, NODE, spec, 'token')).rejects.toThrow('given-up');
    expect(await account.all()).toEqual([]);
  });
});

describe('codes that AWS does not take at once', () => {
  const notNow = ['EntityTemporarilyUnmodifiableException', 'ConcurrentModificationException', 'NoSuchEntityException'];

  it('are sent again without asking anybody', async () => {
    const account = await withPhone();
    const sent = disturb(
      account,
      'EnableMFADevice',
      notNow.map((name) => thrown(name)),
    );
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect([sent.length, account.phone.asked.length]).toEqual([4, 1]);
  });

  it('may be too old by then: the device is brought back in sync with two new ones', async () => {
    const account = await withPhone();
    disturb(
      account,
      'EnableMFADevice',
      Array.from({ length: 10 }, () => thrown('EntityTemporarilyUnmodifiableException')),
    );
    const resynced = disturb(account, 'ResyncMFADevice', []);
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect(account.phone.asked).toEqual([undefined, { because: 'late', left: 4 }]);
    expect(resynced).toHaveLength(1);
    expect(await account.ofUser()).toEqual([serial(userName)]);
  });

  it('leave no device with the user when that is given up', async () => {
    const account = await withPhone('right', 'gives-up');
    disturb(
      account,
      'EnableMFADevice',
      Array.from({ length: 10 }, () => thrown('EntityTemporarilyUnmodifiableException')),
    );
    await expect(iamMfaDevice.create(account.write, NODE, spec, 'token')).rejects.toThrow('given-up');
    expect([await account.ofUser(), await account.all()]).toEqual([[], []]);
  });

  it('are not waited for longer than two minutes', async () => {
    const account = await withPhone();
    disturb(
      account,
      'EnableMFADevice',
      Array.from({ length: 99 }, () => thrown('ConcurrentModificationException')),
    );
    const before = account.clock.now;
    await expect(iamMfaDevice.create(account.write, NODE, spec, 'token')).rejects.toThrow('ConcurrentModification');
    expect(account.clock.now - before).toBeLessThanOrEqual(125_000);
    expect(await account.all()).toEqual([]);
  });

  it('may have been taken although the answer was lost', async () => {
    const account = await withPhone();
    disturb(account, 'EnableMFADevice', [thrown('TimeoutError')], true);
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect([account.phone.asked.length, await account.ofUser()]).toEqual([1, [serial(userName)]]);
  });
});

describe('the calls', () => {
  it('carry codes, user and serial, and nothing of the secret', async () => {
    const account = await withPhone();
    const enabled = disturb(account, 'EnableMFADevice', []);
    const created = disturb(account, 'CreateVirtualMFADevice', []);
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    const six = expect.stringMatching(/^\d{6}$/);
    const codes = { AuthenticationCode1: six, AuthenticationCode2: six };
    expect(enabled).toEqual([{ UserName: userName, SerialNumber: serial(userName), ...codes }]);
    expect(created).toEqual([{ VirtualMFADeviceName: userName, Tags: ownTags(NODE) }]);
  });
});
