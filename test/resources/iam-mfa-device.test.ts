import { CreateVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { iamMfaDevice } from '../../src/resources/iam-mfa-device.ts';
import { ownTags } from './account.ts';
import { NODE, SECOND, serial, spec, userName, withPhone } from './mfa.ts';
import { practised } from './practised.ts';

describe('what a killed run left', () => {
  /** A device of this node that nobody has. */
  async function withLeftover() {
    const account = await withPhone();
    const VirtualMFADeviceName = userName;
    await account.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName, Tags: ownTags(NODE) }));
    return account;
  }

  it('is found, differs, and is replaced by one whose secret somebody has', async () => {
    const account = await withLeftover();
    const [found] = await account.find();
    expect(found).toEqual({ live: { userName: '', serialNumber: serial(userName) }, mark: 'ours' });
    const differences = iamMfaDevice.compare(spec, { userName: '', serialNumber: serial(userName) });
    expect(differences).toMatchObject([{ fact: 'userName', fix: 'update' }]);
    await iamMfaDevice.update?.(account.write, NODE, spec, found?.live as never, differences);
    expect([await account.ofUser(), await account.all()]).toEqual([[serial(userName)], [serial(userName)]]);
  });

  it('goes when the set-up is undone', async () => {
    const account = await withLeftover();
    const [found] = (await iamMfaDevice.marked?.(account.look())) ?? [];
    expect(found).toMatchObject({ node: NODE, live: { userName: '' } });
    await iamMfaDevice.remove?.(account.write, found?.live as never);
    expect(await account.all()).toEqual([]);
  });

  it('stays where it is when it carries no tags of ours, or those of another set-up', async () => {
    const account = await withPhone();
    const foreign = ownTags(NODE).map((tag) => ({ ...tag, Value: tag.Value.replace('a1b2c3d4e5f6', 'ffffffffffff') }));
    await account.iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: userName, Tags: foreign }));
    expect(await account.find()).toEqual([]);
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect(await account.all()).toEqual([serial(userName), serial(`${userName}-2`)]);
  });
});

describe('devices the user has already', () => {
  it('will do, whatever kind they are, the oldest first', async () => {
    const account = await withPhone();
    await account.sandbox.edit(({ iam }) => {
      const key = 'arn:aws:iam::123456789012:u2f/user/Administrator/key-ABCDEFGHIJKLMNOP';
      iam.users[0]?.mfaDevices.push({ serial: 'GAHT12345678', enabled: 2000 }, { serial: key, enabled: 1000 });
    });
    expect(await account.find()).toMatchObject([
      { live: { serialNumber: expect.stringContaining('u2f') }, mark: 'unmarked' },
    ]);
    expect(await account.find(SECOND)).toMatchObject([{ live: { serialNumber: 'GAHT12345678' }, mark: 'unmarked' }]);
  });

  it('go to the other node where one is ours', async () => {
    const account = await withPhone();
    await account.sandbox.edit(({ iam }) => {
      iam.users[0]?.mfaDevices.push({ serial: 'GAHT12345678', enabled: 1000 });
    });
    await iamMfaDevice.create(account.write, NODE, spec, 'token');
    expect(await account.find()).toMatchObject([{ live: { serialNumber: serial(userName) }, mark: 'ours' }]);
    expect(await account.find(SECOND)).toMatchObject([{ live: { serialNumber: 'GAHT12345678' } }]);
  });

  it('are none where the user is not there', async () => {
    const account = await practised();
    expect(await iamMfaDevice.find(account.look(), NODE, spec, undefined)).toEqual([]);
    const pending = { ...spec, userName: { pending: 'account/admin-user', fact: 'userName' } };
    expect(await iamMfaDevice.find(account.look(), NODE, pending, undefined)).toEqual([]);
  });
});

describe('a device that is removed', () => {
  it('is taken from the user first, and a second time is no mistake', async () => {
    const account = await withPhone();
    const live = await iamMfaDevice.create(account.write, NODE, spec, 'token');
    await iamMfaDevice.remove?.(account.write, live);
    await iamMfaDevice.remove?.(account.write, live);
    expect([await account.ofUser(), await account.all()]).toEqual([[], []]);
  });
});
